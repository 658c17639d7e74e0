package dev.paperclick.cli;

import dev.paperclick.platform.UserProblem;

/** The one table from how a command ended to the number it leaves. */
final class ExitCodes {

    /** Everything was done. */
    static final int GOOD = 0;

    /** Done, but not for all: some rows of the list cannot be used, or some documents could not be made as asked. */
    static final int REJECTED_ROWS = 1;

    /** The command, or a file it was given, must be changed. */
    static final int WRONG_USE = 2;

    /** Something outside failed; the same command goes on once that is mended. */
    static final int FAILED = 3;

    private ExitCodes() {}

    static int of(UserProblem problem) {
        return switch (problem.remedy()) {
            case CHANGE_INPUT -> WRONG_USE;
            case MEND_SURROUNDINGS -> FAILED;
        };
    }
}
