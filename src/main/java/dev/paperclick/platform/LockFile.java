package dev.paperclick.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes that dies with its process, however that dies.
 *
 * <p>One per file and JVM: closing a second channel on the same file would drop the first one's lock, too.
 */
public final class LockFile implements AutoCloseable {

    /** Files that this JVM has locked without waiting; to open one of them again would endanger its lock. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final @Nullable Path taken;
    private FileLock lock;

    private LockFile(FileChannel channel, FileLock lock, @Nullable Path taken) {
        this.channel = channel;
        this.lock = lock;
        this.taken = taken;
    }

    /** Waits until no other process holds the lock. */
    static LockFile exclusive(Path file) {
        return open(file, false);
    }

    /** Waits until no other process holds the lock exclusively. */
    static LockFile shared(Path file) {
        return open(file, true);
    }

    /**
     * Takes the lock unless another process, or another part of this one that did not wait either, holds it.
     *
     * <p>The first byte decides who has it; the second one says so to {@link #isHeld}, who may have that byte for an instant.
     */
    public static Optional<LockFile> tryExclusive(Path file) {
        Path key = file.toAbsolutePath().normalize();
        if (!TAKEN.add(key)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            FileChannel channel = openChannel(key);
            @Nullable FileLock lock = channel.tryLock(0, 1, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.lock(1, 1, false);
            locked = true;
            return Optional.of(new LockFile(channel, lock, key));
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        } finally {
            if (!locked) {
                TAKEN.remove(key);
            }
        }
    }

    /** Whether somebody holds what {@link #tryExclusive} gives. Asking keeps nobody from taking it, and needs no right to write. */
    public static boolean isHeld(Path file) {
        Path key = file.toAbsolutePath().normalize();
        if (!TAKEN.add(key)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(key, StandardOpenOption.READ)) {
            return channel.tryLock(1, 1, true) == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        } finally {
            TAKEN.remove(key);
        }
    }

    private static FileChannel openChannel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static LockFile open(Path file, boolean shared) {
        try {
            FileChannel channel = openChannel(file);
            try {
                return new LockFile(channel, channel.lock(0, Long.MAX_VALUE, shared), null);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileProblem.of(file, e);
        }
    }

    /**
     * Makes a shared lock exclusive when no other process shares it. Holds nothing for a moment in between, and nothing
     * afterwards when the answer is no.
     */
    boolean becomesExclusive() {
        try {
            lock.release();
            @Nullable FileLock exclusive = channel.tryLock();
            if (exclusive == null) {
                return false;
            }
            lock = exclusive;
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("cannot change the lock on " + channel, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the lock file", e);
        } finally {
            if (taken != null) {
                TAKEN.remove(taken);
            }
        }
    }
}
