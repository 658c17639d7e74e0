package dev.paperclick.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that one installation works in: {@code jobs/}, {@code input/}, {@code output/} and {@code data/}.
 *
 * @param home the folder that holds the four, absolute
 */
public record Workspace(Path home) {

    public Workspace {
        home = home.toAbsolutePath().normalize();
    }

    /** The workspace named by {@code -Dpaperclick.home} (the launcher sets it), else the current folder. */
    public static Workspace current() {
        return new Workspace(Path.of(System.getProperty("paperclick.home", "")));
    }

    /** Job definitions. */
    public Path jobs() {
        return home.resolve("jobs");
    }

    /** What the user puts in: lists, the candidate, templates. */
    public Path input() {
        return home.resolve("input");
    }

    /** Everything generated. */
    public Path output() {
        return home.resolve("output");
    }

    /** State: embedded database, keys. Owner only. */
    public Path data() {
        return home.resolve("data");
    }

    /**
     * The folder for state, made with owner-only permissions when it is missing.
     *
     * @throws UserProblem when it cannot be made
     */
    public Path makeData() {
        return makePrivate(data());
    }

    /**
     * A folder that only its owner may enter, made when it is missing.
     *
     * @throws UserProblem when it cannot be made
     */
    public static Path makePrivate(Path folder) {
        try {
            if (Files.getFileStore(existingParent(folder)).supportsFileAttributeView("posix")) {
                return Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    "Cannot make the folder " + folder + " (" + FileReason.of(e) + "); give this user write access to "
                            + folder.getParent() + ", or set PAPERCLICK_HOME to a folder of your own.",
                    e);
        }
    }

    private static Path existingParent(Path folder) {
        Path parent = folder;
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        return parent;
    }
}
