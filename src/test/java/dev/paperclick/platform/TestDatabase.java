package dev.paperclick.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of a test's own on a real server, owned by the same ordinary role as in production. All databases of a JVM
 * share one server, which goes away with the JVM. Sessions are never in UTC: the driver sends the JVM's zone, and what
 * connects without one gets the Chatham Islands', 12:45 or 13:45 ahead.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ZONE = "Pacific/Chatham";

    private static final long STEPS = 1_000_000;
    private static final AtomicLong FIRST_STEP = new AtomicLong(1);

    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        HikariConfig config = new HikariConfig();
        config.setPoolName(address.database());
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        this.pool = new HikariDataSource(config);
    }

    /** A new database with the present schema and what migrations put into it, nothing else. */
    public static TestDatabase fresh() {
        TestDatabase database = create("template " + OwnDatabase.NAME);
        // Batch keeps the steps that run in a JVM by their numbers, as if they were of one database.
        database.asSuperuser("alter sequence batch_step_execution_seq restart with " + FIRST_STEP.getAndAdd(STEPS));
        return database;
    }

    /** A new database without any schema, for tests of migrations. */
    public static TestDatabase empty() {
        return create("template template0");
    }

    private static TestDatabase create(String origin) {
        String name = "test_" + COUNT.incrementAndGet();
        onServer("create database " + name + " " + origin + " owner " + OwnDatabase.NAME);
        onServer("alter database " + name + " set timezone to '" + ZONE + "'");
        return new TestDatabase(TestServer.shared().owners(name));
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    public String user() {
        return address.user();
    }

    public String password() {
        return address.password();
    }

    /** With user and password; also what a test gives as {@code DATABASE_URL}. */
    public String psqlUrl() {
        return address.psqlUrl();
    }

    /** A pool that grows with use. */
    public DataSource dataSource() {
        return pool;
    }

    /** Statements against {@link #dataSource()}. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Ends all sessions and lets nobody in, as if the server were gone. */
    public void shut() {
        onServer("alter database " + address.database() + " allow_connections false");
        onServer("do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + address.database() + "'; end $$");
    }

    /** Ends all sessions but this one, as if the server had gone and come back at once. */
    public void endOtherSessions(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Lets people in again. */
    public void reopen() {
        onServer("alter database " + address.database() + " allow_connections true");
    }

    /** Drops the database; optional, as the whole server goes with the JVM. */
    @Override
    public void close() {
        pool.close();
        onServer("drop database if exists " + address.database() + " with (force)");
    }

    /** Runs a statement in this database that its owner may not run. */
    void asSuperuser(String sql) {
        execute(TestServer.shared().superusers(address.database()), sql);
    }

    /** Runs a statement about the server that has all test databases, as its superuser. */
    static void onServer(String sql) {
        execute(TestServer.shared().superusers(PostgresCluster.SUPERUSER), sql);
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = address.connect()) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .update();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
