package dev.paperclick.reports;

import dev.paperclick.reports.Report.Arm;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Interval;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How variants of the templates compare over all applications that were sent with one. The best is held against the second best,
 * with the error shared among all pairs that might have been these two, by a test that may be looked at every day
 * ({@link Proportions#sequentialStatistic}).
 */
final class Experiments {

    private static final double ERROR = 0.05;

    /** A difference that is worth finding: ten applications of a hundred. */
    private static final double RELEVANT = 0.10;

    /** Below, the normal distribution behind the test is no picture of so few openings. */
    private static final int LEAST_OF_EACH = 5;

    private Experiments() {}

    /** The comparison of the variants; empty unless there are two. */
    static Optional<Experiment> of(List<ApplicationRow> applications, LocalDate last) {
        Map<String, long[]> counts = new TreeMap<>();
        for (ApplicationRow row : applications) {
            String variant = row.variant() == null ? "" : row.variant().strip();
            if (!variant.isEmpty() && row.isSentUntil(last) && row.tracked()) {
                long[] count = counts.computeIfAbsent(variant, key -> new long[2]);
                count[0]++;
                count[1] += row.firstOpened() == null ? 0 : 1;
            }
        }
        return compare(counts.entrySet().stream()
                .map(entry -> arm(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList());
    }

    private static Arm arm(String variant, long applications, long opened) {
        return new Arm(
                variant, applications, opened, applications == 0 ? null : Proportions.wilson(opened, applications));
    }

    static Optional<Experiment> compare(List<Arm> unsorted) {
        if (unsorted.size() < 2) {
            return Optional.empty();
        }
        List<Arm> arms = unsorted.stream()
                .sorted(Comparator.comparingDouble(Experiments::rate)
                        .thenComparingLong(Arm::applications)
                        .reversed()
                        .thenComparing(Arm::variant))
                .toList();
        Arm best = arms.get(0);
        Arm second = arms.get(1);
        int pairs = arms.size() * (arms.size() - 1) / 2;
        double error = ERROR / pairs;
        long needed = Proportions.sizePerArm(overallRate(arms), RELEVANT, error);
        boolean decided = haveEnoughOfEach(best, second)
                && Proportions.sequentialStatistic(
                                best.opened(), best.applications(), second.opened(), second.applications())
                        >= 1 / error;
        long more = decided
                ? 0
                : arms.stream()
                        .mapToLong(arm -> Math.max(0, needed - arm.applications()))
                        .sum();
        return Optional.of(new Experiment(
                arms,
                more == 0,
                decided ? best.variant() : null,
                difference(best, second),
                more,
                words(best, second, arms.size(), pairs, needed)));
    }

    private static double rate(Arm arm) {
        return arm.applications() == 0 ? -1 : (double) arm.opened() / arm.applications();
    }

    /** As if one more had been opened and one more not: no rate is certain. */
    private static double overallRate(List<Arm> arms) {
        long applications = arms.stream().mapToLong(Arm::applications).sum();
        long opened = arms.stream().mapToLong(Arm::opened).sum();
        return (opened + 1.0) / (applications + 2.0);
    }

    private static boolean haveEnoughOfEach(Arm one, Arm other) {
        long opened = one.opened() + other.opened();
        long all = one.applications() + other.applications();
        return opened >= 2 * LEAST_OF_EACH
                && all - opened >= 2 * LEAST_OF_EACH
                && Math.min(one.applications(), other.applications()) >= 2 * LEAST_OF_EACH;
    }

    private static @Nullable Interval difference(Arm best, Arm second) {
        return best.applications() == 0 || second.applications() == 0
                ? null
                : Proportions.newcombe(best.opened(), best.applications(), second.opened(), second.applications());
    }

    private static String words(Arm best, Arm second, int arms, int pairs, long needed) {
        return "All applications sent with a variant until the end of the period, opened by a person until then or not; '"
                + best.variant() + "' against '" + second.variant() + "'"
                + (arms == 2
                        ? ""
                        : ", the two best of " + arms + " variants, with the error shared among the " + pairs
                                + " pairs")
                + ". A sequential test (mSPRT) that calls a difference by mistake in at most 5 of 100 experiments, however often"
                + " one looks. A difference of " + Math.round(100 * RELEVANT)
                + " points is found in 4 of 5 experiments with about " + String.format(Locale.ROOT, "%,d", needed)
                + " applications of each variant. Intervals hold in 95 of 100 cases for one look.";
    }
}
