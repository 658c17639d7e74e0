package dev.paperclick.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperclick.reports.Report.Arm;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTests {

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), pages 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalIsThePublishedOne(long part, long whole, double low, double high) {
        Interval interval = Proportions.wilson(part, whole);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), pages 873–890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombesIntervalIsThePublishedOne(
            long part, long whole, long other, long otherWhole, double low, double high) {
        Interval interval = Proportions.newcombe(part, whole, other, otherWhole);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** By its own formula, worked out with other means: variance 0.005, mixed 0.015. */
    @Test
    void theSequentialStatisticIsItsFormula() {
        // both parts so large that one more of each is nothing: p = 0.5, q = 0.5, variance 2 * 0.25 / 100
        assertThat(Proportions.sequentialStatistic(50, 100, 50, 100)).isCloseTo(Math.sqrt(0.005 / 0.015), within(1e-9));
        assertThat(Proportions.sequentialStatistic(90, 100, 10, 100)).isGreaterThan(1e6);
    }

    /** Twelve looks at each of 2,000 experiments without any difference. */
    @Test
    void whoLooksAgainAndAgainErrsInFewerThanFiveOfAHundredExperiments() {
        Random random = new Random(20261121);
        long wrong = IntStream.range(0, 2_000)
                .filter(experiment -> isEverCalled(random, 0.3, 0.3))
                .count();

        assertThat(wrong).isLessThan(100);
    }

    @Test
    void aLargeDifferenceIsFoundInFourOfFiveExperimentsOfTheSaidSize() {
        Random random = new Random(20261121);
        long size = Proportions.sizePerArm(0.35, 0.10, 0.05);
        long found = IntStream.range(0, 1_000)
                .filter(experiment -> {
                    List<Arm> arms = arms(random, (int) size, 0.40, 0.30);
                    return Experiments.compare(arms).orElseThrow().leader() != null;
                })
                .count();

        assertThat(found).isBetween(750L, 850L);
    }

    private static boolean isEverCalled(Random random, double rate, double other) {
        long[] opened = new long[2];
        for (int look = 1; look <= 12; look++) {
            for (int i = 0; i < 50; i++) {
                opened[0] += random.nextDouble() < rate ? 1 : 0;
                opened[1] += random.nextDouble() < other ? 1 : 0;
            }
            if (compare(50 * look, opened[0], opened[1]).leader() != null) {
                return true;
            }
        }
        return false;
    }

    private static List<Arm> arms(Random random, int size, double... rates) {
        return IntStream.range(0, rates.length)
                .mapToObj(arm -> arm(
                        "v" + arm,
                        size,
                        IntStream.range(0, size)
                                .filter(i -> random.nextDouble() < rates[arm])
                                .count()))
                .toList();
    }

    private static Experiment compare(long applications, long... opened) {
        return Experiments.compare(IntStream.range(0, opened.length)
                        .mapToObj(i -> arm(String.valueOf((char) ('a' + i)), applications, opened[i]))
                        .toList())
                .orElseThrow();
    }

    private static Arm arm(String variant, long applications, long opened) {
        return new Arm(
                variant, applications, opened, applications == 0 ? null : Proportions.wilson(opened, applications));
    }

    @ParameterizedTest
    @CsvSource({
        // a clear difference, many without one, and too few, however different
        "400, 200, 100, true, a",
        "3000, 900, 905, true, ",
        "20, 12, 4, false, ",
        "4, 4, 0, false, "
    })
    void tellsWhatTheDataAllowToSay(long applications, long opened, long other, boolean enough, String leader) {
        Experiment experiment = compare(applications, opened, other);

        assertThat(experiment.enough()).isEqualTo(enough);
        assertThat(experiment.leader()).isEqualTo(leader);
        assertThat(experiment.moreNeeded() == 0).isEqualTo(enough);
        assertThat(experiment.tested())
                .contains("mSPRT", "'" + experiment.arms().get(0).variant() + "'");
    }

    @Test
    void severalVariantsShareTheError() {
        Experiment two = compare(180, 90, 60);
        Experiment five = compare(180, 90, 60, 20, 10, 5);

        assertThat(two.leader()).isEqualTo("a");
        assertThat(five.leader()).isNull();
        assertThat(five.tested()).contains("the two best of 5 variants, with the error shared among the 10 pairs");
        assertThat(five.arms()).extracting(Arm::variant).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void oneVariantIsNoExperiment() {
        assertThat(Experiments.compare(Arrays.asList(arm("a", 10, 5)))).isEmpty();
    }
}
