package dev.paperclick.http;

import dev.paperclick.platform.Network;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Requests for what does not exist, as they come from whoever guesses addresses: so many a minute are let through per
 * network (/24 of IPv4, /48 of IPv6), the others are to be told to wait. Safe for use by several threads.
 */
@Component
public class UnknownRequests {

    private static final int ALLOWED = 60;
    private static final int V4_PREFIX = 24;
    private static final int V6_PREFIX = 48;

    private final MinuteCounts<Network> counts;
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();

    public UnknownRequests(Clock clock) {
        this.counts = new MinuteCounts<>(clock);
    }

    /**
     * Counts one, and tells whether it may have its 404; if not, 429 is due. Never to be asked about anything that exists:
     * a reader who shares a network with somebody who guesses is sent on as ever.
     */
    public boolean allows(InetAddress client) {
        boolean allowed = counts.add(Network.around(client, V4_PREFIX, V6_PREFIX)) <= ALLOWED;
        (allowed ? answered : refused).increment();
        return allowed;
    }

    /** How many had their 404 since the start. */
    public long answered() {
        return answered.sum();
    }

    /** How many were told to wait since the start. */
    public long refused() {
        return refused.sum();
    }
}
