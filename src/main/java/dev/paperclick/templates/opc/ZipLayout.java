package dev.paperclick.templates.opc;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A zip file of which most entries never change: those are one ready block of headers and deflated bytes, the others
 * are added to it for each document.
 *
 * <p>The same content gives the same bytes: all times are the first that zip can tell, 1980-01-01 00:00. Immutable.
 */
public final class ZipLayout {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;
    private static final int UTF8_NAMES = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int JANUARY_1980 = (1 << 5) | 1;
    /** From the beginning of a local header to its CRC, sizes follow at once (APPNOTE 4.3.7). */
    private static final int CRC_IN_LOCAL = 14;

    private final byte[] entries;
    private final byte[] directory;
    private final int count;
    private final Map<String, byte[]> names = new HashMap<>();

    /** Packs the unchanging entries and remembers the names of the others. */
    public ZipLayout(Map<String, byte[]> unchanging, Collection<String> changing) {
        Bytes blob = new Bytes(1 << 16);
        Bytes central = new Bytes(1 << 12);
        Packer packer = new Deflating(Deflater.BEST_COMPRESSION);
        CRC32 checksum = new CRC32();
        for (Map.Entry<String, byte[]> entry : unchanging.entrySet()) {
            Bytes content = new Bytes(entry.getValue().length);
            content.put(entry.getValue());
            byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
            append(name, content, blob, central, packer, checksum);
        }
        entries = blob.toArray();
        directory = central.toArray();
        count = unchanging.size() + changing.size();
        changing.forEach(name -> names.put(name, name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Starts a file: its unchanging entries and their part of the directory. */
    public void begin(Bytes file, Bytes central) {
        file.clear();
        central.clear();
        file.put(entries);
        central.put(directory);
    }

    /** Adds an entry that was announced as changing. */
    public void add(String name, Bytes content, Bytes file, Bytes central, Packer packer, CRC32 checksum) {
        byte[] encoded = names.get(name);
        if (encoded == null) {
            throw new IllegalArgumentException(name);
        }
        append(encoded, content, file, central, packer, checksum);
    }

    /** Ends the file with its directory. */
    public void end(Bytes file, Bytes central) {
        int start = file.length();
        file.put(central);
        file.putInt(END);
        file.putInt(0);
        file.putShort(count);
        file.putShort(count);
        file.putInt(central.length());
        file.putInt(start);
        file.putShort(0);
    }

    private static void append(byte[] name, Bytes content, Bytes file, Bytes central, Packer packer, CRC32 checksum) {
        int start = file.length();
        int crc = content.crc(checksum);
        int method = packer.deflates(content) ? DEFLATED : STORED;
        file.putInt(LOCAL);
        commonFields(file, method, crc, 0, content.length(), name.length);
        file.put(name);
        int dataStart = file.length();
        packer.pack(content, file);
        int packed = file.length() - dataStart;
        file.patchInt(start + CRC_IN_LOCAL + 4, packed);
        central.putInt(CENTRAL);
        central.putShort(VERSION);
        commonFields(central, method, crc, packed, content.length(), name.length);
        // No comment, first disk, no attributes (APPNOTE 4.3.12).
        central.putShort(0);
        central.putShort(0);
        central.putShort(0);
        central.putInt(0);
        central.putInt(start);
        central.put(name);
    }

    /** The fields that a local header and a directory entry share, from the version needed to the extra length. */
    private static void commonFields(Bytes to, int method, int crc, int packed, int unpacked, int nameLength) {
        to.putShort(VERSION);
        to.putShort(UTF8_NAMES);
        to.putShort(method);
        to.putShort(0);
        to.putShort(JANUARY_1980);
        to.putInt(crc);
        to.putInt(packed);
        to.putInt(unpacked);
        to.putShort(nameLength);
        to.putShort(0);
    }
}
