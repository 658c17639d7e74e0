package dev.paperclick.http;

/** Some of the ASCII characters; asked once per byte of a request, hence a table. */
final class AsciiSet {

    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final boolean[] members = new boolean[128];

    /** Letters, digits and these. */
    static AsciiSet alphanumericAnd(String others) {
        return new AsciiSet(LETTERS_AND_DIGITS + others);
    }

    private AsciiSet(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            members[characters.charAt(i)] = true;
        }
    }

    boolean contains(int c) {
        return c >= 0 && c < members.length && members[c];
    }

    boolean containsAllOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!contains(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
