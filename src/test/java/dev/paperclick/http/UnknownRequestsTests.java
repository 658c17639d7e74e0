package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.IpAddresses;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownRequestsTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final UnknownRequests unknown = new UnknownRequests(clock);

    private void ask(String address, int times) {
        for (int i = 0; i < times; i++) {
            unknown.allows(ip(address));
        }
    }

    @Test
    void sixtyAMinuteAreAllowed() {
        ask("192.0.2.7", 59);
        assertThat(unknown.allows(ip("192.0.2.7"))).isTrue();
        assertThat(unknown.allows(ip("192.0.2.7"))).isFalse();

        clock.pass(Duration.ofSeconds(59));
        assertThat(unknown.allows(ip("192.0.2.7"))).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(unknown.allows(ip("192.0.2.7"))).isTrue();

        assertThat(unknown.answered()).isEqualTo(61);
        assertThat(unknown.refused()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,       192.0.2.255,          false",
        "192.0.2.7,       192.0.3.7,            true",
        "2001:db8:1::7,   2001:db8:1:ffff::1,   false",
        "2001:db8:1::7,   2001:db8:2::7,        true",
        "::ffff:192.0.2.7, 192.0.2.8,           false",
        "192.0.2.7,       2001:db8:1::7,        true"
    })
    void aNetworkIsCountedAsOne(String guesser, String other, boolean allowed) {
        ask(guesser, 61);

        assertThat(unknown.allows(ip(other))).isEqualTo(allowed);
    }

    @Test
    void manyNetworksTakeBoundedMemoryAndLeaveTheLastOnesKnown() {
        for (int i = 0; i < 30_000; i++) {
            unknown.allows(ip("10." + i / 256 + "." + i % 256 + ".1"));
        }
        ask("192.0.2.7", 60);

        assertThat(unknown.allows(ip("192.0.2.7"))).isFalse();
    }

    @Test
    void aClockThatIsPutBackLocksNobodyOut() {
        ask("192.0.2.7", 100);
        clock.pass(Duration.ofHours(-1));

        assertThat(unknown.allows(ip("192.0.2.7"))).isTrue();
    }

    private static InetAddress ip(String text) {
        return IpAddresses.parse(text).orElseThrow();
    }
}
