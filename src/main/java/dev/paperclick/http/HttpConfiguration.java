package dev.paperclick.http;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

    @Bean
    ClientAddress clientAddress(HttpProperties properties) {
        return new ClientAddress(properties.trustedNetworks());
    }
}
