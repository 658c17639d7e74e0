package dev.paperclick.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events by what they came from, each counted within the minute that begins with its first. Takes bounded memory: beyond
 * ten thousand sources those seen longest ago are forgotten. Safe for use by several threads.
 */
final class MinuteCounts<K> {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 10_000;

    private final Clock clock;
    private final Map<K, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Count> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    private record Count(Instant since, int events) {}

    MinuteCounts(Clock clock) {
        this.clock = clock;
    }

    /** The events of the running minute. */
    synchronized int of(K source) {
        return current(source).events();
    }

    /** Counts one more, and tells how many there are now. */
    synchronized int add(K source) {
        Count before = current(source);
        Count now = new Count(before.since(), Math.min(before.events(), Integer.MAX_VALUE - 1) + 1);
        counts.remove(source);
        counts.put(source, now);
        return now.events();
    }

    private Count current(K source) {
        Instant now = clock.instant();
        Count known = counts.get(source);
        // A clock that was put back must not lock anybody out for longer.
        if (known == null
                || known.since().isAfter(now)
                || !known.since().plus(WINDOW).isAfter(now)) {
            return new Count(now, 0);
        }
        return known;
    }
}
