package dev.paperclick.journal;

/** What must have happened to a record before its appender goes on. */
public enum Durability {
    /** The system has it: it survives the end of the process. It reaches the disk within some 50 milliseconds. */
    ASYNC,
    /** The disk has it: it survives a power cut, too. Records that arrive together are forced together. */
    GROUP
}
