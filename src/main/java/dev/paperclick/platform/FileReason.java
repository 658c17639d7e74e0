package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be used, in words that fit into the brackets of a sentence which names the file. */
public final class FileReason {

    private FileReason() {}

    /** The system's reason; for the faults that Java tells by the exception's class alone, words for that class. */
    public static String of(IOException e) {
        if (!(e instanceof FileSystemException fault)) {
            return e.getMessage() == null ? "no reason was told" : e.getMessage();
        }
        String told = fault.getReason();
        if (told != null) {
            return told;
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something else is in its place";
        }
        return e instanceof NotDirectoryException ? "it is no folder" : "no reason was told";
    }
}
