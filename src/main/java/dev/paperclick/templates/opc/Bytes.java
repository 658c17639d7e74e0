package dev.paperclick.templates.opc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A byte array that grows and is used again: what is written stays until {@link #clear()}. */
public final class Bytes {

    private static final boolean[] PLAIN = plain();

    private byte[] array;
    private int length;

    public Bytes(int capacity) {
        array = new byte[capacity];
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets everything after the given length. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Makes room for so many bytes more, so that {@link #append} may follow without a check of its own. */
    public void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), array.length * 2));
        }
    }

    /** Adds one byte without looking for room; see {@link #reserve}. */
    public void append(int value) {
        array[length++] = (byte) value;
    }

    public void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
    }

    public void put(Bytes other) {
        reserve(other.length);
        System.arraycopy(other.array, 0, array, length, other.length);
        length += other.length;
    }

    /** Adds some of the other's bytes. */
    public void put(Bytes other, int from, int count) {
        reserve(count);
        System.arraycopy(other.array, from, array, length, count);
        length += count;
    }

    /**
     * Adds characters from a position on, up to the first that XML does not take as it is or that is not ASCII.
     *
     * @return where that one is, or the text's length
     */
    public int putPlain(String text, int from) {
        int end = text.length();
        reserve(end - from);
        // in locals, since fields would be written for each character
        byte[] to = array;
        int at = length;
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                break;
            }
            to[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', plain.length, true);
        for (char c : new char[] {'&', '<', '>', '"'}) {
            plain[c] = false;
        }
        return plain;
    }

    /** Adds a non-negative number in decimal digits. */
    public void putDecimal(int number) {
        reserve(10);
        int digits = 1;
        for (long power = 10; power <= number; power *= 10) {
            digits++;
        }
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Adds two bytes, the low one first, as zip has it. */
    public void putShort(int value) {
        reserve(2);
        append(value);
        append(value >>> 8);
    }

    /** Adds four bytes, the low one first, as zip has it. */
    public void putInt(int value) {
        reserve(4);
        patchInt(length, value);
        length += 4;
    }

    /** Overwrites four bytes at a place already written. */
    public void patchInt(int position, int value) {
        array[position] = (byte) value;
        array[position + 1] = (byte) (value >>> 8);
        array[position + 2] = (byte) (value >>> 16);
        array[position + 3] = (byte) (value >>> 24);
    }

    /** Adds the deflated form of all the other's bytes. */
    public void putDeflated(Bytes other, Deflater deflater) {
        deflater.reset();
        deflater.setInput(other.array, 0, other.length);
        deflater.finish();
        while (!deflater.finished()) {
            reserve(Math.max(512, other.length / 4));
            length += deflater.deflate(array, length, array.length - length);
        }
    }

    /** The CRC-32 of all bytes, computed with the given checksum. */
    public int crc(CRC32 checksum) {
        checksum.reset();
        checksum.update(array, 0, length);
        return (int) checksum.getValue();
    }

    /** Whether the bytes from the given position on end with the given ones. */
    public boolean endsWith(byte[] tail, int from) {
        return length - from >= tail.length && Arrays.equals(array, length - tail.length, length, tail, 0, tail.length);
    }

    /** A copy of what has been written. */
    public byte[] toArray() {
        return Arrays.copyOf(array, length);
    }

    /** A view of what has been written; it changes with the next writing. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(array, 0, length);
    }

    /** What has been written from a position on, as text. */
    public String toString(int from) {
        return new String(array, from, length - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return toString(0);
    }
}
