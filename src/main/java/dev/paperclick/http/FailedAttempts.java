package dev.paperclick.http;

import dev.paperclick.platform.Network;
import java.net.InetAddress;
import java.time.Clock;

/**
 * Wrong keys by where they came from: after ten within a minute one has to wait until the minute is over. With IPv6 a
 * single machine has a whole /64 to itself.
 */
final class FailedAttempts {

    private static final int ALLOWED = 10;
    private static final int V4_PREFIX = 32;
    private static final int V6_PREFIX = 64;

    private final MinuteCounts<Network> failures;

    FailedAttempts(Clock clock) {
        this.failures = new MinuteCounts<>(clock);
    }

    boolean mustWait(InetAddress address) {
        return failures.of(Network.around(address, V4_PREFIX, V6_PREFIX)) >= ALLOWED;
    }

    void add(InetAddress address) {
        failures.add(Network.around(address, V4_PREFIX, V6_PREFIX));
    }
}
