/** LibreOffice, a program beside ours: where it is, and Word documents turned into PDFs by processes that we start and end. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.paperclick.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
