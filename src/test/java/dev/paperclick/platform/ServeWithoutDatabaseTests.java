package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.ServeProcess;
import dev.paperclick.Waits;
import dev.paperclick.http.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code paperclick serve} while its database is not there yet, is killed, or hangs. */
@Execution(ExecutionMode.CONCURRENT)
class ServeWithoutDatabaseTests {

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
    void startsBeforeAnExistingServerAndGoesOnWhenThatComes(@TempDir Path ours) throws IOException {
        String url;
        try (Database once = workspace.open()) {
            url = once.psqlUrl();
        }
        try (ServeProcess served = ServeProcess.start(ours, Map.of("DATABASE_URL", url))) {
            assertThat(served.warnings()).singleElement().asString().contains("DATABASE_URL", "Going on without");
            assertThat(served.health()).isEqualTo(503);
            assertThat(RawHttp.get(served.port(), "/track/lt_calendly_abcdefghijklmnopqrstuv")
                            .status())
                    .isEqualTo(503);

            try (Database come = workspace.open()) {
                served.awaitHealth(200);
                assertThat(TestWorkspace.jdbc(come)
                                .sql("select count(*) from link_tracking")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
            served.awaitHealth(503);
            await().atMost(Waits.LONG)
                    .untilAsserted(() -> assertThat(served.warnings())
                            .filteredOn(warning -> warning.contains("Going on without"))
                            .hasSize(2));
            served.endsWell();
        }
    }

    @Test
    void aServerThatSaysNothingKeepsNobodyWaiting(@TempDir Path ours) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServeProcess served = ServeProcess.start(
                        ours, Map.of("DATABASE_URL", "postgresql://me@127.0.0.1:" + silent.getLocalPort() + "/mine"))) {
            assertThat(served.health()).isEqualTo(503);
            assertThat(served.warnings()).singleElement().asString().contains("takes its time");
            served.endsWell();
        }
    }

    @Test
    void startsBeforeAnEmbeddedServerWhosePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServeProcess served = ServeProcess.start(
                        folder, Map.of("PAPERCLICK_DB_PORT", Integer.toString(other.getLocalPort())))) {
            assertThat(served.health()).isEqualTo(503);
            assertThat(served.warnings()).singleElement().asString().contains("PAPERCLICK_DB_PORT");

            other.close();

            served.awaitHealth(200);
            served.endsWell();
            assertThat(workspace.server()).isEmpty();
        }
    }

    @Test
    void revivesAnEmbeddedServerThatWasKilledUnderWhateverPort() throws IOException {
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            served.awaitHealth(200);
            PostmasterPid killed = workspace.server().orElseThrow();
            Files.delete(workspace.home().resolve("port"));
            signal("KILL", killed.pid());
            try (ServerSocket inItsPlace = awaitPort(killed.port())) {
                await().atMost(Waits.LONG)
                        .until(() -> workspace
                                .server()
                                .filter(server -> server.pid() != killed.pid() && server.isReady())
                                .isPresent());
                served.awaitHealth(200);
                assertThat(workspace.server().orElseThrow().port()).isNotEqualTo(inItsPlace.getLocalPort());
            }
            served.endsWell();
            assertThat(workspace.server()).isEmpty();
        }
    }

    @Test
    void aSecondOneInTheSameWorkspaceIsRefused() {
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            served.awaitHealth(200);

            PaperclickProcess.Result second =
                    PaperclickProcess.run(folder, Map.of("SERVER_PORT", "0", "CONSOLE_PORT", "0"), "serve");

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("journal", "in use by another 'paperclick serve'", "PAPERCLICK_HOME");
            assertThat(second.err().strip()).hasLineCount(1);
            served.awaitHealth(200);
            served.endsWell();
            assertThat(workspace.server()).isEmpty();
        }
    }

    @Test
    void aServerThatHangsIsSeenAndUsedAgainWhenItWakesUp() throws IOException {
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            served.awaitHealth(200);
            List<Long> stopped = ServerProcesses.in(workspace.data());
            signal("STOP", stopped);
            try {
                served.awaitHealth(503);
            } finally {
                signal("CONT", stopped);
            }
            served.awaitHealth(200);
            assertThat(workspace.server().orElseThrow().pid()).isIn(stopped);
            served.endsWell();
        }
    }

    @Test
    void anExistingServerThatHangsIsUsedAgainWhenItWakesUp(@TempDir Path ours) throws IOException {
        try (Database existing = workspace.open();
                ServeProcess served = ServeProcess.start(ours, Map.of("DATABASE_URL", existing.psqlUrl()))) {
            served.awaitHealth(200);
            List<Long> stopped = ServerProcesses.in(workspace.data());
            signal("STOP", stopped);
            try {
                served.awaitHealth(503);
                await().atMost(Waits.LONG)
                        .untilAsserted(() -> assertThat(served.warnings())
                                .singleElement()
                                .asString()
                                .contains("does not answer"));
            } finally {
                signal("CONT", stopped);
            }
            served.awaitHealth(200);
            served.endsWell();
        }
    }

    @Test
    void endsWellWhileItsServerHangs() throws IOException {
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            served.awaitHealth(200);
            List<Long> stopped = ServerProcesses.in(workspace.data());
            signal("STOP", stopped);
            try {
                served.awaitHealth(503);
                served.endsWell();
            } finally {
                signal("CONT", stopped);
            }
        }
    }

    /** A port of a server that has just been killed, as soon as its backends are gone, too. */
    private static ServerSocket awaitPort(int port) {
        return await().atMost(Waits.LONG)
                .ignoreExceptions()
                .until(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()), ServerSocket::isBound);
    }

    private static void signal(String name, List<Long> pids) throws IOException {
        for (long pid : pids) {
            signal(name, pid);
        }
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
