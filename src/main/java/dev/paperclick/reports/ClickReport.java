package dev.paperclick.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of a period, as every writer of reports takes them.
 *
 * @param period the days
 * @param candidate the one candidate it is about; empty for all
 * @param applications how many there are and how many were opened
 * @param total of all links
 * @param excluded the candidates' own clicks, in no other number
 * @param functions per link function, most human clicks first
 * @param hottest per application, most human clicks first; applications generated in the period come without clicks, too
 * @param furtherApplications how many the list leaves out
 */
public record ClickReport(
        ReportPeriod period,
        Optional<String> candidate,
        Applications applications,
        Counts total,
        long excluded,
        List<FunctionClicks> functions,
        List<ApplicationClicks> hottest,
        long furtherApplications) {

    public ClickReport {
        functions = List.copyOf(functions);
        hottest = List.copyOf(hottest);
    }

    /**
     * Clicks by who made them.
     *
     * @param visitors different people per day, added up over the days: one person on five days is five
     * @param firstOpened earliest click of a person
     * @param lastOpened latest click of a person
     */
    public record Counts(
            long human,
            long automated,
            long uncertain,
            long visitors,
            @Nullable Instant firstOpened,
            @Nullable Instant lastOpened) {

        /** All clicks of whatever kind. */
        public long clicks() {
            return human + automated + uncertain;
        }
    }

    /**
     * Applications of the period.
     *
     * @param generated documents written within the period
     * @param opened of these, clicked by a person within the period
     * @param earlierOpened generated before the period and clicked by a person within it
     */
    public record Applications(long generated, long opened, long earlierOpened) {}

    /** The clicks on all links of one function. */
    public record FunctionClicks(String function, Counts counts) {}

    /**
     * The clicks on all links of one application.
     *
     * @param applicationId absent for links that were made for a job only
     * @param jobId given when the application is not
     * @param company absent when the links were made elsewhere
     * @param title absent when the links were made elsewhere
     */
    public record ApplicationClicks(
            @Nullable String applicationId,
            @Nullable String jobId,
            @Nullable String company,
            @Nullable String title,
            Counts counts) {}
}
