/** Links handed out with applications: minted once, found again, never reused. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
