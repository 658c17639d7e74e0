package dev.paperclick.reports;

import dev.paperclick.reports.Report.Interval;

/**
 * Statistics of parts of wholes.
 *
 * <p>Intervals: Wilson's score interval (E. B. Wilson, JASA 22, 1927), and Newcombe's for a difference, made of two of them
 * (R. G. Newcombe, Statistics in Medicine 17, 1998, pages 873–890, method 10).
 */
final class Proportions {

    /** Quantile of the normal distribution for 95 of 100 cases on two sides. */
    private static final double Z_95 = 1.959963984540054;

    /** Quantile for finding in 80 of 100 cases what is there. */
    private static final double Z_POWER = 0.8416212335729143;

    /** How large differences are thought to be beforehand, as a standard deviation; the test is right with any, quickest near it. */
    private static final double EXPECTED = 0.10;

    private static final long MOST = 1L << 40;

    private Proportions() {}

    /** The part with its interval; of at least one. */
    static Interval wilson(long part, long whole) {
        double p = (double) part / whole;
        double z2 = Z_95 * Z_95 / whole;
        double centre = p + z2 / 2;
        double half = Math.sqrt(z2 * (p * (1 - p) + z2 / 4));
        return new Interval(
                p,
                part == 0 ? 0 : Math.max(0, (centre - half) / (1 + z2)),
                part == whole ? 1 : Math.min(1, (centre + half) / (1 + z2)));
    }

    /** The one part less the other, with its interval. */
    static Interval newcombe(long part, long whole, long otherPart, long otherWhole) {
        Interval one = wilson(part, whole);
        Interval other = wilson(otherPart, otherWhole);
        double difference = one.value() - other.value();
        return new Interval(
                difference,
                difference - Math.hypot(one.value() - one.low(), other.high() - other.value()),
                difference + Math.hypot(one.high() - one.value(), other.value() - other.low()));
    }

    /**
     * How much better a difference explains what was seen than none does. Whoever stops as soon as this is above 1/α errs in at
     * most α of all cases, however often they look: the mixture sequential probability ratio test with a normal mixture
     * (R. Johari, P. Koomen, L. Pekelis, D. Walsh, "Always Valid Inference", Operations Research 70, 2022, equation 8).
     */
    static double sequentialStatistic(long part, long whole, long otherPart, long otherWhole) {
        // from the parts of both with one more of each, so that 0 of n is not taken for certain
        double p = (part + 1.0) / (whole + 2.0);
        double q = (otherPart + 1.0) / (otherWhole + 2.0);
        double variance = p * (1 - p) / whole + q * (1 - q) / otherWhole;
        double difference = (double) part / whole - (double) otherPart / otherWhole;
        double mixed = variance + EXPECTED * EXPECTED;
        return Math.sqrt(variance / mixed)
                * Math.exp(EXPECTED * EXPECTED * difference * difference / (2 * variance * mixed));
    }

    /**
     * About how many of each it takes to find a difference by that test in 80 of 100 cases.
     *
     * @param rate of both together
     * @param error which is allowed
     */
    static long sizePerArm(double rate, double difference, double error) {
        long low = 1;
        long high = MOST;
        while (low < high) {
            long middle = (low + high) / 2;
            if (bound(2 * rate * (1 - rate) / middle, error) <= difference) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The true difference that is found in 80 of 100 cases when a difference is measured with this variance. */
    private static double bound(double variance, double error) {
        double mixed = variance + EXPECTED * EXPECTED;
        double called = Math.sqrt(
                variance * mixed / (EXPECTED * EXPECTED) * (2 * Math.log(1 / error) + Math.log(mixed / variance)));
        return called + Z_POWER * Math.sqrt(variance);
    }
}
