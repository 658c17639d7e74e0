package dev.paperclick.templates;

/**
 * The characters that a document can hold. The others are left out of values: what XML 1.0 (2.2) forbids, and the
 * overrides of direction (U+202D, U+202E), which make a text read otherwise than it is.
 */
public final class WordCharacters {

    private WordCharacters() {}

    /** Whether a document can hold the character; half of a surrogate pair is none. */
    static boolean holds(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !surrogate && c != 0xFFFE && c != 0xFFFF && c != 0x202D && c != 0x202E;
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
