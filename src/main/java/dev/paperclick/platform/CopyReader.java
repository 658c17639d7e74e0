package dev.paperclick.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"; the types' own
 * formats are those of their {@code _send} functions), field by field in the order of the columns: for rows by the million,
 * which as a result set cost several times as much. For use by one thread.
 */
public final class CopyReader {

    private static final VarHandle INT2 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int SIGNATURE_LENGTH = 11;
    /** Instead of a field's length; instead of a row's number of fields, that there is no more row. */
    private static final int NULL = -1;

    private final CopyOut copy;
    private byte[] bytes = {};
    private int at;
    private int end;

    private CopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /** What is done with a row; it takes all its fields. */
    @FunctionalInterface
    public interface Row {
        void read(CopyReader fields) throws SQLException;
    }

    /**
     * Reads a query to its end, within the connection's transaction.
     *
     * @param query without parameters; what comes from elsewhere is in it by {@link #literal} only
     * @throws IllegalStateException when a row did not take all its fields, or more
     */
    public static void each(Connection connection, String query, Row row) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        try {
            new CopyReader(copy).each(row);
        } finally {
            // read to its end, not cancelled: a request to cancel may come so late that it ends the next statement
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        }
    }

    /** Text as SQL writes it within a statement. */
    public static String literal(Connection connection, String text) throws SQLException {
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }

    private void each(Row row) throws SQLException {
        take(SIGNATURE_LENGTH + Integer.BYTES);
        take(int4());
        int columns = int2();
        int fields = columns;
        while (fields == columns && fields != NULL) {
            row.read(this);
            fields = int2();
        }
        if (fields != NULL || at != end || copy.readFromCopy() != null) {
            throw new IllegalStateException("A row was not read to its end, or beyond it.");
        }
    }

    /** A {@code text}. */
    public @Nullable String text() throws SQLException {
        int length = int4();
        if (length == NULL) {
            return null;
        }
        int start = take(length);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** A {@code text} that is not null. */
    public String someText() throws SQLException {
        int length = int4();
        int start = take(length);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** A field as the bytes of its type. */
    public byte @Nullable [] bytes() throws SQLException {
        int length = int4();
        if (length == NULL) {
            return null;
        }
        int start = take(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** A {@code text[]} of one dimension without nulls in it. */
    public List<String> texts() throws SQLException {
        int4();
        int dimensions = int4();
        take(2 * Integer.BYTES);
        List<String> texts = new ArrayList<>();
        if (dimensions > 0) {
            int count = int4();
            int4();
            for (int i = 0; i < count; i++) {
                texts.add(someText());
            }
        }
        return texts;
    }

    /** A {@code bigint} that is not null. */
    public long int8Field() throws SQLException {
        int4();
        return int8();
    }

    /** A {@code smallint} that is not null. */
    public int int2Field() throws SQLException {
        int4();
        return int2();
    }

    /** A {@code boolean} that is not null. */
    public boolean bool() throws SQLException {
        int4();
        return bytes[take(1)] != 0;
    }

    /** A {@code timestamptz} that is not null, in microseconds since 1970. */
    public long someMicros() throws SQLException {
        int4();
        return int8() + CopyWriter.EPOCH_MICROS;
    }

    /** A {@code timestamptz}, in microseconds since 1970. */
    public @Nullable Long micros() throws SQLException {
        return int4() == NULL ? null : (Long) (int8() + CopyWriter.EPOCH_MICROS);
    }

    private int int2() throws SQLException {
        int start = take(Short.BYTES);
        return (short) INT2.get(bytes, start);
    }

    private int int4() throws SQLException {
        int start = take(Integer.BYTES);
        return (int) INT4.get(bytes, start);
    }

    private long int8() throws SQLException {
        int start = take(Long.BYTES);
        return (long) INT8.get(bytes, start);
    }

    /** Where so many bytes lie that are thereby taken; the server may end a message anywhere. */
    private int take(int length) throws SQLException {
        while (end - at < length) {
            byte[] more = copy.readFromCopy();
            if (more == null) {
                throw new IllegalStateException("The rows of COPY have ended amid one.");
            }
            if (at == end) {
                bytes = more;
            } else {
                byte[] rest = Arrays.copyOfRange(bytes, at, end + more.length);
                System.arraycopy(more, 0, rest, end - at, more.length);
                bytes = rest;
            }
            at = 0;
            end = bytes.length;
        }
        int start = at;
        at += length;
        return start;
    }
}
