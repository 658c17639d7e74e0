package dev.paperclick.reports;

import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.Clicks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database says of a subject at one moment, before a report is made of it. */
record ReportRows(
        List<ApplicationRow> applications,
        List<DayRow> days,
        List<GroupRow> groups,
        List<Report.HourCell> hours,
        List<FilteredRow> filtered,
        long rejectedRows,
        @Nullable Long deadLinks,
        long inactiveClicks) {

    ReportRows {
        applications = List.copyOf(applications);
        days = List.copyOf(days);
        groups = List.copyOf(groups);
        hours = List.copyOf(hours);
        filtered = List.copyOf(filtered);
    }

    /**
     * An application, whenever it was made.
     *
     * @param shownOn the day that the list says, else when its documents were made
     * @param sentOn the same, absent when it has only been saved
     * @param openedBefore whether a person opened it in the previous period
     * @param lastFunction of the link that people clicked last within the period
     * @param firstOpened until the end of the period, as all that follow
     * @param metAt when it came to a meeting
     */
    record ApplicationRow(
            ApplicationRef application,
            @Nullable String source,
            @Nullable String variant,
            @Nullable String stage,
            LocalDate shownOn,
            @Nullable LocalDate sentOn,
            boolean tracked,
            Clicks clicks,
            boolean openedBefore,
            @Nullable String lastFunction,
            @Nullable Instant firstOpened,
            @Nullable Instant lastOpened,
            @Nullable Instant metAt,
            @Nullable Instant offeredAt) {

        boolean isSentIn(ReportPeriod period) {
            return sentOn != null && period.contains(sentOn);
        }

        boolean isSentUntil(LocalDate last) {
            return sentOn != null && !sentOn.isAfter(last);
        }
    }

    /** A day that has clicks, of the period or the one before it. */
    record DayRow(LocalDate day, Clicks clicks, long opened) {}

    /** What links have in common. */
    enum GroupKind {
        FUNCTION,
        DOCUMENT,
        CHANNEL
    }

    /** The clicks of the period by something that links have in common. */
    record GroupRow(GroupKind kind, String key, Clicks clicks, long opened) {}

    /** Clicks of the period that are in no number of people. */
    record FilteredRow(String verdict, List<String> reasons, long clicks) {
        FilteredRow {
            reasons = List.copyOf(reasons);
        }
    }
}
