package dev.paperclick.clicks;

import dev.paperclick.journal.JournalProperties;
import dev.paperclick.platform.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ClickProperties.class, JournalProperties.class})
class ClicksConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ClicksConfiguration.class);

    @Bean
    ClickClassifier clickClassifier(ClickProperties properties, Workspace workspace) {
        ScannerNetworks networks = properties.scannerNetworks().isEmpty()
                ? ScannerNetworks.shipped()
                : ScannerNetworks.of(workspace.home().resolve(properties.scannerNetworks()));
        if (!networks.skipped().isEmpty()) {
            log.warn(
                    "{}: {} skipped, the first is {}; see 'paperclick clicks rules'.",
                    networks.source(),
                    networks.skipped().size() == 1
                            ? "1 line"
                            : networks.skipped().size() + " lines",
                    networks.skipped().get(0));
        }
        return new ClickClassifier(networks, properties.ownNetworks());
    }
}
