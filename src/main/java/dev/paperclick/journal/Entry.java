package dev.paperclick.journal;

import java.nio.ByteBuffer;

/**
 * A record as it was found.
 *
 * @param offset where it begins in its segment, a multiple of eight
 * @param end where the next one may begin
 * @param payload what it says; valid until the next one is read
 */
public record Entry(long offset, long end, ByteBuffer payload) {}
