/**
 * Word templates: checked and compiled once, then rendered many times without an object model.
 *
 * <p>{@code file → container → tree per part → tags found across runs → sections hoisted → program → bytes}. The front
 * door is {@link dev.paperclick.templates.CompiledTemplate}, its currency {@link dev.paperclick.templates.Value}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
