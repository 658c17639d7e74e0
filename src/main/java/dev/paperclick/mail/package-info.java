/** Mail about what happened: the weekly digest of each candidate and of all together, each to each recipient once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "candidates", "links", "http", "jobs", "reports"})
package dev.paperclick.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
