package dev.paperclick;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhatTheirPackageInfoAllows() {
        ApplicationModules.of(Paperclick.class).verify();
    }
}
