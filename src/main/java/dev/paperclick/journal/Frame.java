package dev.paperclick.journal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Room for the records of one write on their way to disk, used again for each. For use by one thread at a time. */
final class Frame {

    private static final int BYTES = 64 << 10;

    private final ByteBuffer records = ByteBuffer.allocateDirect(BYTES);
    private final CRC32C crc = new CRC32C();
    private final byte[] seed;

    Frame(UUID journal) {
        this.seed = SegmentFormat.seed(journal);
    }

    /** Whether a record would fit, however long. */
    boolean hasRoom() {
        return records.remaining() >= SegmentFormat.framed(SegmentFormat.MOST_PAYLOAD);
    }

    /**
     * Adds the payload as a record; there must be {@linkplain #hasRoom room}.
     *
     * @throws IllegalArgumentException when the payload is empty or longer than a record can be; nothing is added then,
     *     nor when the payload itself throws something
     */
    void add(Payload payload) {
        int start = records.position();
        int from = start + SegmentFormat.FRAME_BYTES;
        int length = 0;
        try {
            payload.writeTo(records.limit(from + SegmentFormat.MOST_PAYLOAD).position(from));
            length = records.position() - from;
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException(
                    "a record has at most " + SegmentFormat.MOST_PAYLOAD + " bytes of payload", e);
        } finally {
            records.limit(BYTES).position(start);
        }
        if (length == 0) {
            throw new IllegalArgumentException("an empty payload is no record");
        }
        complete(records, length, length);
        records.limit(BYTES);
    }

    /** What has been added, ready to be written; valid until something else is added. */
    ByteBuffer take() {
        ByteBuffer taken = records.duplicate().flip();
        records.clear();
        return taken;
    }

    /** The end of a segment that has so many records. */
    ByteBuffer seal(long count) {
        ByteBuffer seal = ByteBuffer.allocate(SegmentFormat.SEAL_BYTES).putLong(SegmentFormat.FRAME_BYTES, count);
        complete(seal, SegmentFormat.SEAL_MARK, Long.BYTES);
        return seal.flip();
    }

    /** Puts mark, checksum and padding around the bytes of a payload, and the position behind it all. */
    private void complete(ByteBuffer out, int mark, int length) {
        int start = out.position();
        int from = start + SegmentFormat.FRAME_BYTES;
        crc.reset();
        crc.update(seed);
        crc.update(out.limit(from + length).position(from));
        out.limit(start + SegmentFormat.framed(length));
        while (out.hasRemaining()) {
            out.put((byte) 0);
        }
        out.putInt(start, mark).putInt(start + Integer.BYTES, (int) crc.getValue());
    }
}
