package dev.paperclick.observed;

/** When a call is seen. */
public enum Moment {
    BEFORE,
    /** Half of the bytes are written, or half of a folder is listed. */
    AMID,
    AFTER
}
