package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.platform.Database;
import dev.paperclick.platform.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes minutes; {@code mvn -Psoak test}. */
@Tag("soak")
class SoakTests {

    private static final int SERVER_KILLS = 20;
    private static final int DATABASE_KILLS = 5;
    private static final int CLICKS = 100_000;
    private static final int READERS = 8;
    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void everyClickThatWasAnsweredIsKeptOnce() {
        try (TestWorkspace workspace = TestWorkspace.used(folder)) {
            ServeProcess served = serve();
            try (ClickLoad load = ClickLoad.on(served.port(), link(workspace), READERS)) {
                for (int i = 0; i < SERVER_KILLS; i++) {
                    load.awaitMore(2_000);
                    served.kill();
                    served = serve();
                    load.goOnAt(served.port());
                    if (i % (SERVER_KILLS / DATABASE_KILLS) == 0) {
                        load.awaitMore(1_000);
                        workspace.signal("KILL");
                    }
                }
                served.awaitHealth(200);
                hang(workspace, load);
                served.awaitHealth(200);
                load.awaitMore(Math.max(1_000, CLICKS - load.answered().size()));
                load.stop();
                try (Database database = workspace.open()) {
                    KeptClicks kept = KeptClicks.in(database);
                    kept.assertEachOnce(load);
                    System.out.printf(
                            "%,d requests, %,d answered, %,d rows, %,d broken connections, other answers %s%n",
                            load.sent().size(),
                            load.answered().size(),
                            kept.count(),
                            load.brokenConnections(),
                            load.otherAnswers());
                }
                served.endsWell();
                assertThat(load.otherAnswers()).isEmpty();
            } finally {
                served.close();
            }
        }
    }

    private static void hang(TestWorkspace workspace, ClickLoad load) {
        long until = System.nanoTime() + OUTAGE.toNanos();
        workspace.signal("STOP");
        try {
            while (System.nanoTime() < until) {
                load.awaitMore(1_000);
            }
        } finally {
            workspace.signal("CONT");
        }
    }

    private ServeProcess serve() {
        return ServeProcess.start(folder, Map.of());
    }

    private static String link(TestWorkspace workspace) {
        await().atMost(LONG).until(workspace::isServed);
        try (Database database = workspace.open()) {
            return KeptClicks.in(database).link();
        }
    }
}
