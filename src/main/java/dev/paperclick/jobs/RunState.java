package dev.paperclick.jobs;

import java.util.Locale;

/** How a run stands, in words for people. */
public enum RunState {
    RUNNING,
    /** Asked to stop; it does so after the chunk that it is at. */
    STOPPING,
    DONE,
    FAILED,
    STOPPED,
    /** Its process ended, or lost the database, before it was done. */
    DIED;

    /** The word that people read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRunning() {
        return this == RUNNING || this == STOPPING;
    }

    /** Whether it can be gone on with. */
    boolean isBroken() {
        return this == FAILED || this == STOPPED || this == DIED;
    }
}
