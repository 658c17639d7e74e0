package dev.paperclick.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes that dies with its process, however that dies.
 *
 * <p>One per file and JVM: closing a second channel on the same file would drop the first one's lock, too.
 */
final class LockFile implements AutoCloseable {

    private final FileChannel channel;
    private FileLock lock;

    private LockFile(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until no other process holds the lock. */
    static LockFile exclusive(Path file) {
        return open(file, false);
    }

    /** Waits until no other process holds the lock exclusively. */
    static LockFile shared(Path file) {
        return open(file, true);
    }

    private static LockFile open(Path file, boolean shared) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return new LockFile(channel, channel.lock(0, Long.MAX_VALUE, shared));
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
        }
    }
}
