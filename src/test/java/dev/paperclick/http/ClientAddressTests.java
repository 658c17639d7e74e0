package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.IpAddresses;
import dev.paperclick.platform.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTests {

    private static final ClientAddress BEHIND_PROXIES =
            new ClientAddress(Stream.of("10.0.0.0/8", "::1", "2001:db8:1::/48")
                    .map(Network::parse)
                    .flatMap(Optional::stream)
                    .toList());

    @Test
    void withoutTrustedProxiesTheHeaderMeansNothing() {
        assertThat(new ClientAddress(List.of()).of(ip("127.0.0.1"), List.of("6.6.6.6")))
                .isEqualTo(ip("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 6.6.6.6                              | 203.0.113.9",
                "10.0.0.1    | 198.51.100.7                         | 198.51.100.7",
                "10.0.0.1    | 6.6.6.6, 198.51.100.7                | 198.51.100.7",
                "10.0.0.1    | 6.6.6.6, 198.51.100.7, 10.9.9.9      | 198.51.100.7",
                "10.0.0.1    | 10.1.1.1, 10.2.2.2                   | 10.1.1.1",
                "10.0.0.1    | ''                                   | 10.0.0.1",
                "10.0.0.1    | 198.51.100.7:4711                    | 198.51.100.7",
                "10.0.0.1    | \"[2001:db8:2::7]:4711\"             | 2001:db8:2::7",
                "10.0.0.1    | [2001:db8:2::7]                      | 2001:db8:2::7",
                "10.0.0.1    | 2001:db8:2::7                        | 2001:db8:2::7",
                "10.0.0.1    | ::ffff:198.51.100.7                  | 198.51.100.7",
                "::1         | 198.51.100.7, 2001:db8:1:ffff::1     | 198.51.100.7",
                "10.0.0.1    | 6.6.6.6, garbage                     | 10.0.0.1",
                "10.0.0.1    | 6.6.6.6, garbage, 10.3.3.3           | 10.3.3.3",
                "10.0.0.1    | ::ffff:10.3.3.3                      | 10.3.3.3",
                "10.0.0.1    | 198.51.100.7, ::ffff:10.3.3.3        | 198.51.100.7",
                "10.0.0.1    | ::ffff:c633:6407                     | 198.51.100.7",
                "10.0.0.1    | \"198.51.100.7:4711\"                | 198.51.100.7",
                "10.0.0.1    | \"198.51.100.7                       | 10.0.0.1",
                "10.0.0.1    | [2001:db8:2::7                       | 10.0.0.1",
                "10.0.0.1    | 198.51.100.7:4711:1                  | 10.0.0.1",
                "10.0.0.1    | unix:                                | 10.0.0.1",
                "10.0.0.1    | for=198.51.100.7                     | 10.0.0.1",
                "10.0.0.1    | 198.51.100.7,10.9.9.9,10.8.8.8       | 198.51.100.7",
                "10.0.0.1    | ,198.51.100.7                        | 198.51.100.7",
                "10.0.0.1    | unknown                              | 10.0.0.1",
                "10.0.0.1    | _hidden                              | 10.0.0.1",
                "10.0.0.1    | 6.6.6.6,,                            | 10.0.0.1",
                "10.0.0.1    | 1.2.3.4.5                            | 10.0.0.1",
                "10.0.0.1    | 010.1.1.1                            | 10.0.0.1",
                "10.0.0.1    | 256.1.1.1                            | 10.0.0.1",
                "10.0.0.1    | 127.1                                | 10.0.0.1",
                "10.0.0.1    | localhost                            | 10.0.0.1",
                "10.0.0.1    | fe80::1%eth0                         | 10.0.0.1",
                "10.0.0.1    | :::::                                | 10.0.0.1",
                "10.0.0.1    | '٣.٣.٣.٣'                            | 10.0.0.1"
            })
    void takesTheLastHopThatNoTrustedProxyMadeUp(String peer, String header, String client) {
        assertThat(BEHIND_PROXIES.of(ip(peer), List.of(header))).isEqualTo(ip(client));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(BEHIND_PROXIES.of(ip("10.0.0.1"), List.of("6.6.6.6", "198.51.100.7", "10.4.4.4")))
                .isEqualTo(ip("198.51.100.7"));
    }

    @Test
    void aLongHeaderIsNotFollowedForEver() {
        assertThat(BEHIND_PROXIES.of(ip("10.0.0.1"), List.of("6.6.6.6" + ", 10.0.0.2".repeat(2_000))))
                .isEqualTo(ip("10.0.0.2"));
    }

    @Test
    void noiseNeverThrowsAndNeverAsksDns() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                noise.append("0123456789abcdef:.,[]\"% /x".charAt(random.nextInt(26)));
            }
            assertThat(BEHIND_PROXIES.of(ip("10.0.0.1"), List.of(noise.toString())))
                    .as("of '%s'", noise)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.255.255, true",
        "10.0.0.0/8,      11.0.0.0,       false",
        "192.0.2.128/25,  192.0.2.127,    false",
        "192.0.2.128/25,  192.0.2.200,    true",
        "192.0.2.1,       192.0.2.1,      true",
        "192.0.2.1,       192.0.2.2,      false",
        "0.0.0.0/0,       203.0.113.9,    true",
        "0.0.0.0/0,       2001:db8::1,    false",
        "2001:db8::/33,   2001:db8:7fff::, true",
        "2001:db8::/33,   2001:db8:8000::, false"
    })
    void rangesHoldTheirAddresses(String range, String address, boolean inside) {
        assertThat(Network.parse(range))
                .get()
                .satisfies(network -> assertThat(network.contains(ip(address))).isEqualTo(inside));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "proxy", "10.0.0/8"})
    void otherTextIsNoRange(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    private static InetAddress ip(String text) {
        return IpAddresses.parse(text).orElseThrow();
    }
}
