package dev.paperclick.journal;

import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.LockFile;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a journal's files are.
 *
 * @param path the folder
 */
record JournalFolder(Path path) {

    private static final String ID_FILE = "journal-id";
    private static final String LOCK_FILE = "journal.lock";

    /** Makes the folder when it is missing, for its owner only. */
    void make() {
        Workspace.makePrivate(path);
    }

    /**
     * Takes the folder for this process.
     *
     * @throws UserProblem when another process has it
     */
    LockFile lock() {
        return LockFile.tryExclusive(path.resolve(LOCK_FILE))
                .orElseThrow(() -> UserProblem.inSurroundings("The click journal in " + path
                        + " is in use by another 'paperclick serve' or 'paperclick journal replay'; stop that one, or give"
                        + " this one a workspace of its own (PAPERCLICK_HOME)."));
    }

    /** Whether a process has it now; never in the way of one that is about to take it. */
    boolean isLocked() {
        return LockFile.isHeld(path.resolve(LOCK_FILE));
    }

    /** The journal's own name, made at first. */
    UUID id() throws IOException {
        Optional<UUID> known = findId();
        if (known.isPresent()) {
            return known.get();
        }
        UUID fresh = UUID.randomUUID();
        AtomicFile.write(path.resolve(ID_FILE), fresh + "\n");
        sync();
        return fresh;
    }

    /** The journal's name, if it has one. */
    Optional<UUID> findId() throws IOException {
        Path file = path.resolve(ID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw UserProblem.inSurroundings(
                    file + " holds '" + text + "', which is no UUID; restore the file from a backup, or move the whole"
                            + " folder away (its clicks are then not read).",
                    e);
        }
    }

    /** The segments in their order. */
    List<Segment> segments() throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                files.map(Segment::of).flatMap(Optional::stream).sorted().forEach(segments::add);
            }
        }
        return segments;
    }

    /** Forces the names of files to the disk, where the system can. */
    void sync() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows opens no folders; there names are safe without it.
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                throw e;
            }
        }
    }
}
