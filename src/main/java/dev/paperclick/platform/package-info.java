/** What every feature stands on: the workspace folders, the database, whole files, the clock, problems a person can mend. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dev.paperclick.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
