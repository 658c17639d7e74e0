package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

    private static final RedirectAddress OWN =
            RedirectAddress.of("https://links.example.com/track", "BASE_REDIRECT_URL");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calendly.com/steve-glen/30min",
                "http://localhost:3000/",
                "https://example.com",
                "https://example.com:8443/a?b=c&d=%20#e",
                "https://[2001:db8::1]:8080/x",
                "https://my_host.example.com./",
                "https://example.com/a/../b//c",
                "https://example.com?next=https://user@evil.example/",
                "https://links.example.com/portfolio",
                "https://links.example.com/tracks/lt_calendly_abcd",
                "https://links.example.com:8443/track/lt_calendly_abcd",
                "https://other.links.example.com/track/lt_calendly_abcd"
            })
    void leavesGoodAddressesAsTheyAre(String address) {
        assertThat(Destination.check(address, OWN)).isEqualTo(new Destination.Accepted(address));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.COM/Path,         https://example.com/Path",
        "https://example.com:443/,         https://example.com/",
        "https://example.com:/,            https://example.com/",
        "https://bücher.example/é?ü=ö#ä,   https://xn--bcher-kva.example/%C3%A9?%C3%BC=%C3%B6#%C3%A4",
        "https://例え.jp/道,                https://xn--r8jz45g.jp/%E9%81%93",
        "https://ｅｘａｍｐｌｅ。ｃｏｍ/,       https://example.com/",
        "https://example.com/100%,         https://example.com/100%25",
        "https://example.com/%zz%41,       https://example.com/%25zz%41",
        "https://example.com/{a}|b\"<c>,   https://example.com/%7Ba%7D%7Cb%22%3Cc%3E",
        "https://example.com/😀,           https://example.com/%F0%9F%98%80",
        "https://example.com/a\u202Eb,     https://example.com/a%E2%80%AEb"
    })
    void writesTheRestInAscii(String address, String clean) {
        assertThat(Destination.check(address, OWN)).isEqualTo(new Destination.Accepted(clean));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "calendly.com/steve",
                "//calendly.com/steve",
                "/track",
                "javascript:alert(1)",
                "JavaScript://example.com/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "ftp://example.com/",
                "mailto:steve@example.com",
                "https:example.com",
                "https:/example.com",
                "https:///example.com",
                "https://",
                "https://?x",
                "https://#x",
                "https://:443/",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://good.example@evil.example/",
                "https://good.example\\@evil.example/",
                "https://example.com\\path",
                "https://example.com/a b",
                " https://example.com/",
                "https://example.com/\u00a0",
                "https://example.com/\u2028",
                "https://example.com/\r\nSet-Cookie: a=b",
                "https://example.com/\u0000",
                "https://example.com/\u007f",
                "https://example.com/\u0085",
                "https://exa\tmple.com/",
                "https://exam\u202eple.com/",
                "https://exam\u200bple.com/",
                "https://example.com/\ud800",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:99999999999/",
                "https://example.com:80a/",
                "https://example.com:-1/",
                "https://.example.com/",
                "https://example..com/",
                "https://.",
                "https://-example.com/",
                "https://exam%70le.com/",
                "https://example,com/",
                "https://a℀b.example/",
                "https://straße.example/",
                "https://[::1/",
                "https://[::1]x/",
                "https://[fe80::1%25eth0]/",
                "https://[not-an-address]/"
            })
    void refusesWhatCouldLeadElsewhere(String address) {
        assertThat(Destination.check(address, OWN))
                .isInstanceOfSatisfying(
                        Destination.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://links.example.com/track/lt_calendly_abcd",
                "https://links.example.com/track",
                "https://LINKS.example.com./track/x",
                "https://links.example.com:443/track/x",
                "https://links.example.com//track/x",
                "https://links.example.com/a/../track/x",
                "https://links.example.com/a/%2e%2E/tr%61ck/x?y#z",
                "https://ｌｉｎｋｓ.example.com/track/x"
            })
    void refusesItsOwnAddressHoweverWritten(String address) {
        assertThat(Destination.check(address, OWN))
                .isEqualTo(new Destination.Refused("leads back to the address of our own links"));
    }

    @Test
    void aBaseWithoutPathOwnsItsWholeHost() {
        RedirectAddress own = RedirectAddress.of("https://go.example.com/", "BASE_REDIRECT_URL");

        assertThat(Destination.check("https://go.example.com/x", own)).isInstanceOf(Destination.Refused.class);
        assertThat(Destination.check("https://www.example.com/x", own)).isInstanceOf(Destination.Accepted.class);
    }

    @Test
    void aLinkThatExistsMustLeadToNeitherBase() {
        TrackedLink link = new TrackedLink(
                new TrackingId("lt_calendly_abc123"),
                "steve_glen",
                "job",
                "app",
                "Calendly",
                "https://go.steveglen.com/t/lt_calendly_other",
                "https://go.steveglen.com/t/lt_calendly_abc123",
                true,
                Instant.EPOCH,
                null);

        assertThat(Destination.check(link.originalUrl(), OWN)).isInstanceOf(Destination.Accepted.class);
        assertThat(Destination.recheck(link, OWN)).isInstanceOf(Destination.Refused.class);
    }

    @Test
    void lengthIsCheckedBeforeAndAfterEncoding() {
        String longest = "https://example.com/" + "a".repeat(2028);

        assertThat(Destination.check(longest, OWN)).isEqualTo(new Destination.Accepted(longest));
        assertThat(Destination.check(longest + "a", OWN)).isInstanceOf(Destination.Refused.class);
        assertThat(Destination.check("https://example.com/" + "é".repeat(400), OWN))
                .isEqualTo(new Destination.Refused("is longer than 2048 characters"));
    }
}
