package dev.paperclick.clicks;

import java.util.Locale;

/** Who a click comes from, as far as its reasons tell. */
public enum Verdict {
    HUMAN,
    AUTOMATED,
    UNCERTAIN,
    /** The candidate's own: in no total. */
    EXCLUDED;

    /** The word in the database and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
