package dev.paperclick.reports;

import dev.paperclick.applications.Stage;
import dev.paperclick.reports.Report.HotLine;
import dev.paperclick.reports.Report.SilentLine;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which applications deserve attention, and which one.
 *
 * @param period of the report
 * @param today in its zone
 */
record FollowUps(ReportPeriod period, LocalDate today) {

    /** More than these nobody follows up at once. */
    private static final int MOST_HOT = 20;

    /** After so many days without a click an application counts as silent. */
    private static final int PATIENCE_DAYS = 10;

    private static final Comparator<ApplicationRow> MOST_PROMISING_FIRST = Comparator.<ApplicationRow>comparingLong(
                    row -> row.clicks().visitors())
            .thenComparingLong(row -> row.clicks().human())
            .thenComparing(row -> Objects.requireNonNull(row.lastOpened()))
            .reversed()
            .thenComparing(row -> row.application().applicationId());

    /** Of those that the report lists. */
    List<HotLine> hot(List<ApplicationRow> listed) {
        return listed.stream()
                .filter(row -> row.clicks().human() > 0 && isOpen(row))
                .sorted(MOST_PROMISING_FIRST)
                .limit(MOST_HOT)
                .map(row -> new HotLine(
                        row.application(),
                        Objects.requireNonNullElse(row.lastFunction(), ""),
                        Objects.requireNonNull(row.firstOpened()),
                        Objects.requireNonNull(row.lastOpened()),
                        row.clicks().human(),
                        daysSince(row.shownOn()),
                        suggestion(row)))
                .toList();
    }

    private static String suggestion(ApplicationRow row) {
        return Suggestions.of(
                row.offeredAt() != null,
                row.metAt() != null,
                row.sentOn() != null,
                Objects.requireNonNullElse(row.lastFunction(), ""));
    }

    /** Of all applications; those whose documents carry no tracked links cannot tell. */
    List<SilentLine> silent(List<ApplicationRow> applications) {
        return applications.stream()
                .filter(row -> row.isSentUntil(period.last())
                        && row.tracked()
                        && row.firstOpened() == null
                        && row.metAt() == null
                        && isOpen(row)
                        && daysSince(row.shownOn()) > PATIENCE_DAYS)
                .sorted(Comparator.comparing(ApplicationRow::shownOn)
                        .thenComparing(row -> row.application().applicationId()))
                .map(row -> new SilentLine(row.application(), row.shownOn(), daysSince(row.shownOn())))
                .toList();
    }

    /** Until the end of the period, or until now. */
    private long daysSince(LocalDate sentOn) {
        LocalDate end = period.last().isBefore(today) ? period.last() : today;
        return Math.max(0, ChronoUnit.DAYS.between(sentOn, end));
    }

    /** Whether something may still come of it; of words that are no stage nobody knows. */
    private static boolean isOpen(ApplicationRow row) {
        return row.stage() == null || Stage.of(row.stage()).map(Stage::isOpen).orElse(true);
    }
}
