/** Applications and the lists that they come from: any usual CSV in, checked applications or rejected rows out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.applications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
