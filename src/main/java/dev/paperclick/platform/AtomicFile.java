package dev.paperclick.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that appear whole or not at all: written aside, forced to disk, then renamed over the old one.
 *
 * <p>Safe for use by several threads on different files. A writer that fails leaves nothing, a killed one only a file whose name starts with
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

    /** Produces a file's text piece by piece. */
    @FunctionalInterface
    public interface Text {
        void writeTo(Writer writer) throws IOException;
    }

    /** Writes UTF-8 text as it is produced, so that memory does not grow with the file. */
    public static void write(Path target, Text text) throws IOException {
        replace(target, channel -> {
            Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
            text.writeTo(writer);
            writer.flush();
        });
    }

    /**
     * Writes the remaining bytes of the buffer; the folder must exist. The target is replaced when it is a file, and a
     * symbolic link in its place is replaced, not followed.
     */
    public static void write(Path target, ByteBuffer content) throws IOException {
        replace(target, channel -> {
            while (content.hasRemaining()) {
                channel.write(content);
            }
        });
    }

    /** Produces a file's bytes piece by piece. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes bytes as they are produced, so that memory does not grow with the file. */
    public static void writeBytes(Path target, Bytes bytes) throws IOException {
        replace(target, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            bytes.writeTo(out);
            out.flush();
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    private static void replace(Path target, Content content) throws IOException {
        Path aside = target.resolveSibling(TEMPORARY_PREFIX + target.getFileName());
        try {
            try (FileChannel channel = create(aside)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, aside);
            throw e;
        }
    }

    /**
     * Makes the file anew, in the place of one that a killed process has left. It is not opened but removed: a link that
     * somebody has put there would lead the bytes elsewhere.
     */
    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(file);
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** What went wrong first is told, whether or not this goes well. */
    private static void deleteAfter(Throwable failure, Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
