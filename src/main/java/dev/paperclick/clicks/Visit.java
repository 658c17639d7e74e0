package dev.paperclick.clicks;

import dev.paperclick.links.DocumentMark;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one request for a tracked link says, cropped to what is of use.
 *
 * @param receivedAt when it came in
 * @param method its method
 * @param address the client, as far as trusted proxies tell
 * @param userAgent at most 512 characters, no control characters; null when absent or empty
 * @param referrer at most 1024 characters, no control characters; null when absent or empty
 * @param document the document that the link stood in, when the address says so
 * @param signs what its other headers tell
 * @param ownToken what it gives as the token of the candidate's own clicks; at most 64 letters, digits, - and _, else null
 */
public record Visit(
        Instant receivedAt,
        String method,
        InetAddress address,
        @Nullable String userAgent,
        @Nullable String referrer,
        @Nullable DocumentMark document,
        Signs signs,
        @Nullable String ownToken) {

    /** The query parameter of own clicks. */
    public static final String OWN_TOKEN_PARAMETER = "notrack";

    private static final int LONGEST_TOKEN = 64;
    private static final int LONGEST_USER_AGENT = 512;
    private static final int LONGEST_REFERRER = 1024;

    public Visit {
        userAgent = crop(userAgent, LONGEST_USER_AGENT);
        referrer = crop(referrer, LONGEST_REFERRER);
        ownToken = ownToken != null && isToken(ownToken) ? ownToken : null;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TOKEN
                && text.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_');
    }

    /**
     * Headers that tell people from machines, each reduced to a yes or no.
     *
     * @param languages {@code Accept-Language} is there
     * @param navigation a navigation ({@code Sec-Fetch-Mode})
     * @param byUser … that a person started ({@code Sec-Fetch-User})
     * @param prefetch fetched ahead of any click
     * @param lacksFetchMetadata came over HTTPS and has no {@code Sec-Fetch} header; without TLS browsers send none
     * @param doNotTrack the reader wants to stay unknown ({@code DNT}, {@code Sec-GPC})
     */
    public record Signs(
            boolean languages,
            boolean navigation,
            boolean byUser,
            boolean prefetch,
            boolean lacksFetchMetadata,
            boolean doNotTrack) {

        private static final List<Header> FETCH_METADATA =
                List.of(Header.SEC_FETCH_MODE, Header.SEC_FETCH_SITE, Header.SEC_FETCH_DEST, Header.SEC_FETCH_USER);
        private static final List<Header> PURPOSES =
                List.of(Header.SEC_PURPOSE, Header.PURPOSE, Header.X_PURPOSE, Header.X_SEC_PURPOSE, Header.X_MOZ);
        private static final List<String> PURPOSES_AHEAD = List.of("prefetch", "preview", "instant");

        /** Reads them from a request. */
        static Signs of(Function<Header, @Nullable String> header, boolean secure) {
            return new Signs(
                    !value(header, Header.ACCEPT_LANGUAGE).isEmpty(),
                    value(header, Header.SEC_FETCH_MODE).equals("navigate"),
                    value(header, Header.SEC_FETCH_USER).equals("?1"),
                    isAhead(header),
                    secure && lacksFetchMetadata(header),
                    value(header, Header.DNT).equals("1")
                            || value(header, Header.SEC_GPC).equals("1"));
        }

        /** The signs that these bits stand for. */
        static Signs of(byte bits) {
            return new Signs(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0,
                    (bits & 32) != 0);
        }

        /** As bits, in the order of the components, the first the lowest. */
        byte bits() {
            return (byte) ((languages ? 1 : 0)
                    | (navigation ? 2 : 0)
                    | (byUser ? 4 : 0)
                    | (prefetch ? 8 : 0)
                    | (lacksFetchMetadata ? 16 : 0)
                    | (doNotTrack ? 32 : 0));
        }

        private static boolean isAhead(Function<Header, @Nullable String> header) {
            for (Header name : PURPOSES) {
                String purpose = value(header, name);
                if (!purpose.isEmpty()
                        && PURPOSES_AHEAD.stream().anyMatch(purpose.toLowerCase(Locale.ROOT)::startsWith)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean lacksFetchMetadata(Function<Header, @Nullable String> header) {
            return FETCH_METADATA.stream().allMatch(name -> value(header, name).isEmpty());
        }

        private static String value(Function<Header, @Nullable String> header, Header name) {
            String value = header.apply(name);
            return value == null ? "" : value.strip();
        }
    }

    /** What is read of a request's header; named once, so that who has the request can prepare for looking them up. */
    public enum Header {
        USER_AGENT("User-Agent"),
        REFERER("Referer"),
        ACCEPT_LANGUAGE("Accept-Language"),
        SEC_FETCH_MODE("Sec-Fetch-Mode"),
        SEC_FETCH_SITE("Sec-Fetch-Site"),
        SEC_FETCH_DEST("Sec-Fetch-Dest"),
        SEC_FETCH_USER("Sec-Fetch-User"),
        SEC_PURPOSE("Sec-Purpose"),
        PURPOSE("Purpose"),
        X_PURPOSE("X-Purpose"),
        X_SEC_PURPOSE("X-Sec-Purpose"),
        X_MOZ("X-Moz"),
        DNT("DNT"),
        SEC_GPC("Sec-GPC");

        private final String text;

        Header(String text) {
            this.text = text;
        }

        /** As it stands in requests. */
        public String text() {
            return text;
        }
    }

    /**
     * Reads a request.
     *
     * @param secure it came over HTTPS, to us or to a proxy that we trust
     * @param ownToken its query parameter {@code notrack}, or null
     * @param header gives the first value of a header, or null
     */
    public static Visit of(
            Instant receivedAt,
            String method,
            InetAddress address,
            @Nullable DocumentMark document,
            boolean secure,
            @Nullable String ownToken,
            Function<Header, @Nullable String> header) {
        return new Visit(
                receivedAt,
                method,
                address,
                header.apply(Header.USER_AGENT),
                header.apply(Header.REFERER),
                document,
                Signs.of(header, secure),
                ownToken);
    }

    /** Cropped before it is cleaned, so that a stranger's long header costs nothing. */
    private static @Nullable String crop(@Nullable String text, int longest) {
        if (text == null || isPlain(text, longest)) {
            return text;
        }
        String start = text.length() <= longest ? text : text.substring(0, longest);
        StringBuilder clean = new StringBuilder(start.length());
        start.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** What nearly all are, and what costs nothing. */
    private static boolean isPlain(String text, int longest) {
        if (text.isEmpty()
                || text.length() > longest
                || text.charAt(0) == ' '
                || text.charAt(text.length() - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
