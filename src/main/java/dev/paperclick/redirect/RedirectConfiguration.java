package dev.paperclick.redirect;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedirectConfiguration {

    @Bean
    FixedRoute robots() {
        return new FixedRoute("/robots.txt", "text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n");
    }

    /** Asks Chrome's proxy not to fetch links ahead of a click. */
    @Bean
    FixedRoute trafficAdvice() {
        return new FixedRoute(
                "/.well-known/traffic-advice",
                "application/trafficadvice+json",
                "[{\"user_agent\":\"prefetch-proxy\",\"disallow\":true}]");
    }
}
