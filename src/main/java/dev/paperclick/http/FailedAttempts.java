package dev.paperclick.http;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wrong keys by address: after ten within a minute an address has to wait until the minute is over. */
final class FailedAttempts {

    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Bounds the memory that strangers can take; beyond it the addresses seen longest ago are forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<InetAddress, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Failures(Instant since, int count) {}

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mustWait(InetAddress address) {
        return current(address).count() >= ALLOWED;
    }

    synchronized void add(InetAddress address) {
        Failures before = current(address);
        failures.remove(address);
        failures.put(address, new Failures(before.since(), before.count() + 1));
    }

    private Failures current(InetAddress address) {
        Instant now = clock.instant();
        Failures known = failures.get(address);
        // A clock that was put back must not lock anybody out for longer.
        if (known == null
                || known.since().isAfter(now)
                || !known.since().plus(WINDOW).isAfter(now)) {
            return new Failures(now, 0);
        }
        return known;
    }
}
