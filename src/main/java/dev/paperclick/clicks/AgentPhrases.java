package dev.paperclick.clicks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * User agents in records of the journal, with a number in place of the words with which nearly all of them begin and end:
 * a record is half as long then, and the system has half as many new pages to clear for the journal.
 *
 * <p>As bytes: the number of the beginning u8 (0xFF for no user agent at all, and then nothing follows), that of the end
 * u8, and what stands between them as length u16 and UTF-8. Journals are read years later: the lists may grow at their
 * ends, but nothing in them may change or go.
 */
final class AgentPhrases {

    private static final int NONE = 0xFF;

    private static final byte[][] BEGINNINGS = bytes(List.of(
            "",
            "Mozilla/5.0 (",
            "Mozilla/5.0 (compatible; ",
            "Mozilla/5.0 (iPhone; CPU iPhone OS ",
            "Mozilla/5.0 (iPad; CPU OS ",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:",
            "Mozilla/5.0 (X11; Linux x86_64; rv:",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/",
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"));

    private static final byte[][] ENDS = bytes(List.of(
            "",
            " Safari/537.36",
            " Mobile Safari/537.36",
            " Safari/604.1",
            " Safari/605.1.15",
            " Mobile/15E148 Safari/604.1",
            ".0.0.0 Mobile Safari/537.36",
            ".0.0.0 Safari/537.36"));

    private AgentPhrases() {}

    private static byte[][] bytes(List<String> phrases) {
        return phrases.stream()
                .map(phrase -> phrase.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    static void put(@Nullable String userAgent, ByteBuffer out) {
        if (userAgent == null) {
            out.put((byte) NONE);
            return;
        }
        byte[] text = userAgent.getBytes(StandardCharsets.UTF_8);
        int beginning = beginning(text);
        int from = BEGINNINGS[beginning].length;
        int end = end(text, from);
        int to = text.length - ENDS[end].length;
        out.put((byte) beginning).put((byte) end).putShort((short) (to - from)).put(text, from, to - from);
    }

    /** @throws RuntimeException when that is none */
    static @Nullable String read(ByteBuffer in) {
        int number = Byte.toUnsignedInt(in.get());
        if (number == NONE) {
            return null;
        }
        byte[] beginning = BEGINNINGS[number];
        byte[] end = ENDS[Byte.toUnsignedInt(in.get())];
        int between = Short.toUnsignedInt(in.getShort());
        byte[] text = Arrays.copyOf(beginning, beginning.length + between + end.length);
        in.get(text, beginning.length, between);
        System.arraycopy(end, 0, text, beginning.length + between, end.length);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The later in the list the better: what begins others stands before them. */
    private static int beginning(byte[] text) {
        for (int i = BEGINNINGS.length - 1; i > 0; i--) {
            byte[] phrase = BEGINNINGS[i];
            if (phrase.length <= text.length && Arrays.equals(phrase, 0, phrase.length, text, 0, phrase.length)) {
                return i;
            }
        }
        return 0;
    }

    private static int end(byte[] text, int from) {
        for (int i = ENDS.length - 1; i > 0; i--) {
            byte[] phrase = ENDS[i];
            int start = text.length - phrase.length;
            if (start >= from && Arrays.equals(phrase, 0, phrase.length, text, start, text.length)) {
                return i;
            }
        }
        return 0;
    }
}
