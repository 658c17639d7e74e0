/** What the operator of an installation is told: once a day, and only when something is wrong. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "jobs", "journal", "clicks", "reports", "mail", "alerts"})
package dev.paperclick.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
