/** When jobs run, and that they run to their end: reads definitions, keeps the plan, starts, restarts and stops Batch jobs; knows no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "http"})
package dev.paperclick.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
