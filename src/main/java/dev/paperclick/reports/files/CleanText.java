package dev.paperclick.reports.files;

/**
 * Text that strangers or lists gave, as all files say it: one line, nothing that steers what stands around it.
 *
 * <p>Joiners stay, since scripts and emoji need them.
 */
final class CleanText {

    /** Embeddings, overrides and isolates of the writing direction, and their ends. */
    private static final String TURNS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** Line and paragraph separators, byte order mark, and annotations that no reader shows. */
    private static final String BLANKS = "\u2028\u2029\u0085";

    private static final String NOTHING = "\uFEFF\uFFF9\uFFFA\uFFFB\uFFFE\uFFFF";

    private CleanText() {}

    /** The text without control characters and turns of the writing direction. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n' || c == '\r' || BLANKS.indexOf(c) >= 0) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE
                    && TURNS.indexOf(c) < 0
                    && NOTHING.indexOf(c) < 0) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    /** The text with an ellipsis after at most so many UTF-16 units, never within a character. */
    static String crop(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
