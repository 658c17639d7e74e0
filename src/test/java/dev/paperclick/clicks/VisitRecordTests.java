package dev.paperclick.clicks;

import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.links.TrackingId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitRecordTests {

    private static final TrackingId LINK = new TrackingId("lt_calendly_abcdefghijklmnopqrstuv");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Mozilla/5.0 (",
                " Safari/537.36",
                "Mozilla/5.0 (X11; Linux x86_64) Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1 Ünïcödé 😀 Safari/537.36"
            })
    void userAgentsComeBackAsTheyWere(String userAgent) throws Exception {
        Visited visited = new Visited(LINK, "steve_glen", aVisit().by(userAgent).visit());

        assertThat(read(bytes(visited))).isEqualTo(visited);
    }

    @Test
    void aBrowserTakesLessThanHalfOfItsUserAgent() {
        Visited browser = new Visited(
                LINK,
                null,
                aVisit().by("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                                + "Chrome/142.0.0.0 Safari/537.36")
                        .visit());
        Visited nobody = new Visited(LINK, null, aVisit().by("").visit());

        assertThat(bytes(browser).remaining()).isLessThan(bytes(nobody).remaining() + 10);
    }

    @Test
    void whatAnEarlierVersionWroteIsStillRead() throws Exception {
        // Version 1: the user agent is a text like the others.
        ByteBuffer earlier = ByteBuffer.wrap(HexFormat.of()
                .parseHex("01" + "00064400000f4240" + "00" + "01" + "72" + "04c0000201" + "000b" + text("lt_web_abcd")
                        + "ffff" + "0003" + text("a b") + "ffff" + "ffff"));

        Visited visited = read(earlier);

        assertThat(visited.visit().userAgent()).isEqualTo("a b");
        assertThat(visited.visit().signs().languages()).isTrue();
    }

    @Test
    void aNumberThatStandsForNothingIsToldAsUnreadable() {
        ByteBuffer record = bytes(new Visited(LINK, null, aVisit().by("x").visit()));
        for (int at = 0; at < record.limit(); at++) {
            if (record.get(at) == 'x' && record.get(at - 1) == 1 && record.get(at - 2) == 0) {
                record.put(at - 4, (byte) 200);
            }
        }

        assertThatExceptionOfType(VisitRecord.Unreadable.class).isThrownBy(() -> VisitRecord.read(record));
    }

    private static String text(String plain) {
        return HexFormat.of().formatHex(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer bytes(Visited visited) {
        ByteBuffer bytes = ByteBuffer.allocate(4_096);
        VisitRecord.write(visited, bytes);
        return bytes.flip();
    }

    private static Visited read(ByteBuffer bytes) throws VisitRecord.Unreadable {
        return ((VisitRecord.Plain) VisitRecord.read(bytes)).visited();
    }
}
