package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.platform.Database;
import dev.paperclick.platform.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                hang(workspace, served, load);
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

    private static void hang(TestWorkspace workspace, ServeProcess served, ClickLoad load) {
        List<Long> health = new ArrayList<>();
        long until = System.nanoTime() + OUTAGE.toNanos();
        workspace.signal("STOP");
        load.times();
        try {
            while (System.nanoTime() < until) {
                load.awaitMore(1_000);
                long begin = System.nanoTime();
                served.health();
                health.add(System.nanoTime() - begin);
            }
        } finally {
            workspace.signal("CONT");
        }
        tell("redirects while the database hung", load.times());
        tell("/health while the database hung", health.stream().sorted().toList());
    }

    /** Told, not asserted: how quick a machine is that does other things as well is for a reader to judge. */
    private static void tell(String what, List<Long> nanos) {
        System.out.printf(
                "%,d %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                nanos.size(), what, millis(nanos, 0.50), millis(nanos, 0.99), millis(nanos, 1));
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
    }

    private ServeProcess serve() {
        return ServeProcess.start(folder, Map.of());
    }

    private static String link(TestWorkspace workspace) {
        await().atMost(Waits.LONG).until(workspace::isServed);
        try (Database database = workspace.open()) {
            return KeptClicks.in(database).link();
        }
    }
}
