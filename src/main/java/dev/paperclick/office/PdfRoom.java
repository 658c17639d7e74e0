package dev.paperclick.office;

import dev.paperclick.platform.LockFile;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A private folder in which the LibreOffice processes of one run of ours work. What a killed run has left, its folder
 * and its processes, is removed when the next room is opened: a lock that dies with its process tells whose room is in use.
 *
 * <p>Thread-safe; each thread has a desk of its own.
 */
public final class PdfRoom implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path program;
    private final Path folder;
    private final Path lockFile;
    private final LockFile lock;
    private final Duration patience;
    private final Confidence confidence = new Confidence();
    private final AtomicInteger desks = new AtomicInteger();

    private PdfRoom(Path program, Path folder, Path lockFile, LockFile lock, Duration patience) {
        this.program = program;
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.patience = patience;
    }

    static PdfRoom open(Path program, Path rooms, Duration patience) {
        Workspace.makePrivate(rooms);
        clear(rooms);
        Path folder = rooms.resolve(UUID.randomUUID().toString());
        Path lockFile = rooms.resolve(folder.getFileName() + LOCK);
        // nobody else knows the name, but for one who clears: then the name is burnt, and another one is as good
        Optional<LockFile> lock = LockFile.tryExclusive(lockFile);
        if (lock.isEmpty()) {
            return open(program, rooms, patience);
        }
        Workspace.makePrivate(folder);
        return new PdfRoom(program, folder, lockFile, lock.get(), patience);
    }

    /** A place for one thread to convert documents at. */
    public PdfDesk desk() {
        return new PdfDesk(
                program,
                Workspace.makePrivate(folder.resolve(String.valueOf(desks.incrementAndGet()))),
                patience,
                confidence);
    }

    /** Removes the rooms that nobody is in. */
    private static void clear(Path rooms) {
        try (Stream<Path> files = Files.list(rooms)) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(LOCK))::iterator) {
                try (LockFile taken = LockFile.tryExclusive(file).orElse(null)) {
                    if (taken != null) {
                        String name = file.getFileName().toString();
                        remove(rooms.resolve(name.substring(0, name.length() - LOCK.length())), file);
                    }
                }
            }
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    rooms + ": cannot be read (" + e.getMessage()
                            + "); mend the permissions, then give the same command again.",
                    e);
        }
    }

    /** What cannot be removed now, since a process that is ending still writes there, the next room removes. */
    private static void remove(Path folder, Path lockFile) {
        OfficeProcess.endAllOf(folder);
        if (removeAll(folder)) {
            removeOne(lockFile);
        }
    }

    private static boolean removeAll(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PdfRoom::removeOne);
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
        return !Files.exists(folder);
    }

    private static void removeOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // stays for the next room, see above
        }
    }

    @Override
    public void close() {
        remove(folder, lockFile);
        lock.close();
    }
}
