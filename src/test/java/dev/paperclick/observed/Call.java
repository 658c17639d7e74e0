package dev.paperclick.observed;

/** What the program asks of its surroundings. */
public enum Call {
    /** Opens, lists or measures a file, or takes the next bytes of it. */
    READ,
    MAKE_FOLDER,
    /** Makes an empty file. */
    MAKE_FILE,
    WRITE,
    FORCE,
    CLOSE,
    /** Gives a file its final name, which is told. */
    MOVE,
    DELETE,
    /** Runs a statement, whose text is told. */
    STATEMENT,
    /** Commits what the statements did, whose texts are told. */
    COMMIT
}
