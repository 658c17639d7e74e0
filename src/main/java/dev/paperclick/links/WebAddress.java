package dev.paperclick.links;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An absolute http or https address, all ASCII, that every reader takes apart in the same way.
 *
 * <p>Stricter than {@code java.net.URI} where browsers are lenient: an address that two programs could read as two
 * hosts is refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, ASCII; IPv6 in brackets
 * @param port the port that is really used, also when the address leaves it out
 * @param path percent-encoded, empty or with its leading slash
 * @param tail percent-encoded query and fragment with their marks, or empty
 */
record WebAddress(String scheme, String host, int port, String path, String tail) {

    static final int LONGEST = 2048;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Neither allowed in a URI (RFC 3986) nor worth refusing: browsers encode them, too. */
    private static final String ENCODED = "\"<>^`{|}";

    /** IDNA 2003, which Java knows, and IDNA 2008, which browsers use, lead these to different hosts. */
    private static final String DEVIATIONS = "ßς";

    static WebAddress parse(String text) throws UnfitAddress {
        checkCharacters(text);
        int schemeEnd = text.indexOf("://");
        String scheme = schemeEnd < 0 ? "" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UnfitAddress("does not start with http:// or https://");
        }
        int authorityStart = schemeEnd + 3;
        int authorityEnd = firstOf("/?#", text, authorityStart);
        int pathEnd = firstOf("?#", text, authorityEnd);
        String authority = text.substring(authorityStart, authorityEnd);
        if (authority.indexOf('@') >= 0) {
            throw new UnfitAddress("has a user name or password before its host");
        }
        int hostEnd = hostEnd(authority);
        WebAddress address = new WebAddress(
                scheme,
                host(authority.substring(0, hostEnd)),
                port(authority.substring(hostEnd), scheme),
                encode(text.substring(authorityEnd, pathEnd)),
                encode(text.substring(pathEnd)));
        if (address.toString().length() > LONGEST) {
            throw new UnfitAddress("is longer than " + LONGEST + " characters");
        }
        return address;
    }

    private static void checkCharacters(String text) throws UnfitAddress {
        if (text.isBlank()) {
            throw new UnfitAddress("is empty");
        }
        if (text.length() > LONGEST) {
            throw new UnfitAddress("is longer than " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new UnfitAddress("contains a space");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new UnfitAddress("contains a control character");
        }
        // Browsers read it as a slash, other programs do not: https://good.example\@evil.example
        if (text.indexOf('\\') >= 0) {
            throw new UnfitAddress("contains a backslash");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new UnfitAddress("contains half a character");
        }
    }

    private static int firstOf(String marks, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static int hostEnd(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', bracket + 1);
        return colon < 0 ? authority.length() : colon;
    }

    private static String host(String written) throws UnfitAddress {
        if (written.isEmpty()) {
            throw new UnfitAddress("has no host");
        }
        if (IpLiteral.isBracketedV6(written)) {
            return written.toLowerCase(Locale.ROOT);
        }
        if (written.codePoints().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0)) {
            throw new UnfitAddress("has a host with 'ß' or 'ς', which programs read differently; write its xn-- form");
        }
        if (written.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
            throw new UnfitAddress("has an invisible character in its host");
        }
        String host = ascii(written).toLowerCase(Locale.ROOT);
        if (!isHostName(host)) {
            throw new UnfitAddress("has no proper host name");
        }
        return host;
    }

    private static String ascii(String host) throws UnfitAddress {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new UnfitAddress("has no proper host name");
        }
    }

    /** Checked after the conversion: compatibility forms can become slashes and dots only there. */
    private static boolean isHostName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.length() > 63
                    || label.startsWith("-")
                    || !label.chars().allMatch(WebAddress::isHostCharacter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static int port(String written, String scheme) throws UnfitAddress {
        if (written.length() <= 1) {
            return scheme.equals("http") ? 80 : 443;
        }
        String digits = written.substring(1);
        if (digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new UnfitAddress("has a port that is not between 1 and 65535");
    }

    private static String encode(String part) {
        StringBuilder encoded = new StringBuilder(part.length());
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c > 0x7e || ENCODED.indexOf(c) >= 0) {
                encoded.append('%').append(HEX.toHexDigits(b));
            } else {
                encoded.append(c);
            }
        }
        return withEscapedPercents(encoded);
    }

    /** A percent sign that introduces no byte stands for itself. */
    private static String withEscapedPercents(StringBuilder text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) == '%' && !(isHex(text, i + 1) && isHex(text, i + 2))) {
                text.insert(i + 1, "25");
            }
        }
        return text.toString();
    }

    private static boolean isHex(CharSequence text, int at) {
        return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
    }

    /** Whether a visitor of the other address would arrive at this one or below it, however its path is written. */
    boolean contains(WebAddress other) {
        String own = plainPath();
        String theirs = other.plainPath();
        return port == other.port
                && withoutDot(host).equals(withoutDot(other.host))
                && (theirs.equals(own) || theirs.startsWith(own.endsWith("/") ? own : own + "/"));
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The path as a server sees it: bytes decoded, dot segments and doubled slashes gone. */
    private String plainPath() {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : decode(path).split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /** The bytes of a part of an address, one character each. */
    static String decode(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                c = (char) HexFormat.fromHexDigits(path, i + 1, i + 3);
                i += 2;
            }
            decoded.append(c);
        }
        return decoded.toString();
    }

    private boolean hasUsualPort() {
        return port == (scheme.equals("http") ? 80 : 443);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (hasUsualPort() ? "" : ":" + port) + path + tail;
    }
}
