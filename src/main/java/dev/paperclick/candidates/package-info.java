/** The people who apply: their profile, imported from JSON Resume or set by hand. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.candidates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
