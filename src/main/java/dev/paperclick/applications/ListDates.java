package dev.paperclick.applications;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of one list: ISO dates and times, LinkedIn's {@code 7/6/23, 2:20 PM}, and numbers with slashes or dashes
 * whose order of day and month is that of the whole list.
 */
final class ListDates {

    /** Which number comes first in {@code 03/04/2026}. */
    enum Order {
        MONTH_FIRST,
        DAY_FIRST
    }

    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([AaPp][Mm])?)?");

    private static final List<DateTimeFormatter> DATE_TIMES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.STRICT),
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT));

    private final Order order;

    ListDates(Order order) {
        this.order = order;
    }

    /** The order that a date proves; empty when it reads both ways, or is no date of numbers. */
    static Optional<Order> evidence(String text) {
        Matcher numbers = NUMBERS.matcher(tidy(text));
        if (!numbers.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        if (first > 12 && second <= 12) {
            return Optional.of(Order.DAY_FIRST);
        }
        return second > 12 && first <= 12 ? Optional.of(Order.MONTH_FIRST) : Optional.empty();
    }

    /** Whether the text is a date that reads both ways. */
    static boolean isAmbiguous(String text) {
        Matcher numbers = NUMBERS.matcher(tidy(text));
        return numbers.matches()
                && !numbers.group(1).equals(numbers.group(3))
                && Integer.parseInt(numbers.group(1)) <= 12
                && Integer.parseInt(numbers.group(3)) <= 12;
    }

    /** The time that the text names, a date being its midnight in UTC; empty when there is no such date. */
    Optional<OffsetDateTime> parse(String text) {
        String tidy = tidy(text);
        try {
            if (tidy.length() == 10 && tidy.charAt(4) == '-') {
                return Optional.of(LocalDate.parse(tidy).atStartOfDay().atOffset(ZoneOffset.UTC));
            }
            if (tidy.matches("\\d{4}-.*(?:[Zz]|[+-]\\d{2}:?\\d{2})")) {
                return Optional.of(OffsetDateTime.parse(tidy));
            }
            Matcher numbers = NUMBERS.matcher(tidy);
            return numbers.matches() ? Optional.of(ofNumbers(numbers)) : ofDateTime(tidy);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private OffsetDateTime ofNumbers(Matcher numbers) {
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        int year = Integer.parseInt(numbers.group(4));
        int month = order == Order.MONTH_FIRST ? first : second;
        int day = order == Order.MONTH_FIRST ? second : first;
        LocalDate date = LocalDate.of(year < 100 ? 2000 + year : year, month, day);
        return date.atTime(hour(numbers), number(numbers.group(6)), number(numbers.group(7)))
                .atOffset(ZoneOffset.UTC);
    }

    private static int hour(Matcher numbers) {
        int hour = number(numbers.group(5));
        String half = numbers.group(8);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no such hour");
        }
        return hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    @SuppressWarnings("NullAway") // an unmatched group is null
    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<OffsetDateTime> ofDateTime(String text) {
        return DATE_TIMES.stream()
                .map(format -> format.parseUnresolved(text, new ParsePosition(0)) == null ? null : format)
                .filter(Objects::nonNull)
                .map(format -> LocalDateTime.parse(text, format).atOffset(ZoneOffset.UTC))
                .findFirst();
    }

    /** LinkedIn puts a narrow no-break space (U+202F) before AM and PM. */
    private static String tidy(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ').strip();
    }
}
