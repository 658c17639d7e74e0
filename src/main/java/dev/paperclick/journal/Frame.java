package dev.paperclick.journal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Room for one record on its way to disk, used again for each. For use by one thread at a time. */
final class Frame {

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SegmentFormat.framed(SegmentFormat.MOST_PAYLOAD));
    private final CRC32C crc = new CRC32C();
    private final byte[] seed;

    Frame(UUID journal) {
        this.seed = SegmentFormat.seed(journal);
    }

    /**
     * The payload as a record, ready to be written; valid until the next call.
     *
     * @throws IllegalArgumentException when the payload is empty or longer than a record can be
     */
    ByteBuffer of(Payload payload) {
        bytes.clear().position(SegmentFormat.FRAME_BYTES);
        try {
            payload.writeTo(bytes);
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException(
                    "a record has at most " + SegmentFormat.MOST_PAYLOAD + " bytes of payload", e);
        }
        int length = bytes.position() - SegmentFormat.FRAME_BYTES;
        if (length == 0 || length > SegmentFormat.MOST_PAYLOAD) {
            throw new IllegalArgumentException("a payload of " + length + " bytes is no record");
        }
        return close(length, length);
    }

    /** The end of a segment that has so many records. */
    ByteBuffer seal(long records) {
        bytes.clear().position(SegmentFormat.FRAME_BYTES);
        bytes.putLong(records);
        return close(SegmentFormat.SEAL_MARK, Long.BYTES);
    }

    private ByteBuffer close(int mark, int length) {
        int end = SegmentFormat.FRAME_BYTES + length;
        crc.reset();
        crc.update(seed);
        crc.update(bytes.limit(end).position(SegmentFormat.FRAME_BYTES));
        bytes.limit(SegmentFormat.framed(length));
        while (bytes.hasRemaining()) {
            bytes.put((byte) 0);
        }
        return bytes.putInt(0, mark).putInt(Integer.BYTES, (int) crc.getValue()).flip();
    }
}
