package dev.paperclick.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for a table in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"; the types' own
 * formats are those of their {@code _recv} functions): {@link #row}, then all its fields in the order of the columns, and
 * {@link #end} after the last. The server takes in one part while the next is made ready. Closed before its end, nothing is
 * in the table. For use by one thread.
 */
public final class CopyWriter implements AutoCloseable {

    /** From 1970 to where PostgreSQL's time begins. */
    static final long EPOCH_MICROS = 946_684_800_000_000L;

    private static final long EPOCH_DAY = EPOCH_MICROS / 86_400_000_000L;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int TEXT_OID = 25;
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer out = ByteBuffer.allocate(CHUNK + CHUNK / 4);

    /** Begins to write, within the connection's transaction. */
    public CopyWriter(Connection connection, String table, List<String> columns) throws SQLException {
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        this.columns = columns.size();
        out.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row. */
    public void row() throws SQLException {
        if (out.position() >= CHUNK) {
            send();
        }
        room(Short.BYTES).putShort((short) columns);
    }

    /** Of any type whose null it is. */
    public void nothing() {
        room(Integer.BYTES).putInt(NULL);
    }

    /** A field as the bytes of its type. */
    public void bytes(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** A {@code text}. */
    public void text(@Nullable String text) {
        if (text == null) {
            nothing();
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A {@code text[]} of one dimension. */
    public void texts(List<String> texts) {
        int length = room(4 * Integer.BYTES).position();
        out.putInt(0).putInt(texts.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
        if (!texts.isEmpty()) {
            room(2 * Integer.BYTES).putInt(texts.size()).putInt(1);
            texts.forEach(this::text);
        }
        out.putInt(length, out.position() - length - Integer.BYTES);
    }

    /** A {@code bigint}. */
    public void int8(long number) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
    }

    /** A {@code smallint}. */
    public void int2(int number) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) number);
    }

    /** A {@code boolean}. */
    public void bool(boolean truth) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (truth ? 1 : 0));
    }

    /** A {@code timestamptz}, from microseconds since 1970. */
    public void micros(long micros) {
        int8(micros - EPOCH_MICROS);
    }

    /** A {@code date}, from days since 1970. */
    public void date(long epochDay) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(Math.toIntExact(epochDay - EPOCH_DAY));
    }

    /** Ends it; how many rows are in the table now that were not before. */
    public long end() throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        send();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(2 * (out.position() + bytes)).put(out.flip());
        }
        return out;
    }

    private void send() throws SQLException {
        copy.writeToCopy(out.array(), 0, out.position());
        out.clear();
    }
}
