/** Clicks counted by day: what reports add up, so that their cost does not follow how much was ever clicked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "clicks"})
package dev.paperclick.rollups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
