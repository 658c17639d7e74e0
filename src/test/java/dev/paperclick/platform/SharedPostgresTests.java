package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The embedded server among several processes, any of which may be killed. */
class SharedPostgresTests {

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
    void theLastOneOutStopsIt() {
        Database first = workspace.open();
        try (ChildJvm second = workspace.openInAnotherProcess()) {
            assertThat(second.await("open ")).isEqualTo(first.psqlUrl());

            first.close();
            assertThat(workspace.server()).isPresent();

            second.send("close");
            second.await("closed");
            assertThat(workspace.server()).isEmpty();
        }
    }

    @Test
    void theFirstOneMayOutliveTheSecond() {
        try (Database first = workspace.open();
                ChildJvm second = workspace.openInAnotherProcess()) {
            second.await("open ");
            second.send("close");
            second.await("closed");

            assertThat(TestWorkspace.jdbc(first)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoFirstStartsAtOnceAgree() {
        Path fresh = folder.resolve("fresh");
        try (ChildJvm one = ChildJvm.start(DatabaseUser.class, fresh.toString());
                ChildJvm two = ChildJvm.start(DatabaseUser.class, fresh.toString())) {
            assertThat(one.await("open ")).isEqualTo(two.await("open "));
            one.send("close");
            one.await("closed");
            two.send("create table late (n integer)");
            two.await("done");
            two.send("close");
            two.await("closed");
        }
        Path home = fresh.resolve("data/postgres");
        assertThat(PostmasterPid.read(home.resolve("data"))).isEmpty();
        assertThat(leftOvers(home)).isEmpty();
    }

    @Test
    void aKilledProcessLeavesAServerThatTheNextOneTakesOver() {
        PostmasterPid server;
        try (ChildJvm killed = workspace.openInAnotherProcess()) {
            killed.await("open ");
            server = workspace.server().orElseThrow();
            killed.send("create table kept as select generate_series(1, 1000) as n");
            killed.await("done");
        }
        assertThat(workspace.server()).contains(server);

        try (Database next = workspace.open()) {
            assertThat(workspace.server()).contains(server);
            assertThat(rows(next)).isEqualTo(1000);
        }
        assertThat(workspace.server()).isEmpty();
    }

    @Test
    void aKilledServerComesBackWithItsRows() throws IOException {
        try (Database survivor = workspace.open()) {
            TestWorkspace.jdbc(survivor)
                    .sql("create table kept as select generate_series(1, 1000) as n")
                    .update();
            signal("KILL", workspace.server().orElseThrow().pid());
            await().until(() -> workspace.server().isEmpty());

            try (Database next = workspace.open()) {
                assertThat(rows(next)).isEqualTo(1000);
                assertThat(rows(survivor)).as("through the address of before").isEqualTo(1000);
            }
            assertThat(workspace.server()).isPresent();
        }
        assertThat(workspace.server()).isEmpty();
    }

    @Test
    void aServerAndAProcessKilledTogetherLoseNothing() throws IOException {
        try (ChildJvm killed = workspace.openInAnotherProcess()) {
            killed.await("open ");
            killed.send("create table kept as select generate_series(1, 1000) as n");
            killed.await("done");
            signal("KILL", workspace.server().orElseThrow().pid());
        }
        try (Database next = workspace.open()) {
            assertThat(rows(next)).isEqualTo(1000);
        }
    }

    @Test
    void waitsForTheBackendsOfAKilledServer() throws IOException, SQLException {
        try (Database database = workspace.open();
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            long backend = connection.unwrap(PGConnection.class).getBackendPID();
            // A backend that is stopped does not notice that its server is gone.
            signal("STOP", backend);
            signal("KILL", workspace.server().orElseThrow().pid());
            await().until(() -> workspace.server().isEmpty());

            CompletableFuture<Database> next = CompletableFuture.supplyAsync(workspace::open);
            await().during(Duration.ofMillis(300))
                    .until(() -> !next.isDone() && workspace.server().isEmpty());
            signal("CONT", backend);
            try (Database started = next.join()) {
                assertThat(started.isEmbedded()).isTrue();
                assertThat(ServerProcesses.in(workspace.data())).doesNotContain(backend);
            }
        }
    }

    @Test
    void aPidFileThatNamesAnotherLivingProcessIsNoServer() throws IOException {
        Path pidFile = workspace.data().resolve("postmaster.pid");
        Files.writeString(pidFile, """
                %d
                %s
                1795247409
                54999

                127.0.0.1
                  2172698         8
                ready
                """.formatted(ProcessHandle.current().pid(), workspace.data()));

        try (Database database = workspace.open()) {
            assertThat(workspace.server().orElseThrow().pid())
                    .isNotEqualTo(ProcessHandle.current().pid());
            assertThat(database.jdbcUrl()).doesNotContain("54999");
        }
    }

    @Test
    void aPidFileThatNamesTheServerOfAnotherFolderIsNoServer(@TempDir Path elsewhere) throws IOException {
        try (TestWorkspace other = TestWorkspace.fresh(elsewhere);
                Database database = other.open()) {
            Files.copy(other.data().resolve("postmaster.pid"), workspace.data().resolve("postmaster.pid"));
            try (Database ours = workspace.open()) {
                assertThat(ours.jdbcUrl()).isNotEqualTo(database.jdbcUrl());
            }
            assertThat(other.server()).isPresent();
        }
    }

    @Test
    void anEmptyPidFileIsNoServer() throws IOException {
        Files.createFile(workspace.data().resolve("postmaster.pid"));

        workspace.open().close();

        assertThat(workspace.server()).isEmpty();
    }

    @Test
    void aServerThatIsJustStoppingIsWaitedFor() throws IOException, SQLException {
        try (Database database = workspace.open();
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            PostmasterPid stopping = workspace.server().orElseThrow();
            long backend = connection.unwrap(PGConnection.class).getBackendPID();
            // The server cannot finish before this backend does. The signal is that of "pg_ctl stop -m fast".
            signal("STOP", backend);
            signal("INT", stopping.pid());
            await().until(() -> !workspace.server().orElseThrow().isReady());

            CompletableFuture<Database> next = CompletableFuture.supplyAsync(workspace::open);
            await().during(Duration.ofMillis(300)).until(() -> !next.isDone());
            signal("CONT", backend);
            try (Database started = next.join()) {
                assertThat(workspace.server().orElseThrow().pid()).isNotEqualTo(stopping.pid());
                assertThat(rowsOf(started, "pg_roles")).isPositive();
            }
        }
        assertThat(workspace.server()).isEmpty();
    }

    private static int rows(Database database) {
        return rowsOf(database, "kept");
    }

    private static int rowsOf(Database database, String table) {
        return TestWorkspace.jdbc(database)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> leftOvers(Path home) {
        try (Stream<Path> files = Files.list(home)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(AtomicFile.TEMPORARY_PREFIX))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
