package dev.paperclick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Paperclick's own role and database inside the embedded server: the role owns the database and rules nothing else. */
record OwnDatabase(PostgresHome home, int port) {

    static final String NAME = "paperclick";

    private static final String INVALID_PASSWORD = "28P01";

    /** The database's address; role and database are made, or made usable again, where that is needed. */
    DatabaseAddress open() {
        Optional<String> password = home.ownPassword().read();
        if (password.isPresent() && accepts(password.get())) {
            return address(password.get());
        }
        return address(make(password.orElseGet(PasswordFile::random)));
    }

    /** The address, for a server that other processes use already. */
    DatabaseAddress join() {
        return home.ownPassword().read().map(this::address).orElseGet(this::open);
    }

    /** How many sessions of other programs than Paperclick are open, such as a person's psql; 0 when it cannot tell. */
    int guests() {
        Optional<String> password = home.ownPassword().read();
        if (password.isEmpty()) {
            return 0;
        }
        try (Connection connection = address(password.get()).connect(Patience.FOR_A_LOOK)) {
            return client(connection).sql("""
                            select count(*)
                              from pg_stat_activity
                             where backend_type = 'client backend'
                               and pid <> pg_backend_pid()
                               and application_name not like 'paperclick%'
                            """).query(Integer.class).single();
        } catch (SQLException | DataAccessException e) {
            return 0;
        }
    }

    private DatabaseAddress address(String password) {
        return DatabaseAddress.local(port, NAME, NAME, password);
    }

    private boolean accepts(String password) {
        try (Connection connection = address(password).connect(Patience.FOR_ENTERING)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            return false;
        }
    }

    // The password is written last: a file that is there means that role and database are, too.
    private String make(String password) {
        try (Connection connection = superuser().connect()) {
            JdbcClient client = client(connection);
            String verb =
                    exists(client, "select exists (select from pg_roles where rolname = :name)") ? "alter" : "create";
            String role = client.sql("select format('%s role %I login password %L', :verb, :name, :password)")
                    .param("verb", verb)
                    .param("name", NAME)
                    .param("password", password)
                    .query(String.class)
                    .single();
            client.sql(role).update();
            if (!exists(client, "select exists (select from pg_database where datname = :name)")) {
                client.sql("create database paperclick owner paperclick").update();
            }
            home.ownPassword().write(password);
            return password;
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private static boolean exists(JdbcClient client, String query) {
        return client.sql(query).param("name", NAME).query(Boolean.class).single();
    }

    private DatabaseAddress superuser() {
        return DatabaseAddress.local(
                port,
                PostgresCluster.SUPERUSER,
                PostgresCluster.SUPERUSER,
                home.password().read().orElse(""));
    }

    private UserProblem refusal(SQLException e) {
        if (INVALID_PASSWORD.equals(e.getSQLState())) {
            return UserProblem.inSurroundings(
                    "The password in " + home.password().path() + " does not open the database beside it; put the "
                            + "right file back, or delete it and run the same command again to have a new one made.",
                    e);
        }
        return UserProblem.inSurroundings(
                "The embedded PostgreSQL runs but does not let Paperclick in (" + e.getMessage() + "); see "
                        + home.log().file() + ".",
                e);
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
