package dev.paperclick.reports;

import dev.paperclick.platform.UserProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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
