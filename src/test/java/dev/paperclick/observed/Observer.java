package dev.paperclick.observed;

import java.io.IOException;

/** Sees calls as they are made, by any thread. */
@FunctionalInterface
public interface Observer {

    /**
     * Sees one, and may keep it from being made.
     *
     * @param subject the file's path, or the text of a statement
     * @throws IOException instead of what the call would have done; for calls to files only
     */
    void see(Moment moment, Call call, String subject) throws IOException;
}
