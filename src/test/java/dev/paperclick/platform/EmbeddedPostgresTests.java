package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded server as one process sees it. */
class EmbeddedPostgresTests {

    @TempDir
    private Path folder;

    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = TestWorkspace.used(folder);
    }

    @AfterEach
    void stopServer() {
        workspace.close();
    }

    @Test
    void keepsDataAndAddressBetweenRuns() {
        String address;
        try (Database first = workspace.open()) {
            TestWorkspace.jdbc(first).sql("create table kept (n integer)").update();
            address = first.psqlUrl();
        }
        assertThat(workspace.server()).isEmpty();

        try (Database second = workspace.open()) {
            assertThat(second.psqlUrl()).isEqualTo(address);
            assertThat(count(second, "kept")).isZero();
        }
    }

    @Test
    void takesAnotherPortWhenThatOfLastTimeIsTaken() throws IOException {
        workspace.open().close();
        int port = Integer.parseInt(
                Files.readString(workspace.home().resolve("port")).strip());
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Database database = workspace.open()) {
            assertThat(database.jdbcUrl()).doesNotContain(":" + other.getLocalPort() + "/");
        }
    }

    @Test
    void makesItsClusterAtTheFirstStart(@TempDir Path elsewhere) {
        try (TestWorkspace fresh = TestWorkspace.fresh(elsewhere);
                Database database = fresh.open()) {
            assertThat(count(database, "pg_roles")).isPositive();
            assertThat(fresh.home().toFile().list())
                    .filteredOn(name -> name.startsWith(AtomicFile.TEMPORARY_PREFIX))
                    .isEmpty();
        }
    }

    @Test
    void listensOnTheFixedPort() throws IOException {
        int port = freePort();
        try (Database database = Database.open(workspace.workspace(), " ", port)) {
            assertThat(database.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:" + port + "/paperclick?");
        }
    }

    @Test
    void isOneServerWhenOpenedTwiceInOneProcess() {
        Database first = workspace.open();
        Database second = workspace.open();
        assertThat(second.psqlUrl()).isEqualTo(first.psqlUrl());

        first.close();
        first.close();
        assertThat(workspace.server()).isPresent();
        second.close();
        assertThat(workspace.server()).isEmpty();
    }

    @Test
    void isAnotherServerInAnotherFolder(@TempDir Path elsewhere) {
        try (TestWorkspace other = TestWorkspace.fresh(elsewhere);
                Database one = workspace.open();
                Database two = other.open()) {
            assertThat(two.jdbcUrl()).isNotEqualTo(one.jdbcUrl());
            assertThat(two.password()).isNotEqualTo(one.password());
        }
    }

    @Test
    void isTheSameServerThroughASymbolicLink(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        try (Database one = workspace.open();
                Database two = Database.open(new Workspace(link), null)) {
            assertThat(two.psqlUrl()).isEqualTo(one.psqlUrl());
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void runsInAFolderWithSpacesAndUmlauts() {
        try (TestWorkspace other = TestWorkspace.fresh(folder.resolve("Bewerbungen für Jürgen & 'Co' (2)"));
                Database database = other.open()) {
            assertThat(count(database, "pg_roles")).isPositive();
        }
    }

    @Test
    void roleOwnsItsDatabaseAndRulesNothingElse() {
        try (Database database = workspace.open()) {
            JdbcClient jdbc = TestWorkspace.jdbc(database);
            assertThat(jdbc.sql("""
                                    select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
                                      from pg_roles
                                     where rolname = current_user
                                    """).query(Boolean.class).single()).isFalse();
            assertThat(jdbc.sql("select datdba::regrole::text from pg_database where datname = current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo("paperclick");
        }
    }

    @Test
    void isDurableLocalAndDiscreet() {
        try (Database database = workspace.open()) {
            JdbcClient jdbc = TestWorkspace.jdbc(database);
            assertThat(List.of(
                            "fsync=on",
                            "full_page_writes=on",
                            "synchronous_commit=on",
                            "data_checksums=on",
                            "listen_addresses=127.0.0.1",
                            "password_encryption=scram-sha-256",
                            "server_encoding=UTF8",
                            "log_error_verbosity=terse",
                            "log_min_error_statement=panic"))
                    .allSatisfy(setting -> assertThat(jdbc.sql("select :name || '=' || current_setting(:name)")
                                    .param("name", setting.substring(0, setting.indexOf('=')))
                                    .query(String.class)
                                    .single())
                            .isEqualTo(setting));
        }
    }

    @Test
    void logKeepsNoValuesOfFailedStatements() throws IOException {
        try (Database database = workspace.open()) {
            JdbcClient jdbc = TestWorkspace.jdbc(database);
            jdbc.sql("create table people (email text primary key)").update();
            jdbc.sql("insert into people values ('steve@example.org')").update();
            assertThatThrownBy(() -> jdbc.sql("insert into people values ('steve@example.org')")
                            .update())
                    .hasMessageContaining("people_pkey");
        }
        assertThat(workspace.home().resolve("postgres.log"))
                .content()
                .contains("people_pkey")
                .doesNotContain("steve@");
    }

    @Test
    void letsNobodyInWithoutPassword() {
        try (Database database = workspace.open()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "paperclick", "guess"))
                    .returns("28P01", SQLException::getSQLState);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres"))
                    .returns("28P01", SQLException::getSQLState);
        }
    }

    @Test
    void filesBelongToTheirOwnerAlone() throws IOException {
        workspace.open().close();
        for (Path path : List.of(workspace.workspace().data(), workspace.home(), workspace.data())) {
            assertThat(permissions(path)).as("%s", path).isEqualTo("rwx------");
        }
        for (String secret : List.of("password", "password-paperclick")) {
            assertThat(permissions(workspace.home().resolve(secret))).as(secret).isEqualTo("rw-------");
        }
    }

    @Test
    void closesAFolderThatWasLeftOpen() throws IOException {
        workspace.open().close();
        Files.setPosixFilePermissions(workspace.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                workspace.home().resolve("password-paperclick"), PosixFilePermissions.fromString("rw-r--r--"));

        workspace.open().close();

        assertThat(permissions(workspace.home())).isEqualTo("rwx------");
        assertThat(permissions(workspace.home().resolve("password-paperclick"))).isEqualTo("rw-------");
    }

    @Test
    void serverHearsNothingOfTheTerminal() throws IOException {
        try (Database database = workspace.open()) {
            long pid = workspace.server().orElseThrow().pid();
            // Fields after the parenthesis: state, parent, process group, session.
            String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ");
            assertThat(List.of(stat[2], stat[3])).containsOnly(Long.toString(pid));
            assertThat(database.isEmbedded()).isTrue();
        }
    }

    @Test
    void keepsRunningOnDemandUntilTheNextUser() {
        try (Database database = workspace.open()) {
            database.keepRunning();
        }
        assertThat(workspace.server()).isPresent();

        workspace.open().close();
        assertThat(workspace.server()).isEmpty();
    }

    @Test
    void aPersonsSessionIsNotCutOff() throws SQLException {
        Database database = workspace.open();
        try (Connection psql = DriverManager.getConnection(
                database.jdbcUrl().replaceFirst("ApplicationName=[^&]*", "ApplicationName=psql"),
                database.user(),
                database.password())) {
            database.close();
            assertThat(psql.isValid(1)).isTrue();
        }
        await().untilAsserted(() -> {
            workspace.open().close();
            assertThat(workspace.server()).isEmpty();
        });
    }

    @Test
    void statusTellsWhereTheDataAreAndWhoUsesThem() throws SQLException {
        try (Database database = workspace.open();
                Connection other = DriverManager.getConnection(
                        database.jdbcUrl().replaceFirst("ApplicationName=[^&]*", "ApplicationName=DBeaver"),
                        database.user(),
                        database.password())) {
            DatabaseStatus status = database.status();

            assertThat(other.isValid(1)).isTrue();
            assertThat(status.embedded()).isTrue();
            assertThat(status.location())
                    .isEqualTo(workspace.data().toRealPath().toString());
            assertThat(status.serverVersion()).startsWith("17.");
            assertThat(status.bytes()).isBetween(1_000_000L, 100_000_000L);
            assertThat(status.address())
                    .startsWith("postgresql://paperclick@127.0.0.1:")
                    .doesNotContain(database.password());
            assertThat(status.sessions()).singleElement().satisfies(session -> {
                assertThat(session.application()).isEqualTo("DBeaver");
                assertThat(session.client()).isEqualTo("127.0.0.1");
                assertThat(session.pid()).isPositive();
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLostPasswordIsReplaced() throws IOException {
        try (Database database = workspace.open()) {
            TestWorkspace.jdbc(database).sql("create table kept (n integer)").update();
        }
        Files.delete(workspace.home().resolve("password"));
        Files.delete(workspace.home().resolve("password-paperclick"));

        try (Database database = workspace.open()) {
            assertThat(count(database, "kept")).isZero();
        }
        assertThat(permissions(workspace.home().resolve("password"))).isEqualTo("rw-------");
    }

    @Test
    void aHalfMadeRoleIsCompleted() throws IOException {
        try (Database database = workspace.open()) {
            database.keepRunning();
            Files.delete(workspace.home().resolve("password-paperclick"));
        }
        try (Database database = workspace.open()) {
            assertThat(count(database, "pg_roles")).isPositive();
        }
    }

    @Test
    void aLongLogIsPutAside() throws IOException {
        Path log = workspace.home().resolve("postgres.log");
        Files.write(log, new byte[10_000_001]);

        workspace.open().close();

        assertThat(Files.size(log)).isLessThan(10_000);
        assertThat(log.resolveSibling("postgres.log.1")).hasSize(10_000_001);
    }

    private static int count(Database database, String table) {
        return TestWorkspace.jdbc(database)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }
}
