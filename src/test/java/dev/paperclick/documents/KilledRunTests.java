package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.observed.KillPoint;
import dev.paperclick.observed.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs that are killed from outside at an instant that was chosen beforehand; the same command is given again, and what is
 * there then is what an undisturbed run makes.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledRunTests {

    private static final int SAMPLES = 3;

    private static final int MANY_ROWS = 5_000;
    private static final int KILLS = 100;

    /** A chunk of two workers makes about 1,700 calls, a start 100; so some kills come before a chunk is done, some after. */
    private static final int CALLS = 2_500;

    private static final int HALF_DONE_CALLS = 400;

    @TempDir
    Path folder;

    @Test
    void someOfTheInstantsThatHaveAName() throws IOException {
        long seed = System.nanoTime();
        List<String> names = new ArrayList<>(KillPoints.all().keySet());
        Collections.shuffle(names, new Random(seed));
        telling(seed, () -> survive(names.subList(0, SAMPLES)));
    }

    @Tag("soak")
    @Test
    void eachInstantThatHasAName() throws IOException {
        survive(List.copyOf(KillPoints.all().keySet()));
    }

    private void survive(List<String> names) throws IOException {
        Map<String, KillPoint> points = KillPoints.all();
        try (KilledRuns runs = new KilledRuns(folder)) {
            for (String name : names) {
                String list = name.replaceAll("[, ]+", "-");
                KilledRuns.Run run = name.startsWith("archive")
                        ? runs.list(list, KillPoints.ROWS, 1, "--archive")
                        : runs.list(list, KillPoints.ROWS, 1);

                assertThat(run.killAt(points.get(name)))
                        .as("'%s' was not reached", name)
                        .isEmpty();
                run.complete();
            }
            runs.assertEqualToUndisturbed();
        }
    }

    @Tag("soak")
    @Test
    void aHundredInstantsByChance() throws IOException {
        long seed = System.nanoTime();
        telling(seed, () -> surviveMany(new Random(seed)));
    }

    private void surviveMany(Random random) throws IOException {
        try (KilledRuns runs = new KilledRuns(folder)) {
            KilledRuns.Run run = runs.list("many", MANY_ROWS, 2);
            for (int kill = 1; kill <= KILLS; kill++) {
                Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
                int calls = 1 + random.nextInt(moment == Moment.AMID ? HALF_DONE_CALLS : CALLS);
                KillPoint point = new KillPoint(moment, null, "", calls, random.nextBoolean());

                assertThat(run.killAt(point)).as("kill %d at %s", kill, point).isEmpty();
                System.out.printf("kill %d at %s: %,d documents%n", kill, point, run.documents());
            }
            run.complete();
            runs.assertEqualToUndisturbed();
        }
    }

    /** Something that depends on chance. */
    private interface Work {
        void run() throws IOException;
    }

    private static void telling(long seed, Work work) throws IOException {
        try {
            work.run();
        } catch (AssertionError e) {
            throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
