package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSetTests {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,            10.255.255.255,     true",
        "10.0.0.0/8,            11.0.0.0,           false",
        "10.1.2.3/8,            10.0.0.0,           true",
        "203.0.113.5,           203.0.113.5,        true",
        "203.0.113.5,           203.0.113.6,        false",
        "0.0.0.0/0,             255.255.255.255,    true",
        "0.0.0.0/0,             2001:db8::1,        false",
        "::/0,                  203.0.113.5,        false",
        "2001:db8:7::/48,       2001:db8:7:ffff::1, true",
        "2001:db8:7::/48,       2001:db8:8::,       false",
        "10.0.0.0/8,            ::ffff:10.9.9.9,    true",
        "::ffff:10.0.0.0/104,   10.9.9.9,           true",
        "::ffff:203.0.113.0/120, 203.0.113.255,     true"
    })
    void hasTheAddressesOfItsNetworks(String network, String address, boolean has) throws UnknownHostException {
        assertThat(set(network).contains(InetAddress.getByName(address))).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource({"::ffff:10.0.0.0/90", "10.0.0.0/33", "2001:db8::/129", "10.0.0/8", "10.0.0.0/", "example.com", "''"})
    void whatIsNoNetworkIsNone(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void anEmptySetHasNothing() throws UnknownHostException {
        assertThat(NetworkSet.of(List.of()).contains(InetAddress.getByName("::1")))
                .isFalse();
    }

    @Test
    void saysTheSameAsTheNetworksOneByOne() throws UnknownHostException {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<Network> networks = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                networks.add(new Network(address(random), random.nextInt(33)));
            }
            NetworkSet set = NetworkSet.of(networks);
            for (int i = 0; i < 100; i++) {
                InetAddress address = address(random);
                assertThat(set.contains(address))
                        .isEqualTo(networks.stream().anyMatch(network -> network.contains(address)));
            }
        }
    }

    /** Few different bits, so that networks overlap and addresses hit. */
    private static InetAddress address(Random random) throws UnknownHostException {
        return InetAddress.getByAddress(
                new byte[] {(byte) random.nextInt(4), (byte) random.nextInt(4), 0, (byte) random.nextInt(256)});
    }

    private static NetworkSet set(String... networks) {
        return NetworkSet.of(Stream.of(networks)
                .map(text -> Network.parse(text).orElseThrow())
                .toList());
    }
}
