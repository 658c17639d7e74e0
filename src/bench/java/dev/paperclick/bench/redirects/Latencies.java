package dev.paperclick.bench.redirects;

/** How long answers took, in buckets of ten microseconds; the last one is for all beyond a second. */
final class Latencies {

    private static final int BUCKET_NANOS = 10_000;

    private final long[] buckets = new long[100_001];
    private long count;

    void add(long nanos) {
        buckets[(int) Math.min(nanos / BUCKET_NANOS, buckets.length - 1L)]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The time in milliseconds that so large a share of the answers did not exceed. */
    double percentile(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return (i + 1) * (BUCKET_NANOS / 1e6);
            }
        }
        return Double.NaN;
    }
}
