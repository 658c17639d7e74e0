package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectAddressTests {

    private static final TrackingId ID = new TrackingId("lt_calendly_abc123");

    @ParameterizedTest
    @CsvSource({
        "https://links.example.com/track,    https://links.example.com/track/lt_calendly_abc123",
        "https://links.example.com/track/,   https://links.example.com/track/lt_calendly_abc123",
        "https://Links.Example.com/track//,  https://links.example.com/track/lt_calendly_abc123",
        "http://localhost:8080/track,        http://localhost:8080/track/lt_calendly_abc123",
        "https://go.example.com,             https://go.example.com/lt_calendly_abc123",
        "https://bücher.example/t,           https://xn--bcher-kva.example/t/lt_calendly_abc123"
    })
    void putsTheIdBehindTheBase(String base, String address) {
        assertThat(RedirectAddress.of(base, "BASE_REDIRECT_URL").of(ID)).isEqualTo(address);
    }

    @Test
    void marksTheDocumentTheAddressStandsIn() {
        String address = RedirectAddress.of("http://localhost:8080/track", "BASE_REDIRECT_URL")
                .of(ID);

        assertThat(RedirectAddress.forDocument(address, DocumentMark.RESUME)).isEqualTo(address + "?d=r");
        assertThat(RedirectAddress.forDocument(address, DocumentMark.COVER_LETTER))
                .isEqualTo(address + "?d=c");
        assertThat(DocumentMark.of("c")).contains(DocumentMark.COVER_LETTER);
        assertThat(DocumentMark.of("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "links.example.com/track",
                "ftp://links.example.com/track",
                "https://links.example.com/track?x=y",
                "https://links.example.com/track#x",
                "https://user@links.example.com/track",
                "https:///track"
            })
    void aBadBaseIsNamedWithItsKeyAndValue(String base) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> RedirectAddress.of(base, "BASE_REDIRECT_URL"))
                .withMessageStartingWith("BASE_REDIRECT_URL is '" + base + "', which ");
    }

    @Test
    void settingsAreCheckedWhenTheyAreRead() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new LinkProperties(true, "localhost", Set.of(), true, "paperclick", 0))
                .withMessage("BASE_REDIRECT_URL is 'localhost', which does not start with http:// or https://;"
                        + " set an address such as https://links.example.com/track.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://links.example.com/track",
                "http://steveglen.com",
                "https://93.184.216.34/track",
                "https://[2606:2800:220:1::1]/track",
                "https://local.example.com/",
                "https://1and1.com/"
            })
    void knowsPublicAddresses(String base) {
        assertThat(RedirectAddress.of(base, "key").isPublic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/track",
                "http://localhost./track",
                "http://links.localhost/track",
                "http://intranet/track",
                "http://macbook.local/track",
                "http://links.internal/track",
                "http://nas.home.arpa/track",
                "http://127.0.0.1/track",
                "http://127.1/track",
                "http://2130706433/track",
                "http://0x7f.0.0.1/track",
                "http://0.0.0.0/track",
                "http://10.1.2.3/track",
                "http://172.16.0.1/track",
                "http://192.168.1.10:8080/track",
                "http://169.254.1.1/track",
                "http://100.64.0.1/track",
                "http://224.0.0.1/track",
                "http://300.1.1.1/track",
                "http://[::1]/track",
                "http://[::]/track",
                "http://[fe80::1]/track",
                "http://[fd00::1]/track",
                "http://[::ffff:127.0.0.1]/track"
            })
    void knowsAddressesThatNobodyElseReaches(String base) {
        assertThat(RedirectAddress.of(base, "key").isPublic()).isFalse();
    }
}
