/** When jobs run, and that they run to their end: starts, restarts and stops Batch jobs; knows no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
