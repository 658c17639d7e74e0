package dev.paperclick.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that appear whole or not at all: written aside, forced to disk, then renamed over the old one.
 *
 * <p>Safe for use by several threads on different files. A killed writer leaves only a file whose name starts with
 * {@link #TEMPORARY_PREFIX} beside the target.
 */
public final class AtomicFile {

    /** How the names of files that are not yet whole begin. */
    public static final String TEMPORARY_PREFIX = ".tmp-";

    private AtomicFile() {}

    /** Writes UTF-8 text. */
    public static void write(Path target, String text) throws IOException {
        write(target, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes the remaining bytes of the buffer; the folder must exist. The target is replaced when it is a file, and a
     * symbolic link in its place is replaced, not followed.
     */
    public static void write(Path target, ByteBuffer content) throws IOException {
        Path aside = target.resolveSibling(TEMPORARY_PREFIX + target.getFileName());
        try (FileChannel channel = FileChannel.open(
                aside,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
