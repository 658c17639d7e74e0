package dev.paperclick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The PostgreSQL database that everything is kept in: the embedded one in {@code data/postgres}, or one on an existing
 * server. Open means that it can be connected to; pools and migrations are others' matter.
 */
public final class Database implements AutoCloseable {

    private final DatabaseAddress external;
    private final @Nullable EmbeddedPostgres server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(DatabaseAddress external, @Nullable EmbeddedPostgres server) {
        this.external = external;
        this.server = server;
    }

    /** As {@link #open(Workspace, String, Integer)}, on any free port. */
    public static Database open(Workspace workspace, @Nullable String databaseUrl) {
        return open(workspace, databaseUrl, null);
    }

    /**
     * Starts or joins the embedded server when there is no address, else tries the server that the address names.
     *
     * @param databaseUrl {@code postgresql://…}, {@code postgres://…} or {@code jdbc:postgresql://…}; null or blank for
     *     the embedded server
     * @param port for the embedded server if it is to be started; null for a free one, which stays the same where
     *     possible
     * @throws UserProblem when the database cannot be used
     */
    public static Database open(Workspace workspace, @Nullable String databaseUrl, @Nullable Integer port) {
        if (databaseUrl != null && !databaseUrl.isBlank()) {
            DatabaseAddress address = DatabaseAddress.parse(databaseUrl);
            new ExternalServer(address).check();
            return new Database(address, null);
        }
        workspace.makeData();
        EmbeddedPostgres server =
                EmbeddedPostgres.open(workspace.data().resolve("postgres"), PostgresSettings.onPort(port));
        return new Database(server.address(), server);
    }

    /** For the JDBC driver, without user and password. */
    public String jdbcUrl() {
        return address().jdbcUrl();
    }

    public String user() {
        return address().user();
    }

    public String password() {
        return address().password();
    }

    /** {@code postgresql://user:password@host:port/db}, as psql and other tools take it. */
    public String psqlUrl() {
        return address().psqlUrl();
    }

    /** The address without the password, for messages. */
    public String describe() {
        return address().toString();
    }

    public boolean isEmbedded() {
        return server != null;
    }

    /** Asks the server. */
    public DatabaseStatus status() {
        try (Connection connection = address().connect()) {
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            String version =
                    client.sql("show server_version").query(String.class).single();
            long bytes = client.sql("select pg_database_size(current_database())")
                    .query(Long.class)
                    .single();
            return new DatabaseStatus(isEmbedded(), location(), version, bytes, describe(), sessions(client));
        } catch (SQLException e) {
            throw UserProblem.inSurroundings(
                    "The database at " + describe() + " does not answer (" + e.getMessage()
                            + "); start the command again.",
                    e);
        }
    }

    /**
     * Lets the embedded server run on when this process ends, for a person or tool that was given {@link #psqlUrl()}. It
     * is stopped by the next process that is the last one out while no such session is open.
     */
    public void keepRunning() {
        if (server != null) {
            server.keepRunning();
        }
    }

    /**
     * Starts the embedded server again when it has died, or finds it where another process has started it.
     *
     * @return false for an existing server, which is others' to revive
     * @throws UserProblem when it cannot be started
     */
    boolean revive() {
        if (server == null) {
            return false;
        }
        server.revive();
        return true;
    }

    /** Gives the embedded server back; the last one out stops it. Does nothing the second time. */
    @Override
    public void close() {
        if (server != null && closed.compareAndSet(false, true)) {
            server.close();
        }
    }

    /** Where it is at this moment: an embedded server that was revived may have another port. */
    DatabaseAddress address() {
        return server == null ? external : server.address();
    }

    private String location() {
        return server == null ? external.hosts() : server.home().data().toString();
    }

    private static List<DatabaseStatus.Session> sessions(JdbcClient client) {
        return client.sql("""
                        select application_name as application, pid, host(client_addr) as client
                          from pg_stat_activity
                         where datname = current_database()
                           and backend_type = 'client backend'
                           and pid <> pg_backend_pid()
                         order by backend_start
                        """).query(DatabaseStatus.Session.class).list();
    }
}
