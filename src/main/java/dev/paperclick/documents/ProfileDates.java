package dev.paperclick.documents;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of a JSON Resume ({@code 2021}, {@code 2021-03}, {@code 2021-03-15}) as a resume shows them. */
final class ProfileDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2}))?(?:-\\d{2})?");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private ProfileDates() {}

    /** {@code Mar 2021 – Present}; one date alone when it is the only one, empty without any. */
    static String period(String start, String end) {
        if (start.isEmpty()) {
            return month(end);
        }
        return month(start) + " \u2013 " + (end.isEmpty() ? "Present" : month(end));
    }

    /** {@code Mar 2021}; a text that is no date stays as it is. */
    static String month(String date) {
        Matcher parts = ISO.matcher(date.strip());
        if (!parts.matches()) {
            return date.strip();
        }
        if (parts.group(2) == null) {
            return parts.group(1);
        }
        try {
            return YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                    .format(MONTH);
        } catch (DateTimeException e) {
            return date.strip();
        }
    }
}
