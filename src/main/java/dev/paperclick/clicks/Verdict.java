package dev.paperclick.clicks;

import java.util.Locale;

/** Who a click comes from, as far as its reasons tell. */
public enum Verdict {
    HUMAN,
    AUTOMATED,
    UNCERTAIN,
    /** The candidate's own: in no total. */
    EXCLUDED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in the database and in reports. */
    public String word() {
        return word;
    }

    /**
     * The verdict of this word.
     *
     * @throws IllegalArgumentException when it is none's
     */
    public static Verdict of(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word.equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(word + " is no verdict");
    }
}
