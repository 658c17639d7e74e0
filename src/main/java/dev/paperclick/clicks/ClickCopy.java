package dev.paperclick.clicks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clicks in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"; the types' own formats are
 * those of their {@code _recv} functions).
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

    private ClickCopy() {}

    static byte[] of(List<ClickRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * rows.size() + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (ClickRow row : rows) {
                write(row, out);
            }
            out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ClickRow row, DataOutputStream out) throws IOException {
        Click click = row.click();
        out.writeShort(COLUMN_COUNT);
        out.writeInt(Long.BYTES);
        out.writeLong(row.id());
        text(click.trackingId().value(), out);
        out.writeInt(Long.BYTES);
        out.writeLong(ChronoUnit.MICROS.between(EPOCH, click.clickedAt()));
        address(click.address(), out);
        text(click.userAgent(), out);
        text(click.referrer(), out);
        text(click.session(), out);
        text(click.source().word(), out);
        text(click.document() == null ? null : click.document().document(), out);
        text(click.method(), out);
        text(click.classification().verdict().word(), out);
        texts(click.classification().words(), out);
        out.writeInt(1);
        out.writeBoolean(click.anonymous());
    }

    private static void text(@Nullable String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void address(@Nullable InetAddress address, DataOutputStream out) throws IOException {
        if (address == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] bytes = address.getAddress();
        out.writeInt(4 + bytes.length);
        out.writeByte(address instanceof Inet4Address ? INET4 : INET6);
        out.writeByte(Byte.SIZE * bytes.length);
        out.writeByte(0);
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        int length = texts.isEmpty() ? 0 : 2 * Integer.BYTES;
        for (String text : texts) {
            length += Integer.BYTES + text.length();
        }
        out.writeInt(3 * Integer.BYTES + length);
        out.writeInt(texts.isEmpty() ? 0 : 1);
        out.writeInt(0);
        out.writeInt(TEXT_OID);
        if (!texts.isEmpty()) {
            out.writeInt(texts.size());
            out.writeInt(1);
            for (String text : texts) {
                text(text, out);
            }
        }
    }
}
