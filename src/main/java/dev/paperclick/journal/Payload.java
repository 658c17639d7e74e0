package dev.paperclick.journal;

import java.nio.ByteBuffer;

/** What a record says. */
@FunctionalInterface
public interface Payload {

    /** The most bytes that a payload may have. */
    int MOST_BYTES = SegmentFormat.MOST_PAYLOAD;

    /** Puts between one byte and {@link #MOST_BYTES} into the buffer, from its position on. */
    void writeTo(ByteBuffer out);
}
