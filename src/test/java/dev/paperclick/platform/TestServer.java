package dev.paperclick.platform;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The one server of a test JVM; its database {@code paperclick} is migrated and serves as template for all others. */
final class TestServer {

    // A crash may lose the data of tests; they run faster so.
    private static final PostgresSettings CARELESS = new PostgresSettings(
            null, List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"));

    private static @Nullable TestServer shared;

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static synchronized TestServer shared() {
        if (shared == null) {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.open(TestHomes.create("server").folder(), CARELESS);
            DatabaseAddress template = postgres.address();
            Flyway.configure()
                    .dataSource(template.jdbcUrl(), template.user(), template.password())
                    .load()
                    .migrate();
            shared = new TestServer(postgres);
        }
        return shared;
    }

    /** A database of the server, for the role that owns it. */
    DatabaseAddress owners(String database) {
        return of(database, postgres.address().user(), postgres.address().password());
    }

    /** A database of the server, for the superuser. */
    DatabaseAddress superusers(String database) {
        return of(
                database,
                PostgresCluster.SUPERUSER,
                postgres.home().password().read().orElseThrow());
    }

    private DatabaseAddress of(String database, String user, String password) {
        return new DatabaseAddress(postgres.address().hosts(), database, user, password, Map.of());
    }
}
