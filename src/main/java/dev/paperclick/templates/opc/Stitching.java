package dev.paperclick.templates.opc;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Packs by stitching: pieces that are the same in every document were deflated beforehand and are copied; what stands
 * between them goes in as stored blocks. Any inflater reads the result.
 *
 * <p>A piece is deflated with a full flush, so it refers to nothing before it and ends on a byte with the header of an
 * empty stored block, whose LEN and NLEN are {@code 00 00 FF FF} (RFC 1951, 3.2.4). Those four bytes are cut off and
 * written for each document: they say how many stored bytes follow.
 */
public final class Stitching implements Packer {

    /** A shorter piece saves fewer bytes than it costs time; it is stored with its neighbours. */
    private static final int WORTH_DEFLATING = 96;

    private static final byte[] AS_IT_IS = {};
    private static final int LARGEST_BLOCK = 0xFFFF;
    /** LEN and NLEN of an empty stored block. */
    private static final int LENGTHS = 4;
    /** The last block: fixed codes, nothing but its end (RFC 1951, 3.2.6). */
    private static final int LAST_BLOCK = 0x0003;

    private byte[][] pieces = new byte[256][];
    private int[] starts = new int[pieces.length];
    private int[] ends = new int[pieces.length];
    private int count;

    /** The form in which a piece is to be handed to {@link #add}; empty when it had better be stored. */
    public static byte[] prepare(byte[] piece) {
        if (piece.length < WORTH_DEFLATING) {
            return AS_IT_IS;
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(piece);
            // one call flushes all: deflate never adds more than five bytes per 16 KB, and the flush itself
            byte[] deflated = new byte[piece.length + piece.length / 1000 + 64];
            int length = deflater.deflate(deflated, 0, deflated.length, Deflater.FULL_FLUSH) - LENGTHS;
            return length + LENGTHS < piece.length ? Arrays.copyOf(deflated, length) : AS_IT_IS;
        } finally {
            deflater.end();
        }
    }

    /** Notes that a piece is about to be added to the content, whose prepared form may then take its place. */
    public void add(byte[] prepared, int start, int end) {
        if (prepared.length == 0) {
            return;
        }
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        pieces[count] = prepared;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** Notes the pieces of other content, all of which is about to be added to this one at a position. */
    public void add(Stitching other, int position) {
        for (int i = 0; i < other.count; i++) {
            add(other.pieces[i], position + other.starts[i], position + other.ends[i]);
        }
    }

    /** Forgets the pieces from a position of the content on, which was cut off there. */
    public void truncate(int length) {
        while (count > 0 && ends[count - 1] > length) {
            count--;
        }
    }

    @Override
    public boolean deflates(Bytes content) {
        return count > 0;
    }

    @Override
    public void pack(Bytes content, Bytes file) {
        if (count == 0) {
            file.put(content);
            return;
        }
        if (starts[0] > 0) {
            file.reserve(1);
            file.append(0);
            store(content, 0, starts[0], file);
        }
        for (int i = 0; i < count; i++) {
            file.put(pieces[i]);
            store(content, ends[i], i + 1 < count ? starts[i + 1] : content.length(), file);
        }
        file.putShort(LAST_BLOCK);
        count = 0;
    }

    /** Adds stored blocks, the first of which has its header already. */
    private static void store(Bytes content, int from, int to, Bytes file) {
        int start = from;
        while (to - start > LARGEST_BLOCK) {
            putBlock(content, start, LARGEST_BLOCK, file);
            file.reserve(1);
            file.append(0);
            start += LARGEST_BLOCK;
        }
        putBlock(content, start, to - start, file);
    }

    private static void putBlock(Bytes content, int start, int length, Bytes file) {
        file.putInt(length | ~length << 16);
        file.put(content, start, length);
    }
}
