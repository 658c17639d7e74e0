package dev.paperclick.clicks;

import dev.paperclick.platform.CopyWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clicks on their way into tables that have the columns of {@code link_clicks}. */
final class ClickCopy {

    static final List<String> COLUMNS = List.of(
            "click_id",
            "tracking_id",
            "clicked_at",
            "ip_address",
            "user_agent",
            "referrer_url",
            "session_id",
            "click_source",
            "document",
            "method",
            "verdict",
            "reasons",
            "anonymous");

    /** PostgreSQL's own numbers for the families, the same on every system. */
    private static final int INET4 = 2;

    private static final int INET6 = 3;

    private ClickCopy() {}

    /** Copies the rows into a table, within the connection's transaction. Returns how many they were. */
    static long into(String table, List<ClickRow> rows, Connection connection) throws SQLException {
        try (CopyWriter copy = new CopyWriter(connection, table, COLUMNS)) {
            for (ClickRow row : rows) {
                copy.row();
                write(row, copy);
            }
            return copy.end();
        }
    }

    private static void write(ClickRow row, CopyWriter copy) {
        Click click = row.click();
        copy.int8(row.id());
        copy.text(click.trackingId().value());
        copy.micros(ChronoUnit.MICROS.between(Instant.EPOCH, click.clickedAt()));
        address(click.address(), copy);
        copy.text(click.userAgent());
        copy.text(click.referrer());
        copy.text(click.session());
        copy.text(click.source().word());
        copy.text(click.document() == null ? null : click.document().document());
        copy.text(click.method());
        copy.text(click.classification().verdict().word());
        copy.texts(click.classification().words());
        copy.bool(click.anonymous());
    }

    /** As {@code inet_send} writes an {@code inet}: family, bits of the prefix, no {@code cidr}, length, bytes. */
    private static void address(@Nullable InetAddress address, CopyWriter copy) {
        if (address == null) {
            copy.nothing();
            return;
        }
        byte[] bytes = address.getAddress();
        copy.bytes(ByteBuffer.allocate(4 + bytes.length)
                .put((byte) (address instanceof Inet4Address ? INET4 : INET6))
                .put((byte) (Byte.SIZE * bytes.length))
                .put((byte) 0)
                .put((byte) bytes.length)
                .put(bytes)
                .array());
    }
}
