package dev.paperclick.templates;

/**
 * The characters that a document can hold. The others are left out of values: what XML 1.0 (2.2) forbids, and what
 * turns the direction of text until it is turned back (U+202A to U+202E, U+2066 to U+2069), which makes a text read
 * otherwise than it is, also the one behind the value. Letters have a direction of their own, and the marks U+200E,
 * U+200F and U+061C stay.
 */
public final class WordCharacters {

    private WordCharacters() {}

    /** Whether a document can hold the character; half of a surrogate pair is none. */
    static boolean holds(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !surrogate && c != 0xFFFE && c != 0xFFFF && !turnsDirection(c);
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** How many characters of the text will be left out. */
    public static int countLeftOut(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            count += holds(c) ? 0 : 1;
            i += Character.charCount(c) - 1;
        }
        return count;
    }
}
