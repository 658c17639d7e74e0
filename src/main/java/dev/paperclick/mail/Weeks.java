package dev.paperclick.mail;

import dev.paperclick.reports.ReportPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Weeks from Monday to Sunday by their ISO 8601 names. */
final class Weeks {

    private Weeks() {}

    /** The name of the last week that is over in this zone: {@code 2026-W47}. */
    static String lastOver(Instant now, ZoneId zone) {
        return name(ReportPeriod.week("", now, zone));
    }

    /** The name of the week that these days are. */
    static String name(ReportPeriod week) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                week.first().get(IsoFields.WEEK_BASED_YEAR),
                week.first().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
