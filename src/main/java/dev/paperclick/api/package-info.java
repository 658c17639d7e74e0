/** JSON for programs, on the console: how links are doing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "http", "links", "clicks"})
package dev.paperclick.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
