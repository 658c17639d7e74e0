package dev.paperclick.reports;

/** Text as a terminal shows it: columns instead of characters, and nothing that a stranger could steer it with. */
public final class TerminalText {

    private static final String ELLIPSIS = "…";

    private TerminalText() {}

    /** One line without control characters, escape sequences and turns of the writing direction. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean blank = Character.isISOControl(c)
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || type == Character.SURROGATE;
            if (blank) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (type != Character.FORMAT) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip();
    }

    /** Columns that the text takes. */
    public static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** The blocks that Unicode's East Asian Width (UAX 11) has as wide, and emoji; single exceptions do not matter. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1f64f)
                || (c >= 0x1f680 && c <= 0x1f6ff)
                || (c >= 0x1f900 && c <= 0x1f9ff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }

    /** The text, shortened with an ellipsis to at most so many columns. */
    public static String crop(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cropped = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > columns - 1) {
                break;
            }
            cropped.appendCodePoint(c);
        }
        return cropped.toString().stripTrailing() + ELLIPSIS;
    }

    /** The text with spaces behind it up to so many columns. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with spaces before it up to so many columns. */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
