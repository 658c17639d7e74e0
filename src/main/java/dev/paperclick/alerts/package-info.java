/** What people are told the moment a person first opens an application: by mail, and by webhook. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "applications", "clicks", "reports", "mail"})
package dev.paperclick.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
