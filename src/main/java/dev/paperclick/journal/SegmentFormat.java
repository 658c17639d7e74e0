package dev.paperclick.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment, all big-endian.
 *
 * <pre>
 * header   magic "PCLKJRN1" | journal UUID (16) | segment number u32 | created, µs since 1970 i64 | CRC u32 | 0 (8)
 * record   length n u32     | CRC u32           | payload (n)        | zeros up to a multiple of 8
 * seal     0xFFFFFFFF       | CRC u32           | number of records i64
 * </pre>
 *
 * <p>Checksums are CRC-32C (RFC 3720, Castagnoli). Those of records and seals begin with the journal's UUID, so that
 * nothing a stranger puts into a payload can pass for a record of its own. Records begin at multiples of eight, so that
 * they can be found again behind damaged ones.
 */
final class SegmentFormat {

    static final int HEADER_BYTES = 48;
    static final int FRAME_BYTES = 8;
    static final int SEAL_BYTES = 16;
    static final int ALIGNMENT = 8;
    static final int SEAL_MARK = -1;

    /** The longest payload of a record. */
    static final int MOST_PAYLOAD = 8_184;

    private static final byte[] MAGIC = {'P', 'C', 'L', 'K', 'J', 'R', 'N', '1'};
    private static final int CHECKED_HEADER_BYTES = HEADER_BYTES - Integer.BYTES - Long.BYTES;

    private SegmentFormat() {}

    /** The first bytes of a segment. */
    static ByteBuffer header(UUID journal, int number, long createdMicros) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putLong(journal.getMostSignificantBits())
                .putLong(journal.getLeastSignificantBits())
                .putInt(number)
                .putLong(createdMicros);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, CHECKED_HEADER_BYTES);
        return header.putInt((int) crc.getValue()).putLong(0).flip();
    }

    /** The journal that a segment with these first bytes belongs to; empty when they are no whole header. */
    static Optional<UUID> journalOf(ByteBuffer header) {
        if (header.remaining() < HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[HEADER_BYTES];
        header.get(bytes);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED_HEADER_BYTES);
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        boolean whole = fields.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                && fields.getInt(CHECKED_HEADER_BYTES) == (int) crc.getValue();
        return whole
                ? Optional.of(new UUID(fields.getLong(MAGIC.length), fields.getLong(MAGIC.length + Long.BYTES)))
                : Optional.empty();
    }

    /** How much room a payload of so many bytes takes. */
    static int framed(int payloadBytes) {
        return (FRAME_BYTES + payloadBytes + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** The journal's UUID as the checksums begin with it. */
    static byte[] seed(UUID journal) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(journal.getMostSignificantBits())
                .putLong(journal.getLeastSignificantBits())
                .array();
    }
}
