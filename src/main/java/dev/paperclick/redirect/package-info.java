/** The answer to a reader's click: find the link, keep the click, send the reader on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "http", "links", "journal", "clicks"})
package dev.paperclick.redirect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
