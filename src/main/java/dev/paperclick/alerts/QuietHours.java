package dev.paperclick.alerts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which nobody wants to be told anything, such as {@code 22:00-07:00}; the first belongs to them, the last does not.
 *
 * @param from null for none
 * @param to null for none
 */
record QuietHours(@Nullable LocalTime from, @Nullable LocalTime to) {

    static final QuietHours NONE = new QuietHours(null, null);

    /** What a person has written; blank for none. Empty when it means nothing. */
    static Optional<QuietHours> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(NONE);
        }
        String[] ends = text.strip().split("\\s*-\\s*", -1);
        try {
            return ends.length == 2
                    ? Optional.of(new QuietHours(time(ends[0]), time(ends[1])))
                            .filter(hours -> !String.valueOf(hours.from).equals(String.valueOf(hours.to)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    /** When somebody in this zone may be told: the same instant, or the end of the quiet hours that it is in. */
    Instant over(Instant at, ZoneId zone) {
        if (from == null || to == null) {
            return at;
        }
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean quiet =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return at;
        }
        boolean tomorrow = overnight && !time.isBefore(from);
        Instant end = local.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
        // where clocks go back, the end may come twice, and the first time be past
        return end.isAfter(at) ? end : at;
    }

    /** For people: {@code 22:00 to 07:00}. */
    String words() {
        return from + " to " + to;
    }
}
