/** Pairs of documents on disk: the generate job, from a list's rows to resumes, cover letters, their PDFs and a summary. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "candidates", "applications", "links", "templates", "office", "jobs"})
package dev.paperclick.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
