package dev.paperclick.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A segment that is being written. Appended to under its lane's monitor; forced and read by others meanwhile. */
final class LiveSegment {

    /** A segment is closed soon after it has grown so large. */
    static final long CLOSE_AT_BYTES = 64L << 20;
    /** Beyond this no offset may be, since a position has 24 bits of eight bytes. */
    private static final long MOST_BYTES = 100L << 20;

    private final Segment segment;
    private final FileChannel channel;
    private final long dueMicros;

    private volatile long written = SegmentFormat.HEADER_BYTES;
    private volatile long forced;
    private volatile boolean ended;
    private long records;

    private LiveSegment(Segment segment, FileChannel channel, long dueMicros) {
        this.segment = segment;
        this.channel = channel;
        this.dueMicros = dueMicros;
    }

    /** Creates the file and writes its header. */
    static LiveSegment create(Segment segment, UUID journal, long nowMicros, long lifeMicros) throws IOException {
        FileChannel channel = FileChannel.open(segment.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            writeFully(channel, SegmentFormat.header(journal, segment.number(), nowMicros));
            return new LiveSegment(segment, channel, nowMicros + lifeMicros);
        } catch (IOException | RuntimeException e) {
            channel.close();
            // A full disk is tried again and again: it must not end with a thousand files that say nothing.
            Files.deleteIfExists(segment.path());
            throw e;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    boolean hasRoomFor(int length) {
        return written + length + SegmentFormat.SEAL_BYTES <= MOST_BYTES;
    }

    boolean isDue(long nowMicros) {
        return written >= CLOSE_AT_BYTES || nowMicros >= dueMicros;
    }

    /**
     * Appends records.
     *
     * @param batch whole records; its position is behind those that have become part of the segment, also when it throws
     */
    void append(ByteBuffer batch) throws IOException {
        int start = batch.position();
        try {
            writeFully(channel, batch);
        } finally {
            take(batch, start);
        }
    }

    /** The disk may have filled up amid a record: that one does not count. */
    private void take(ByteBuffer batch, int start) {
        int reached = batch.position();
        long before = written;
        int end = start;
        while (end < reached && end + SegmentFormat.framed(batch.getInt(end)) <= reached) {
            end += SegmentFormat.framed(batch.getInt(end));
            records++;
        }
        batch.position(end);
        written = before + end - start;
    }

    void seal(Frame frame) throws IOException {
        writeFully(channel, frame.seal(records));
        channel.force(false);
        close();
    }

    /** Gets rid of the half of a first record; false when there are others, or the disk refuses that, too. */
    boolean isEmptyAgain() {
        try {
            if (records == 0) {
                channel.truncate(written);
                return true;
            }
        } catch (IOException e) {
            // Then it is of no more use.
        }
        return false;
    }

    /** Ends without a seal, and without the half of a record if the disk lets it be cut off. */
    void abandon() {
        try (FileChannel closing = channel) {
            closing.truncate(written);
        } catch (IOException e) {
            // Readers take it for a torn end.
        }
        ended = true;
    }

    private void close() throws IOException {
        ended = true;
        channel.close();
    }

    void force() throws IOException {
        long reached = written;
        if (reached > forced) {
            try {
                channel.force(false);
                forced = reached;
            } catch (ClosedChannelException e) {
                // Sealed meanwhile, which forces, too.
            }
        }
    }

    /** How many records are in it. */
    long records() {
        return records;
    }

    Segment segment() {
        return segment;
    }

    /** How far readers may go. */
    long written() {
        return written;
    }

    /** Nothing will follow what has been written. */
    boolean hasEnded() {
        return ended;
    }
}
