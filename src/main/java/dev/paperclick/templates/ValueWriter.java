package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as the text of XML: escaped, and without the characters that {@link WordCharacters} leaves out.
 *
 * @param lineBreak the markup of a line break where the value stands
 * @param tab the markup of a tab there
 * @param paragraphBreak the markup that a blank line becomes; null where no new paragraph can begin
 */
record ValueWriter(Markup lineBreak, Markup tab, @Nullable Markup paragraphBreak) {

    /** For attributes and document properties, which have one line. */
    static final ValueWriter ONE_LINE = new ValueWriter(Markup.of(" "), Markup.of(" "), null);

    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");
    private static final byte[] QUOTE = ascii("&quot;");
    private static final byte[] COMMA = ascii(", ");
    private static final int MAX_NESTING = 8;

    /** Writes the value, or the alternative where there is nothing to see. */
    void write(@Nullable Value value, String alternative, Bytes to) {
        int before = to.length();
        if (value != null) {
            write(value, to, 0);
        }
        if (to.length() == before) {
            write(alternative, to);
        }
    }

    private void write(Value value, Bytes to, int nesting) {
        if (value instanceof Value.Items items) {
            join(items.values(), to, nesting);
        } else if (value.isPresent()) {
            write(single(value), to);
        }
    }

    /** The text of a value that is no list. */
    static String single(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Link link) {
            return link.address();
        }
        return value instanceof Value.Fields fields ? fields.self() : "";
    }

    private void join(List<Value> values, Bytes to, int nesting) {
        int written = to.length();
        for (int i = 0; i < values.size() && nesting < MAX_NESTING; i++) {
            int before = to.length();
            if (before > written) {
                to.put(COMMA);
            }
            int start = to.length();
            write(values.get(i), to, nesting + 1);
            if (to.length() == start) {
                to.truncate(before);
            }
        }
    }

    void write(String text, Bytes to) {
        for (int i = to.putPlain(text, 0); i < text.length(); i = to.putPlain(text, i + 1)) {
            char c = text.charAt(i);
            int behind = paragraphBreak == null || (c != '\n' && c != '\r') ? i : behindBlankLines(text, i);
            if (paragraphBreak != null && behind > i) {
                paragraphBreak.writeTo(to);
                i = behind - 1;
            } else if (c < 0x80) {
                writeAscii(c, text, i, to);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                writeWide(Character.toCodePoint(c, text.charAt(++i)), to);
            } else if (c == '\u2028' || c == '\u2029') {
                lineBreak.writeTo(to);
            } else if (WordCharacters.holds(c)) {
                writeWide(c, to);
            }
        }
    }

    /** Where the text goes on behind the blank lines that follow the line that ends here; here itself if there is none. */
    private static int behindBlankLines(String text, int end) {
        int behind = end;
        int newlines = 0;
        for (int i = end; i < text.length() && " \t\r\n".indexOf(text.charAt(i)) >= 0; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                newlines++;
                behind = i + 1;
            }
        }
        return newlines > 1 ? behind : end;
    }

    private void writeAscii(char c, String text, int i, Bytes to) {
        switch (c) {
            case '&' -> to.put(AMPERSAND);
            case '<' -> to.put(LESS);
            case '>' -> to.put(GREATER);
            case '"' -> to.put(QUOTE);
            case '\t' -> tab.writeTo(to);
            case '\r' -> lineBreak.writeTo(to);
            case '\n' -> {
                if (i == 0 || text.charAt(i - 1) != '\r') {
                    lineBreak.writeTo(to);
                }
            }
            default -> {
                // one of those that documents cannot hold
            }
        }
    }

    /** UTF-8 of two to four bytes (RFC 3629). */
    private static void writeWide(int c, Bytes to) {
        to.reserve(4);
        if (c < 0x800) {
            to.append(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                to.append(0xE0 | (c >> 12));
            } else {
                to.append(0xF0 | (c >> 18));
                to.append(0x80 | ((c >> 12) & 0x3F));
            }
            to.append(0x80 | ((c >> 6) & 0x3F));
        }
        to.append(0x80 | (c & 0x3F));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
