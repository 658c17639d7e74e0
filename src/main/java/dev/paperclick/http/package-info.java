/** The two entrances of the server: a public listener for readers, a console for the people at home. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
