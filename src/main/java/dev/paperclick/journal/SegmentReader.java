package dev.paperclick.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a segment in their order, and finds its way behind damaged ones. For use by one thread.
 */
public final class SegmentReader implements AutoCloseable {

    /** Where the first record of a segment begins. */
    public static final long FIRST_RECORD = SegmentFormat.HEADER_BYTES;

    private static final int WINDOW_BYTES = 256 * 1024;

    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private final byte[] seed;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);

    private long windowStart;
    private long position;
    private long damagedBytes;
    private long tornBytes;
    private long records;
    private @Nullable Long sealedRecords;

    private SegmentReader(FileChannel channel, UUID journal, long from) {
        this.channel = channel;
        this.seed = SegmentFormat.seed(journal);
        this.position = from;
    }

    /**
     * Opens a segment.
     *
     * @param from where to begin: 0, or the end of a record that has been read
     */
    public static SegmentReader open(Path file, UUID journal, long from) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new SegmentReader(channel, journal, Math.max(from, FIRST_RECORD));
    }

    /** The journal that a file belongs to; empty when it has no whole header, as after a power cut. */
    public static Optional<UUID> journalOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(SegmentFormat.HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {
                // a read may give less than it could
            }
            return SegmentFormat.journalOf(header.flip());
        }
    }

    /**
     * The next record that ends at or before the given place, or null when there is none. Bytes that are no record are
     * passed over when a record follows, and counted.
     *
     * @param end how far the segment has been written; behind a killed writer, its size
     */
    public @Nullable Entry next(long end) throws IOException {
        if (isSealed()) {
            return null;
        }
        for (long at = position; at + SegmentFormat.FRAME_BYTES <= end; at += SegmentFormat.ALIGNMENT) {
            int length = payloadAt(at, end);
            if (length > 0) {
                damagedBytes += at - position;
                position = at + SegmentFormat.framed(length);
                return recordOrSeal(at, length);
            }
        }
        tornBytes = Math.max(0, end - position);
        return null;
    }

    private @Nullable Entry recordOrSeal(long at, int length) {
        tornBytes = 0;
        ByteBuffer payload = window.slice(inWindow(at) + SegmentFormat.FRAME_BYTES, length);
        if (window.getInt(inWindow(at)) == SegmentFormat.SEAL_MARK) {
            sealedRecords = payload.getLong();
            return null;
        }
        records++;
        return new Entry(at, position, payload);
    }

    /** How many bytes of payload are behind the frame that begins there; 0 when none does. */
    private int payloadAt(long at, long end) throws IOException {
        if (!load(at, SegmentFormat.FRAME_BYTES, end)) {
            return 0;
        }
        int mark = window.getInt(inWindow(at));
        int length = mark == SegmentFormat.SEAL_MARK ? Long.BYTES : mark;
        boolean possible = length > 0 && length <= SegmentFormat.MOST_PAYLOAD;
        return possible && load(at, SegmentFormat.framed(length), end) && isWhole(at, length) ? length : 0;
    }

    private boolean isWhole(long at, int length) {
        crc.reset();
        crc.update(seed);
        crc.update(window.array(), inWindow(at) + SegmentFormat.FRAME_BYTES, length);
        return window.getInt(inWindow(at) + Integer.BYTES) == (int) crc.getValue();
    }

    private int inWindow(long at) {
        return (int) (at - windowStart);
    }

    /**
     * Brings so many bytes into the window; false when there are no more. What lies behind the end is never kept: it may
     * be half written.
     */
    private boolean load(long at, int length, long end) throws IOException {
        if (at >= windowStart && at + length <= windowStart + window.limit()) {
            return true;
        }
        window.clear().limit((int) Math.min(WINDOW_BYTES, end - at));
        windowStart = at;
        boolean more = true;
        while (more && window.hasRemaining()) {
            more = channel.read(window, windowStart + window.position()) > 0;
        }
        window.flip();
        return window.limit() >= length;
    }

    /** Behind the last record that was given. */
    public long position() {
        return position;
    }

    /** How many records were given. */
    public long records() {
        return records;
    }

    /** Bytes between records that are none: something has changed them after they were written. */
    public long damagedBytes() {
        return damagedBytes;
    }

    /** Bytes at the end that are no whole record, as a killed writer or a power cut leaves them. */
    public long tornBytes() {
        return tornBytes;
    }

    /** Whether the writer has closed the segment, and nothing can follow. */
    public boolean isSealed() {
        return sealedRecords != null;
    }

    /** How many records the writer says there are; known when it has closed the segment. */
    public Optional<Long> sealedRecords() {
        return Optional.ofNullable(sealedRecords);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
