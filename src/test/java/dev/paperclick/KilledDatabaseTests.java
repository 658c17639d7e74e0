package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.http.RawHttp;
import dev.paperclick.platform.Database;
import dev.paperclick.platform.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The database is killed, hangs or is away while readers click as fast as they can: they do not notice. */
@Execution(ExecutionMode.CONCURRENT)
class KilledDatabaseTests {

    private static final int READERS = 2;

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

    private String link(ServeProcess served) {
        served.awaitHealth(200);
        try (Database database = workspace.open()) {
            String path = KeptClicks.in(database).link();
            await().atMost(Waits.LONG)
                    .until(() -> RawHttp.call("HEAD", served.port(), path).status() == 302);
            await().atMost(Waits.LONG).until(() -> KeptClicks.in(database).count() == 1);
            TestWorkspace.jdbc(database).sql("truncate link_clicks").update();
            return path;
        }
    }

    private static void assertNobodyNoticed(ClickLoad load) {
        assertThat(load.otherAnswers()).isEmpty();
        assertThat(load.brokenConnections()).isZero();
    }

    private void assertEachOnce(ClickLoad load) {
        try (Database database = workspace.open()) {
            KeptClicks.in(database).assertEachOnce(load);
        }
    }

    @Test
    void killedUnderTheServerThatKeepsIt() {
        try (ServeProcess served = ServeProcess.start(folder, Map.of());
                ClickLoad load = ClickLoad.on(served.port(), link(served), READERS)) {
            for (int i = 0; i < 2; i++) {
                load.awaitMore(1_000);
                workspace.signal("KILL");
                await().atMost(Waits.LONG).until(workspace::isServed);
                served.awaitHealth(200);
            }
            load.awaitMore(1_000);
            load.stop();

            assertEachOnce(load);
            assertNobodyNoticed(load);
            served.endsWell();
        }
    }

    @Test
    void anExistingServerKilledAndStartedAgain(@TempDir Path ours) {
        Database existing = workspace.open();
        try (ServeProcess served = ServeProcess.start(ours, Map.of("DATABASE_URL", existing.psqlUrl()));
                ClickLoad load = ClickLoad.on(served.port(), link(served), READERS)) {
            load.awaitMore(1_000);
            workspace.signal("KILL");
            served.awaitHealth(503);
            load.awaitMore(1_000);
            existing.close();

            existing = workspace.open();

            served.awaitHealth(200);
            load.awaitMore(1_000);
            load.stop();
            assertEachOnce(load);
            assertNobodyNoticed(load);
            served.endsWell();
        } finally {
            existing.close();
        }
    }

    @Test
    void oneThatHangsAndWakesUp() {
        try (ServeProcess served = ServeProcess.start(folder, Map.of());
                ClickLoad load = ClickLoad.on(served.port(), link(served), READERS)) {
            load.awaitMore(1_000);
            workspace.signal("STOP");
            try {
                served.awaitHealth(503);
                load.awaitMore(1_000);
                assertThat(RawHttp.get(served.port(), "/track/lt_calendly_abcdefghijklmnopqrstuv")
                                .status())
                        .isEqualTo(503);
            } finally {
                workspace.signal("CONT");
            }
            served.awaitHealth(200);
            load.awaitMore(1_000);
            load.stop();

            assertEachOnce(load);
            assertNobodyNoticed(load);
            served.endsWell();
        }
    }

    @Test
    void askedToEndWhileItHangsTheClicksWaitForTheNextStart() {
        try (ServeProcess served = ServeProcess.start(folder, Map.of());
                ClickLoad load = ClickLoad.on(served.port(), link(served), READERS)) {
            load.awaitMore(500);
            workspace.signal("STOP");
            try {
                load.awaitMore(500);
                load.stop();
                served.endsWell();
            } finally {
                workspace.signal("CONT");
            }
            try (ServeProcess next = ServeProcess.start(folder, Map.of())) {
                next.awaitHealth(200);
                assertEachOnce(load);
                next.endsWell();
            }
            assertNobodyNoticed(load);
        }
    }

    @Test
    void awayWhenTheServerStarts(@TempDir Path ours) throws IOException {
        String url;
        String link;
        try (Database existing = workspace.open()) {
            url = existing.psqlUrl();
            try (ServeProcess served = ServeProcess.start(ours, Map.of("DATABASE_URL", url))) {
                link = link(served);
                served.endsWell();
            }
        }
        assertThat(workspace.isServed()).isFalse();
        assertThat(Files.readString(ours.resolve("data/links.jsonl"))).contains(link.substring("/track/".length()));

        try (ServeProcess served = ServeProcess.start(ours, Map.of("DATABASE_URL", url));
                ClickLoad load = ClickLoad.on(served.port(), link, READERS)) {
            load.awaitMore(1_000);
            RawHttp.Answer unknown = RawHttp.get(served.port(), "/track/lt_calendly_abcdefghijklmnopqrstuv");
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.header("Retry-After")).isEqualTo("30");
            assertThat(served.health()).isEqualTo(503);
            load.stop();

            try (Database come = workspace.open()) {
                KeptClicks.in(come).assertEachOnce(load);
                served.awaitHealth(200);
                assertThat(RawHttp.get(served.port(), "/track/lt_calendly_abcdefghijklmnopqrstuv")
                                .status())
                        .isEqualTo(404);
                assertNobodyNoticed(load);
                served.endsWell();
            }
        }
    }
}
