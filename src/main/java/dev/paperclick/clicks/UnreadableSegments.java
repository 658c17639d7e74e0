package dev.paperclick.clicks;

import dev.paperclick.journal.Segment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments of a journal that the disk does not give. Their clicks wait while all others come in; they are tried again every
 * minute. For use by one thread, but for {@link #count}.
 */
final class UnreadableSegments {

    private static final Logger log = LoggerFactory.getLogger(UnreadableSegments.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Integer, Instant> since = new HashMap<>();
    private volatile int count;

    UnreadableSegments(Clock clock) {
        this.clock = clock;
    }

    /** Leaves a segment alone for a while; says so at the first time. */
    void add(Segment segment, IOException reason) {
        boolean known = since.put(segment.number(), clock.instant()) != null;
        count = since.size();
        if (!known) {
            log.error(
                    "{} cannot be read ({}); its clicks wait, all others go on. It is tried again every minute: mend the disk,"
                            + " or put the file back from a copy",
                    segment.path(),
                    reason.getMessage());
        }
    }

    /** Whether it is to be left alone now. A clock that was put back does not make that longer. */
    boolean has(Segment segment) {
        Instant failed = since.get(segment.number());
        if (failed == null) {
            return false;
        }
        Duration passed = Duration.between(failed, clock.instant());
        return !passed.isNegative() && passed.compareTo(PAUSE) < 0;
    }

    /** It has been read. */
    void remove(Segment segment) {
        if (since.remove(segment.number()) != null) {
            count = since.size();
            log.warn("{} can be read again", segment.path());
        }
    }

    /** Forgets those whose files are gone. */
    void retain(Set<Integer> segments) {
        since.keySet().retainAll(segments);
        count = since.size();
    }

    /** How many there are; to be asked by any thread. */
    int count() {
        return count;
    }
}
