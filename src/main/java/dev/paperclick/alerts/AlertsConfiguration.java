package dev.paperclick.alerts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AlertProperties.class, WebhookProperties.class})
class AlertsConfiguration {}
