package dev.paperclick.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The way to the database, open from the start or, for a program that can do without it for a while, as soon as it is there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DatabaseGate dataSource(DatabaseProperties properties, ObjectProvider<Workspace> workspace) {
        Workspace home = workspace.getIfAvailable(Workspace::current);
        DatabaseGate gate = new DatabaseGate(() -> OpenDatabase.of(
                Database.open(home, properties.url(), properties.portNumber()),
                properties.patient() ? Patience.OF_A_SERVER : Patience.OF_A_COMMAND));
        if (!properties.patient()) {
            gate.open();
        }
        return gate;
    }

    /** For who wants to know about the database instead of using it. The gate closes it. */
    @Bean(destroyMethod = "")
    @Lazy
    Database database(DatabaseGate gate) {
        return gate.database();
    }

    @Bean(destroyMethod = "close")
    @Lazy
    DatabaseWatch databaseWatch(DatabaseGate gate) {
        return DatabaseWatch.start(gate);
    }
}
