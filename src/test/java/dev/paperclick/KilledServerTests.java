package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code paperclick serve} is killed, or asked to end, while readers click as fast as they can. */
@Execution(ExecutionMode.CONCURRENT)
class KilledServerTests {

    private static final int READERS = 4;

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final KeptClicks kept = KeptClicks.in(database.dataSource());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private ServeProcess serve(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DATABASE_URL", database.psqlUrl());
        ServeProcess served = ServeProcess.start(folder, all);
        served.awaitHealth(200);
        return served;
    }

    @Test
    void everyClickThatWasAnsweredIsKeptOnce() {
        killAgainAndAgain(3, 1_000, Map.of());
    }

    @Test
    void alsoWhenAnswersWaitForTheDisk() {
        killAgainAndAgain(1, 500, Map.of("JOURNAL_SYNC", "group"));
    }

    private void killAgainAndAgain(int kills, int clicksBetween, Map<String, String> settings) {
        String link = kept.link();
        ServeProcess served = serve(settings);
        try (ClickLoad load = ClickLoad.on(served.port(), link, READERS)) {
            for (int i = 0; i < kills; i++) {
                load.awaitMore(clicksBetween);
                served.kill();
                served = serve(settings);
                load.goOnAt(served.port());
            }
            load.awaitMore(clicksBetween);
            load.stop();
            kept.assertEachOnce(load);
            served.endsWell();
            assertThat(load.otherAnswers()).isEmpty();
            assertThat(load.answered()).hasSizeGreaterThanOrEqualTo((kills + 1) * clicksBetween);
        } finally {
            served.close();
        }
    }

    @Test
    void askedToEndItAnswersWhatIsUnderWayAndPutsEverythingIn() {
        String link = kept.link();
        try (ServeProcess served = serve(Map.of());
                ClickLoad load = ClickLoad.on(served.port(), link, READERS)) {
            load.awaitMore(2_000);

            served.endsWell();

            load.stop();
            kept.assertEachOnceNow(load);
            assertThat(load.otherAnswers().keySet()).isSubsetOf(503);
        }
    }
}
