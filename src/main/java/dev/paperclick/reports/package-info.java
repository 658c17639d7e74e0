/** Numbers about applications and clicks, counted from the rows and written down for people. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "applications", "candidates", "clicks", "rollups", "jobs"})
package dev.paperclick.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
