package dev.paperclick.reports;

import dev.paperclick.platform.UserProblem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

/**
 * Whole days in the reader's zone, of 23 to 25 hours as the zone has them.
 *
 * @param first the earliest day
 * @param last the latest day; it counts in full
 * @param zone the reader's
 */
public record ReportPeriod(LocalDate first, LocalDate last, ZoneId zone) {

    private static final int MOST_DAYS = 3_660;

    public ReportPeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    /**
     * Today and the days before it.
     *
     * @throws UserProblem when that is no sensible number of days
     */
    public static ReportPeriod lastDays(int days, Instant now, ZoneId zone) {
        if (days < 1 || days > MOST_DAYS) {
            throw UserProblem.inInput(
                    "A report over " + days + " days cannot be made; ask for 1 to " + MOST_DAYS + " days.");
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new ReportPeriod(today.minusDays(days - 1L), today, zone);
    }

    /**
     * The days from the one to the other.
     *
     * @throws UserProblem when that is no sensible span
     */
    public static ReportPeriod between(LocalDate first, LocalDate last, ZoneId zone) {
        if (last.isBefore(first) || last.toEpochDay() - first.toEpochDay() >= MOST_DAYS) {
            throw UserProblem.inInput("A report from " + first + " to " + last
                    + " cannot be made; the last day must not be before the first, nor more than " + MOST_DAYS
                    + " days after it.");
        }
        return new ReportPeriod(first, last, zone);
    }

    /** The days, without today, that end with yesterday. */
    public static ReportPeriod fullDays(int days, Instant now, ZoneId zone) {
        ReportPeriod withToday = lastDays(days, now, zone);
        return new ReportPeriod(withToday.first.minusDays(1), withToday.last.minusDays(1), zone);
    }

    /**
     * A week from Monday to Sunday.
     *
     * @param week as ISO 8601 writes it, 2026-W47; empty for the last that is over
     * @throws UserProblem when there is no such week
     */
    public static ReportPeriod week(String week, Instant now, ZoneId zone) {
        LocalDate monday = week.isEmpty()
                ? LocalDate.ofInstant(now, zone)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(1)
                : monday(week);
        return new ReportPeriod(monday, monday.plusDays(6), zone);
    }

    private static LocalDate monday(String week) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeException e) {
            throw UserProblem.inInput("'" + week + "' is no week; write one such as 2026-W47.");
        }
    }

    /** As many days before it. */
    public ReportPeriod previous() {
        return new ReportPeriod(first.minusDays(days()), first.minusDays(1), zone);
    }

    /** Whether the day belongs to it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether the instant belongs to it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from()) && instant.isBefore(to());
    }

    /** The first instant that belongs to it. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How many days it has. */
    public long days() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }
}
