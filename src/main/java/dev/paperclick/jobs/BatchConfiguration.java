package dev.paperclick.jobs;

import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.infrastructure.support.DatabaseType;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch on our database, which need not be there yet when this is wired: Spring Boot's own would ask it what it is. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration extends JdbcDefaultBatchConfiguration {

    @Override
    protected String getDatabaseType() {
        return DatabaseType.POSTGRES.name();
    }

    /**
     * Not Batch's own, with which of two runs that begin at the same moment one fails. That a run begins only once is seen to by
     * the lock that whoever starts it holds.
     */
    @Override
    protected Isolation getIsolationLevelForCreate() {
        return Isolation.READ_COMMITTED;
    }
}
