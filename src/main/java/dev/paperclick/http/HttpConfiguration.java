package dev.paperclick.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpProperties.class, TlsProperties.class})
class HttpConfiguration {

    /** Where modules register what they count; serve shows all of it on the console. */
    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    ClientAddress clientAddress(HttpProperties properties) {
        return new ClientAddress(properties.trustedNetworks());
    }
}
