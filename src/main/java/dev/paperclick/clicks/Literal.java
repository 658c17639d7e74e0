package dev.paperclick.clicks;

/**
 * A text to look for.
 *
 * @param text at least three characters
 * @param after what must stand somewhere before it; mostly empty
 * @param atStart only found at the very beginning
 * @param atEnd only found at the very end
 * @param atWord only found where a word begins: {@code curl/8.0}, not {@code securl/1.0}
 */
record Literal(String text, String after, boolean atStart, boolean atEnd, boolean atWord) {

    static final int SHORTEST = 3;

    Literal {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException("'" + text + "' is too short to be told from chance");
        }
    }

    /** A text that begins a word. */
    static Literal word(String text) {
        return new Literal(text, "", false, false, true);
    }

    /** Whether it stands there. */
    boolean isAt(String searched, int position) {
        if ((atStart && position > 0) || !searched.startsWith(text, position)) {
            return false;
        }
        if (atWord && position > 0 && Character.isLetterOrDigit(searched.charAt(position - 1))) {
            return false;
        }
        if (atEnd && position + text.length() < searched.length()) {
            return false;
        }
        int before = after.isEmpty() ? 0 : searched.indexOf(after);
        return before >= 0 && before + after.length() <= position;
    }
}
