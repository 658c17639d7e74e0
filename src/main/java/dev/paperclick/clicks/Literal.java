package dev.paperclick.clicks;

/**
 * A text to look for.
 *
 * @param text at least three characters
 * @param after what must stand somewhere before it; mostly empty
 * @param atStart only found at the very beginning
 * @param atEnd only found at the very end
 */
record Literal(String text, String after, boolean atStart, boolean atEnd) {

    static final int SHORTEST = 3;

    Literal {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException("'" + text + "' is too short to be told from chance");
        }
    }

    /** Whether it stands there. */
    boolean isAt(String searched, int position) {
        if ((atStart && position > 0) || !searched.startsWith(text, position)) {
            return false;
        }
        if (atEnd && position + text.length() < searched.length()) {
            return false;
        }
        int before = after.isEmpty() ? 0 : searched.indexOf(after);
        return before >= 0 && before + after.length() <= position;
    }
}
