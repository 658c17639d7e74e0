package dev.paperclick.documents;

import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Word file as it was when a PDF was made of it.
 *
 * @param bytes its size
 * @param modifiedMicros when it was last written; with the size, what spares reading it
 */
record PdfSource(String sha256, long bytes, long modifiedMicros) {

    /** @param content what was read from the file after the time that its modification is asked for */
    static PdfSource of(long modifiedMicros, byte[] content) {
        return new PdfSource(Sha256.hex(ByteBuffer.wrap(content)), content.length, modifiedMicros);
    }

    static long modifiedMicros(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }

    /** Whether the file is the same still; one that was only copied or written again is. */
    boolean isStill(Path file) throws IOException {
        return Files.size(file) == bytes
                && (modifiedMicros(file) == modifiedMicros || Sha256.hex(file).equals(sha256));
    }
}
