package dev.paperclick.clicks;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Clicks that were answered and not kept since the start, because of a fault of this program rather than of the disk:
 * counted, and said in the log.
 */
@Component
public class LostClicks {

    private static final Logger log = LoggerFactory.getLogger(LostClicks.class);

    private final AtomicLong count = new AtomicLong();

    /** Counts one. The log gets the kind of fault only: its message may carry the reader's address. */
    public void add(RuntimeException fault) {
        log.warn(
                "Answered a click that could not be recorded ({} since the start): {}",
                count.incrementAndGet(),
                fault.getClass().getSimpleName());
    }

    /** How many. */
    public long count() {
        return count.get();
    }
}
