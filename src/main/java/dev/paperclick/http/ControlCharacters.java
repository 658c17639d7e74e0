package dev.paperclick.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for control characters, tabs excepted, in values of headers: in each byte of each request, hence eight at a time.
 */
final class ControlCharacters {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long DELETES = 0x7f7f7f7f7f7f7f7fL;

    private static final ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[1024]);

    private ControlCharacters() {}

    /** Whether there are any among characters of which the server has made one from each byte. */
    static boolean areIn(String value) {
        byte[] room = ROOM.get();
        for (int from = 0; from < value.length(); from += room.length) {
            int length = Math.min(room.length, value.length() - from);
            copy(value, from, from + length, room);
            if (areIn(room, length)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("deprecation") // the one copy that takes no new object, and right for characters of a byte
    private static void copy(String value, int from, int to, byte[] room) {
        value.getBytes(from, to, room, 0);
    }

    private static boolean areIn(byte[] bytes, int length) {
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            // A hint that costs little; it also stops at tabs and, next to one, at letters.
            if (mayHaveSome((long) EIGHT.get(bytes, at)) && areIn(bytes, at, at + Long.BYTES)) {
                return true;
            }
        }
        return areIn(bytes, at, length);
    }

    /** "Determine if a word has a byte less than n" and "has a zero byte" of Sean Anderson's Bit Twiddling Hacks. */
    private static boolean mayHaveSome(long eight) {
        long belowSpace = (eight - SPACES) & ~eight;
        long delete = eight ^ DELETES;
        long isDelete = (delete - EACH) & ~delete;
        return ((belowSpace | isDelete) & HIGH_BITS) != 0;
    }

    private static boolean areIn(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
