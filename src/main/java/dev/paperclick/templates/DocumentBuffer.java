package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The memory in which one thread makes documents, one after the other; it grows to the largest and stays. */
public final class DocumentBuffer {

    /** The usual compromise of zip between time and size. */
    private static final int LEVEL = 6;

    final Bytes file = new Bytes(1 << 16);
    final Bytes directory = new Bytes(1 << 12);
    final Bytes relationships = new Bytes(1 << 12);
    final Rendering rendering = new Rendering();
    final Deflater deflater = new Deflater(LEVEL, true);
    final CRC32 checksum = new CRC32();
}
