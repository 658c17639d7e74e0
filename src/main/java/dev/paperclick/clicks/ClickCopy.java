package dev.paperclick.clicks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Clicks in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"; the types' own formats are
 * those of their {@code _recv} functions). For use by one thread.
 */
final class ClickCopy {

    /** What the bytes are for. */
    static final String COLUMNS = "click_id, tracking_id, clicked_at, ip_address, user_agent, referrer_url, session_id,"
            + " click_source, document, method, verdict, reasons, anonymous";

    private static final int COLUMN_COUNT = 13;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NULL = -1;
    private static final int TEXT_OID = 25;
    /** PostgreSQL's own numbers for the families, the same on every system. */
    private static final int INET4 = 2;

    private static final int INET6 = 3;

    /** More than any click takes, for the texts of a visit are cropped. */
    private static final int ROOM_FOR_A_ROW = 1 << 13;

    private static final int CHUNK = 1 << 16;

    private final ByteBuffer out = ByteBuffer.allocate(CHUNK + ROOM_FOR_A_ROW);

    /**
     * Copies the rows into a table, within the connection's transaction; the server takes in one part while the next is
     * made ready. Returns how many they were.
     */
    long into(String table, List<ClickRow> rows, CopyManager copies) throws SQLException {
        CopyIn copy = copies.copyIn("copy " + table + " (" + COLUMNS + ") from stdin (format binary)");
        try {
            out.clear().put(SIGNATURE).putInt(0).putInt(0);
            for (ClickRow row : rows) {
                write(row);
                if (out.position() >= CHUNK) {
                    send(copy);
                }
            }
            out.putShort((short) -1);
            send(copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(out.array(), 0, out.position());
        out.clear();
    }

    private void write(ClickRow row) {
        Click click = row.click();
        out.putShort((short) COLUMN_COUNT);
        out.putInt(Long.BYTES).putLong(row.id());
        text(click.trackingId().value());
        out.putInt(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, click.clickedAt()));
        address(click.address());
        text(click.userAgent());
        text(click.referrer());
        text(click.session());
        text(click.source().word());
        text(click.document() == null ? null : click.document().document());
        text(click.method());
        text(click.classification().verdict().word());
        texts(click.classification().words());
        out.putInt(1).put((byte) (click.anonymous() ? 1 : 0));
    }

    private void text(@Nullable String text) {
        if (text == null) {
            out.putInt(NULL);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(bytes.length).put(bytes);
    }

    private void address(@Nullable InetAddress address) {
        if (address == null) {
            out.putInt(NULL);
            return;
        }
        byte[] bytes = address.getAddress();
        out.putInt(4 + bytes.length)
                .put((byte) (address instanceof Inet4Address ? INET4 : INET6))
                .put((byte) (Byte.SIZE * bytes.length))
                .put((byte) 0)
                .put((byte) bytes.length)
                .put(bytes);
    }

    private void texts(List<String> texts) {
        int length = texts.isEmpty() ? 0 : 2 * Integer.BYTES;
        for (String text : texts) {
            length += Integer.BYTES + text.length();
        }
        out.putInt(3 * Integer.BYTES + length);
        out.putInt(texts.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
        if (!texts.isEmpty()) {
            out.putInt(texts.size()).putInt(1);
            texts.forEach(this::text);
        }
    }
}
