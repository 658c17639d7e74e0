/** Clicks on tracked links: who asked (person, machine or doubtful, and why), kept without cookies and without names. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "journal", "candidates", "links", "jobs"})
package dev.paperclick.clicks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
