package dev.paperclick.clicks;

import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VisitorHashTests {

    private static final byte[] SALT = new byte[32];

    @Test
    void isTheSameForTheSameReaderOfTheSameCandidate() {
        String first = VisitorHash.of(
                SALT, "steve_glen", aVisit().at("2026-11-21T01:00:00Z").visit());
        String second = VisitorHash.of(
                SALT, "steve_glen", aVisit().at("2026-11-21T23:00:00Z").visit());

        assertThat(first).matches("[0-9a-f]{32}").isEqualTo(second);
    }

    @Test
    void differsByCandidateAddressUserAgentAndSalt() {
        byte[] otherSalt = new byte[32];
        Arrays.fill(otherSalt, (byte) 1);

        assertThat(new String[] {
                    VisitorHash.of(SALT, "steve_glen", aVisit().visit()),
                    VisitorHash.of(SALT, null, aVisit().visit()),
                    VisitorHash.of(SALT, "ann", aVisit().visit()),
                    VisitorHash.of(
                            SALT, "steve_glen", aVisit().from("203.0.113.10").visit()),
                    VisitorHash.of(SALT, "steve_glen", aVisit().by("other").visit()),
                    VisitorHash.of(otherSalt, "steve_glen", aVisit().visit())
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void ipv4InsideIpv6IsTheSameReader() {
        assertThat(VisitorHash.of(
                        SALT, "ann", aVisit().from("::ffff:203.0.113.9").visit()))
                .isEqualTo(
                        VisitorHash.of(SALT, "ann", aVisit().from("203.0.113.9").visit()));
    }

    @Test
    void partsCannotRunIntoEachOther() {
        assertThat(VisitorHash.of(SALT, "a", aVisit().from("98.1.2.3").by("x").visit()))
                .isNotEqualTo(VisitorHash.of(
                        SALT, "", aVisit().from("97.98.1.2").by("\u0003x").visit()));
    }

    @Test
    void isTheHmacThatTheDocumentationSays() {
        // printf '\0\0\0\1a\0\0\0\4\xcb\0\x71\x09\0\0\0\1x' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…
        assertThat(VisitorHash.of(SALT, "a", aVisit().by("x").visit())).isEqualTo("4fbbb97a1d6007e53c9c797dd289bee3");
    }
}
