package dev.paperclick.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses read from text, without ever asking DNS. */
public final class IpAddresses {

    private static final int LONGEST_V6 = 45;

    private IpAddresses() {}

    /** The address that the text is, IPv6 with or without brackets; IPv4 inside IPv6 comes out as IPv4. */
    public static Optional<InetAddress> parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        try {
            if (!bracketed && isV4(bare)) {
                return Optional.of(InetAddress.getByName(bare));
            }
            // The colon makes it a literal; names with one are refused, not looked up.
            return isV6Alphabet(bare) ? Optional.of(InetAddress.getByName("[" + bare + "]")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isV4(String text) {
        String[] octets = text.split("\\.", 5);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            boolean number = !octet.isEmpty()
                    && octet.length() <= 3
                    && octet.chars().allMatch(c -> c >= '0' && c <= '9')
                    && Integer.parseInt(octet) <= 255;
            // A leading zero means octal to some programs.
            if (!number || (octet.length() > 1 && octet.startsWith("0"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV6Alphabet(String text) {
        return text.length() <= LONGEST_V6
                && text.indexOf(':') >= 0
                && text.chars().allMatch(c -> (c < 128 && Character.digit(c, 16) >= 0) || c == ':' || c == '.');
    }
}
