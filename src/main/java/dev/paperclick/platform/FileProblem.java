package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** What to tell the user when the database's files cannot be read or written. */
final class FileProblem {

    private FileProblem() {}

    /** A sentence that names the file, the reason and the remedy. */
    static UserProblem of(Path file, IOException e) {
        String reason = FileReason.of(e);
        if (meansDiskFull(reason)) {
            return diskFull(file, e);
        }
        if (e instanceof AccessDeniedException) {
            return UserProblem.inSurroundings(
                    "This user may not use " + file + "; run paperclick as the owner of that file, or set "
                            + "PAPERCLICK_HOME to a folder of your own.",
                    e);
        }
        return UserProblem.inSurroundings(
                "Cannot use " + file + " (" + reason + "); the database needs a writable folder on a local disk.", e);
    }

    /** Tells whether a message of Java, PostgreSQL or the system says that the disk or the quota is used up. */
    static boolean meansDiskFull(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("no space left")
                || text.contains("quota exceeded")
                || text.contains("not enough space on the disk");
    }

    static UserProblem diskFull(Path file, Throwable cause) {
        return UserProblem.inSurroundings(
                "The disk that holds " + file + " is full; the database needs about 200 MB to begin with. Free some "
                        + "space and run the same command again.",
                cause);
    }
}
