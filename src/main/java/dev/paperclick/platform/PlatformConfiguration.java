package dev.paperclick.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    Workspace workspace() {
        return Workspace.current();
    }

    /** The one clock; nothing else asks for the time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
