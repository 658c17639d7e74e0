package dev.paperclick.rollups;

import java.time.LocalDate;
import java.util.List;

/**
 * What a recount of whole days has found.
 *
 * @param days how many were counted anew, of the report zone
 * @param differences what the rollups said otherwise, in the order of the calendar; they no longer do
 */
public record Recount(long days, List<Difference> differences) {

    public Recount {
        differences = List.copyOf(differences);
    }

    /**
     * A number that differed.
     *
     * @param due whether the day was waiting to be counted anyway, so that nothing was wrong with it
     * @param trackingId the link; empty for what is counted by candidate
     * @param candidateId of what is counted by candidate, {@code *} for all of them together; empty for links
     * @param what was counted, {@code human}, {@code link visitors}, {@code opened of the day}, {@code hour 17}, {@code automated by head}; of first and last clicks, microseconds since 1970
     * @param rollup what the rollups had
     * @param recount what the clicks say
     */
    public record Difference(
            LocalDate day,
            boolean due,
            String trackingId,
            String candidateId,
            String document,
            String source,
            String what,
            long rollup,
            long recount) {}

    /** Whether a number was wrong that should have been right. */
    public boolean foundFaults() {
        return differences.stream().anyMatch(difference -> !difference.due());
    }
}
