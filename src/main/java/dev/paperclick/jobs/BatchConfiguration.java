package dev.paperclick.jobs;

import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.infrastructure.support.DatabaseType;
import org.springframework.context.annotation.Configuration;

/** Spring Batch on our database, which need not be there yet when this is wired: Spring Boot's own would ask it what it is. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration extends JdbcDefaultBatchConfiguration {

    @Override
    protected String getDatabaseType() {
        return DatabaseType.POSTGRES.name();
    }
}
