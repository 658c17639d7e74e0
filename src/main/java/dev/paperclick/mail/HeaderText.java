package dev.paperclick.mail;

import dev.paperclick.reports.TerminalText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text as it may stand in a header: one line, and no more than that. What is not plain ASCII, and what only looks like an
 * encoded word, becomes encoded words (RFC 2047), which readers of mail turn back.
 */
final class HeaderText {

    /** Of the text in one encoded word: four characters for three bytes, beside its frame and the name Subject, must fit into 76. */
    private static final int MOST_BYTES = 39;

    private static final int LONGEST_PLAIN = 60;

    private HeaderText() {}

    static String of(String text) {
        String line = TerminalText.plain(text);
        boolean plain = line.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain && !line.contains("=?") && line.length() <= LONGEST_PLAIN
                ? line
                : String.join("\r\n ", words(line));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int bytes = 0;
        for (int c : line.codePoints().toArray()) {
            int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                words.add(word(piece));
                piece.setLength(0);
                bytes = 0;
            }
            piece.appendCodePoint(c);
            bytes += size;
        }
        words.add(word(piece));
        return words;
    }

    private static String word(CharSequence piece) {
        return "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(piece.toString().getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
