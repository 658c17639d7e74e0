package dev.paperclick.targets;

import java.util.Locale;

/** What is known of a target. */
public enum TargetState {
    /** A reader arrives. */
    FINE,
    /** A reader arrives elsewhere, and the target says that it is for good. */
    MOVED,
    /** A reader finds nothing. */
    DEAD,
    /** A program cannot tell: a busy server, one that answers people only, one that did not answer for once. */
    UNSURE;

    /** As the database and people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TargetState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
