/** The command line: each command parses, calls one front door and prints. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "applications",
            "candidates",
            "applications",
            "documents",
            "http",
            "clicks",
            "rollups",
            "links",
            "redirect",
            "journal",
            "jobs",
            "reports",
            "targets",
            "mail",
            "alerts"
        })
package dev.paperclick.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
