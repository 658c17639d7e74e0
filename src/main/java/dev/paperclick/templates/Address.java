package dev.paperclick.templates;

import dev.paperclick.templates.opc.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a link may lead: absolute addresses of the web, of mail and of telephones.
 *
 * <p>An accepted address arrives exactly as it is; only characters that no address may have (RFC 3986, and RFC 3987
 * for those outside of ASCII) are percent-encoded.
 */
final class Address {

    private static final String HEX = "0123456789ABCDEF";
    private static final String FORBIDDEN = " <>\"{}|\\^`";
    private static final byte[] AMPERSAND = "&amp;".getBytes(StandardCharsets.US_ASCII);

    private Address() {}

    /** Whether a reader may be led there. */
    static boolean isAccepted(CharSequence address) {
        if (startsWith(address, "http://")) {
            return hasHost(address, "http://".length());
        }
        if (startsWith(address, "https://")) {
            return hasHost(address, "https://".length());
        }
        return (startsWith(address, "mailto:") && address.length() > "mailto:".length())
                || (startsWith(address, "tel:") && address.length() > "tel:".length());
    }

    private static boolean hasHost(CharSequence address, int from) {
        int end = from;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            if (isForbidden(address.charAt(end))) {
                return false;
            }
            end++;
        }
        return end > from;
    }

    static boolean startsWith(CharSequence address, String prefix) {
        boolean same = address.length() >= prefix.length();
        for (int i = 0; same && i < prefix.length(); i++) {
            same = Character.toLowerCase(address.charAt(i)) == prefix.charAt(i);
        }
        return same;
    }

    /** The address in a value if it is one and accepted, without the blanks around it. */
    static @Nullable String find(@Nullable Value value) {
        String address = ValueWriter.single(value).strip();
        return isAccepted(address) ? address : null;
    }

    /** Writes an accepted address as the value of an XML attribute. */
    static void write(CharSequence address, Bytes to) {
        boolean telephone = startsWith(address, "tel:");
        boolean inFragment = false;
        int authorityEnd = authorityEnd(address);
        for (int i = 0; i < address.length(); i++) {
            int point = Character.codePointAt(address, i);
            boolean encoded = isForbidden(point)
                    || (point == '%' && !isEscape(address, i))
                    || (point == '#' && inFragment)
                    || ((point == '[' || point == ']') && i >= authorityEnd);
            inFragment |= point == '#';
            i += Character.charCount(point) - 1;
            if (point == '&') {
                to.put(AMPERSAND);
            } else if (!(telephone && Character.isSpaceChar(point)) && !isLoneSurrogate(point)) {
                append(point, encoded, to);
            }
        }
    }

    private static int authorityEnd(CharSequence address) {
        int end = 8;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static void append(int point, boolean encoded, Bytes to) {
        if (point < 0x80 && !encoded) {
            to.reserve(1);
            to.append(point);
            return;
        }
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            to.reserve(3);
            if (encoded) {
                to.append('%');
                to.append(HEX.charAt((b >> 4) & 0xF));
                to.append(HEX.charAt(b & 0xF));
            } else {
                to.append(b);
            }
        }
    }

    /** What an address never has: marks that RFC 3986 leaves out, and what cannot be seen. */
    private static boolean isForbidden(int c) {
        return c <= ' '
                || FORBIDDEN.indexOf(c) >= 0
                || Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || (c & 0xFFFE) == 0xFFFE;
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isEscape(CharSequence address, int at) {
        return at + 2 < address.length()
                && Character.digit(address.charAt(at + 1), 16) >= 0
                && Character.digit(address.charAt(at + 2), 16) >= 0;
    }

    /** Adds a value to an address as one component of its query: everything but unreserved characters is encoded. */
    static void appendComponent(String value, StringBuilder to) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean unreserved = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (unreserved) {
                to.append(c);
            } else {
                to.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
    }
}
