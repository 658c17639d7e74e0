package dev.paperclick.clicks;

import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.TrackingId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A visit as bytes in the journal, big-endian:
 *
 * <pre>
 * version u8 = 3 | received, µs since 1970 i64 | method u8 | signs u8 | document u8 (0, or its letter)
 * address: length u8, bytes | link, candidate: length u16, UTF-8; 0xFFFF for null | user agent: {@link AgentPhrases}
 * referrer, own token: like link
 * </pre>
 *
 * <p>Version 1 is the same but for the user agent, which is a text like the others; it is read, and written no more.
 *
 * <p>Of a reader who asked not to be tracked, only what is kept for good is written, already classified:
 *
 * <pre>
 * version u8 = 2 | received i64 | method u8 | document u8 | link, source, reasons separated by commas,
 * candidate, own token: as above
 * </pre>
 */
final class VisitRecord {

    private static final byte WORDY = 1;
    private static final byte ANONYMOUS = 2;
    private static final byte PLAIN = 3;
    private static final int NULL = 0xFFFF;
    /** In this year the nanoseconds since 1970 still fit into a long, which the arithmetic of time relies on. */
    private static final Instant LATEST = Instant.parse("2261-12-31T23:59:59.999999Z");

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

    private VisitRecord() {}

    /** A record that is no visit this program knows. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static void write(Visited visited, ByteBuffer out) {
        Visit visit = visited.visit();
        out.put(PLAIN)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, visit.receivedAt()))
                .put((byte) METHODS.indexOf(visit.method()))
                .put(visit.signs().bits())
                .put(letter(visit.document()));
        byte[] address = visit.address().getAddress();
        out.put((byte) address.length).put(address);
        put(visited.link().value(), out);
        put(visited.candidate(), out);
        AgentPhrases.put(visit.userAgent(), out);
        put(visit.referrer(), out);
        put(visit.ownToken(), out);
    }

    /** Of a reader who asked not to be tracked. */
    static void writeAnonymous(Click click, Visited visited, ByteBuffer out) {
        out.put(ANONYMOUS)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, click.clickedAt()))
                .put((byte) METHODS.indexOf(click.method()))
                .put(letter(click.document()));
        put(click.trackingId().value(), out);
        put(click.source().word(), out);
        put(String.join(",", click.classification().words()), out);
        put(visited.visit().ownToken() == null ? null : visited.candidate(), out);
        put(visited.visit().ownToken(), out);
    }

    private static byte letter(@Nullable DocumentMark document) {
        return document == null ? 0 : (byte) document.letter().charAt(0);
    }

    private static void put(@Nullable String text, ByteBuffer out) {
        if (text == null) {
            out.putShort((short) NULL);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }

    /** What a record says: a visit that is still to be classified, or a click that has been. */
    sealed interface Content {}

    record Plain(Visited visited) implements Content {}

    /** … but for whether it is the candidate's own, which the token tells. */
    record Anonymous(
            Click click,
            @Nullable String candidate,
            @Nullable String ownToken) implements Content {}

    static Content read(ByteBuffer in) throws Unreadable {
        try {
            byte version = in.get();
            return switch (version) {
                case PLAIN -> new Plain(readPlain(in, AgentPhrases::read));
                case WORDY -> new Plain(readPlain(in, VisitRecord::text));
                case ANONYMOUS -> readAnonymous(in);
                default -> throw new Unreadable("version " + version + " is not known to this program", null);
            };
        } catch (RuntimeException | UnknownHostException e) {
            // Of whatever kind: one record that nobody understands must not keep all others waiting.
            throw new Unreadable("its fields do not fit", e);
        }
    }

    private static Visited readPlain(ByteBuffer in, Function<ByteBuffer, @Nullable String> agent)
            throws UnknownHostException {
        Instant receivedAt = instant(in);
        String method = METHODS.get(in.get());
        Visit.Signs signs = Visit.Signs.of(in.get());
        DocumentMark document = document(in);
        byte[] address = new byte[in.get()];
        in.get(address);
        TrackingId link = new TrackingId(required(in));
        @Nullable String candidate = text(in);
        @Nullable String userAgent = agent.apply(in);
        @Nullable String referrer = text(in);
        @Nullable String ownToken = text(in);
        return new Visited(
                link,
                candidate,
                new Visit(
                        receivedAt,
                        method,
                        InetAddress.getByAddress(address),
                        userAgent,
                        referrer,
                        document,
                        signs,
                        ownToken));
    }

    private static Anonymous readAnonymous(ByteBuffer in) {
        Instant clickedAt = instant(in);
        String method = METHODS.get(in.get());
        DocumentMark document = document(in);
        TrackingId link = new TrackingId(required(in));
        ClickSource source = ClickSource.of(required(in));
        Classification classification =
                Classification.ofWords(List.of(required(in).split(",")));
        Click click = Click.anonymous(link, clickedAt, source, document, method, classification);
        return new Anonymous(click, text(in), text(in));
    }

    /** A clock may be years wrong, but not centuries. */
    private static Instant instant(ByteBuffer in) {
        Instant instant = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("no clock says " + instant);
        }
        return instant;
    }

    private static @Nullable DocumentMark document(ByteBuffer in) {
        byte letter = in.get();
        return letter == 0
                ? null
                : DocumentMark.of(String.valueOf((char) letter)).orElseThrow(IllegalArgumentException::new);
    }

    private static String required(ByteBuffer in) {
        return Optional.ofNullable(text(in)).orElseThrow(IllegalArgumentException::new);
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
