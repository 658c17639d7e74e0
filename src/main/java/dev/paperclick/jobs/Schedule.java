package dev.paperclick.jobs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When something runs: a cron expression in a time zone, which neither skips nor doubles a day when clocks change.
 *
 * <p>Spring's {@link CronExpression} finds the local times; it is asked in local time only, so what it does at a change of
 * clocks does not matter. This class says at which instants those local times come:
 *
 * <ul>
 *   <li><b>Fixed times</b>, whose hour field leaves out at least one hour of the day ({@code 30 2 * * *},
 *       {@code 0 8,20 * * MON-FRI}, {@code 0/10 9-17 * * *}). Each local time comes once. One that clocks jump over comes at the first instant
 *       after the jump; one that they repeat comes when they show it first. If the first instant after the jump
 *       belongs to the next day (clocks jump at 23:00 to midnight), it comes in the last second before the jump, so that its day has it. A day that
 *       does not exist at all (the Friday that Samoa left out) has none. Local times that thereby come at the same instant are one.
 *   <li><b>Running times</b>, whose hour field takes every hour ({@code 0 * * * *}). They follow
 *       the time that passes: what clocks jump over does not come, what they repeat comes twice, so an hourly run comes
 *       in every real hour once.
 * </ul>
 *
 * <p>Pure: it does not know what time it is.
 */
public final class Schedule {

    /** Far back enough to have all ticks that matter, step by step, so that few are looked at. */
    private static final List<Long> SECONDS_BACK =
            List.of(60L, 3_600L, 86_400L, 8 * 86_400L, 32 * 86_400L, 370 * 86_400L, 3_660 * 86_400L);

    private final String text;
    private final CronExpression cron;
    private final ZoneId zone;
    private final boolean running;

    private Schedule(String text, CronExpression cron, ZoneId zone, boolean running) {
        this.text = text;
        this.cron = cron;
        this.zone = zone;
        this.running = running;
    }

    /**
     * Understands a cron expression of five fields (minute, hour, day of month, month, day of week) or six (seconds before
     * them).
     *
     * @throws IllegalArgumentException when it is none, or none whose time ever comes; the message says why, as the end of a sentence
     */
    static Schedule of(String text, ZoneId zone) {
        String[] fields = text.strip().split("\\s+", -1);
        String words = String.join(" ", fields);
        if (fields.length != 5 && fields.length != 6) {
            throw new IllegalArgumentException("is not a cron expression of five or six fields");
        }
        int first = fields.length - 5;
        if (isChosen(fields[first + 2]) && isChosen(fields[first + 4])) {
            throw new IllegalArgumentException(
                    "chooses days of the month and days of the week, which programs understand differently");
        }
        CronExpression cron = parse((first == 0 ? "0 " : "") + String.join(" ", fields));
        if (cron.next(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
            throw new IllegalArgumentException("names a day that never comes");
        }
        return new Schedule(words, cron, zone, takesEveryHour(fields[first + 1]));
    }

    private static boolean isChosen(String dayField) {
        return !dayField.startsWith("*") && !dayField.equals("?");
    }

    private static CronExpression parse(String expression) {
        try {
            return CronExpression.parse(expression);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("is not a cron expression", e);
        }
    }

    private static boolean takesEveryHour(String hourField) {
        CronExpression hours = parse("0 0 " + hourField + " * * *");
        return IntStream.range(0, 24).allMatch(hour -> {
            LocalDateTime time = LocalDateTime.of(2000, 1, 1, hour, 0);
            return time.equals(hours.next(time.minusSeconds(1)));
        });
    }

    /** The expression on one line, its fields with one space between. */
    public String text() {
        return text;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The first instant after this one at which it is time; none when there is no further one. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(running ? nextRunning(after) : nextFixed(after));
    }

    /** The last instant up to now at which it is time, but not one before the first. */
    Instant latest(Instant first, Instant now) {
        for (long seconds : SECONDS_BACK) {
            Instant from = now.minusSeconds(seconds);
            if (from.isBefore(first)) {
                return lastOf(first, now);
            }
            Optional<Instant> tick = next(from);
            if (tick.isPresent() && !tick.get().isAfter(now)) {
                return lastOf(tick.get(), now);
            }
        }
        return lastOf(first, now);
    }

    private Instant lastOf(Instant first, Instant now) {
        Instant last = first;
        Optional<Instant> tick = next(first);
        while (tick.isPresent() && !tick.get().isAfter(now)) {
            last = tick.get();
            tick = next(last);
        }
        return last;
    }

    private @Nullable Instant nextFixed(Instant after) {
        LocalDateTime local = cron.next(LocalDateTime.ofInstant(after, zone));
        while (local != null) {
            Instant instant = instant(local);
            if (instant != null && instant.isAfter(after)) {
                return instant;
            }
            // one that is past: clocks repeat it
            local = cron.next(local);
        }
        return null;
    }

    /** When clocks show this; null for a time of a day that does not exist. */
    private @Nullable Instant instant(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null || change.isOverlap()) {
            return local.toInstant(rules.getValidOffsets(local).get(0));
        }
        if (change.getDateTimeAfter().toLocalDate().equals(local.toLocalDate())) {
            return change.getInstant();
        }
        LocalDateTime lastShown = change.getDateTimeBefore().minusSeconds(1);
        return lastShown.toLocalDate().equals(local.toLocalDate())
                ? change.getInstant().minusSeconds(1)
                : null;
    }

    /** In each stretch of time between two changes of clocks, local time passes as time does. */
    private @Nullable Instant nextRunning(Instant after) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(after);
        LocalDateTime local = cron.next(LocalDateTime.ofInstant(after, offset));
        ZoneOffsetTransition change = rules.nextTransition(after);
        while (local != null && change != null && !local.toInstant(offset).isBefore(change.getInstant())) {
            offset = change.getOffsetAfter();
            // the first instant after the change counts, too
            local = cron.next(change.getDateTimeAfter().minusNanos(1));
            change = rules.nextTransition(change.getInstant());
        }
        return local == null ? null : local.toInstant(offset);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule schedule && text.equals(schedule.text) && zone.equals(schedule.zone);
    }

    @Override
    public int hashCode() {
        return text.hashCode() + 31 * zone.hashCode();
    }

    @Override
    public String toString() {
        return text + " " + zone;
    }
}
