package dev.paperclick.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, its connection pool and its migration. Spring closes the pool, which needs the database, first. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    private static final int MOST_CONNECTIONS = 10;

    @Bean(destroyMethod = "close")
    Database database(DatabaseProperties properties, ObjectProvider<Workspace> workspace) {
        return Database.open(workspace.getIfAvailable(Workspace::current), properties.url(), properties.portNumber());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("paperclick");
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        // A command of one second should not open ten connections for it.
        pool.setMinimumIdle(1);
        // A job asks several times before it gives up; with the usual half minute each, a person would wait for
        // minutes.
        pool.setConnectionTimeout(5_000);
        return new HikariDataSource(pool);
    }

    @Bean
    FlywayMigrationStrategy migration(Database database) {
        return new Migration(database.describe())::run;
    }
}
