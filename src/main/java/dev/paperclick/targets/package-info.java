/** Where links lead: looked at now and then, so that dead ends and pages that have moved are known before readers find them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "links", "jobs"})
package dev.paperclick.targets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
