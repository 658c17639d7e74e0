package dev.paperclick.mail;

import dev.paperclick.reports.ReportPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates as a reader writes them; in English without a country, the day comes first. */
public final class MailDates {

    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    /** Dates and times of this zone, written as in this language. */
    public MailDates(ZoneId zone, Locale locale) {
        this.zone = zone;
        boolean plainEnglish = locale.equals(Locale.ENGLISH);
        this.day = plainEnglish
                ? DateTimeFormatter.ofPattern("d MMMM uuuu", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.moment = plainEnglish
                ? DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", locale)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale);
    }

    /** The day, without its time. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** The day and the time of day. */
    public String moment(Instant instant) {
        return moment.format(instant.atZone(zone));
    }

    /** {@code Week 47, 16 November 2026 to 22 November 2026}. */
    String week(ReportPeriod week) {
        String name = Weeks.name(week);
        return "Week " + Integer.parseInt(name.substring(name.indexOf('W') + 1)) + ", " + day(week.first()) + " to "
                + day(week.last());
    }
}
