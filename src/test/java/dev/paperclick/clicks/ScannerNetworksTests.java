package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerNetworksTests {

    @TempDir
    Path folder;

    @Test
    void theShippedListIsReadToTheLastLine() {
        ScannerNetworks shipped = ScannerNetworks.shipped();

        assertThat(shipped.skipped()).isEmpty();
        assertThat(shipped.certain().size()).isEqualTo(8);
        assertThat(shipped.probable().size()).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40.92.0.0",
                "40.93.255.255",
                "40.107.3.4",
                "52.103.255.255",
                "52.238.78.88",
                "104.47.127.255",
                "2a01:111:f400::1",
                "2a01:111:f403:ffff::1",
                "209.222.82.255",
                "::ffff:40.107.3.4"
            })
    void certainNetworksAreCertain(String address) throws IOException {
        assertThat(ScannerNetworks.shipped().certain().contains(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40.94.0.0", "52.238.78.89", "104.47.128.0", "2a01:111:f401::1", "8.8.8.8", "127.0.0.1"})
    void theirNeighboursAreNot(String address) throws IOException {
        ScannerNetworks shipped = ScannerNetworks.shipped();

        assertThat(shipped.certain().contains(InetAddress.getByName(address))).isFalse();
        assertThat(shipped.probable().contains(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void badLinesAreSkippedAndTold() throws IOException {
        Path file = folder.resolve("own.txt");
        Files.writeString(file, """
                \uFEFF# mine
                192.0.2.0/24  certain  ours
                192.0.2.0/40  certain
                198.51.100.0/24 perhaps

                2001:db8::/32 probable # theirs
                nonsense
                203.0.113.7 certain""");

        ScannerNetworks networks = ScannerNetworks.of(file);

        assertThat(networks.skipped())
                .isEqualTo(List.of(
                        "line 3: 192.0.2.0/40  certain", "line 4: 198.51.100.0/24 perhaps", "line 7: nonsense"));
        assertThat(networks.certain().size()).isEqualTo(2);
        assertThat(networks.probable().size()).isEqualTo(1);
        assertThat(networks.certain().contains(InetAddress.getByName("40.107.3.4")))
                .isFalse();
    }

    @Test
    void anOwnListMayTakeInTheShippedOne() throws IOException {
        Path file = folder.resolve("own.txt");
        Files.writeString(file, "include shipped\n192.0.2.0/24 probable\n");

        assertThat(ScannerNetworks.of(file).probable().size())
                .isEqualTo(ScannerNetworks.shipped().probable().size() + 1);
    }

    @Test
    void aMissingFileIsAMistakeOfTheSetting() {
        assertThatThrownBy(() -> ScannerNetworks.of(folder.resolve("none.txt")))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining("SCANNER_NETWORKS")
                .hasMessageContaining("none.txt");
    }
}
