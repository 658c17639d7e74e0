package dev.paperclick.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Hosts that are numbers, told apart from names without ever asking DNS. */
final class IpLiteral {

    private static final Pattern NUMBER = Pattern.compile("(0x)?[0-9a-f]+");
    private static final Pattern FOUR_OCTETS = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private IpLiteral() {}

    static boolean isBracketedV6(String host) {
        if (!host.startsWith("[") || !host.endsWith("]") || host.indexOf('%') >= 0) {
            return false;
        }
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether the host is a number in any of the forms that programs take for an IPv4 address: {@code 127.1}, {@code 0x7f.1}. */
    static boolean isNumeric(String host) {
        String lastLabel = host.substring(host.lastIndexOf('.') + 1);
        return !lastLabel.isEmpty()
                && Character.isDigit(lastLabel.charAt(0))
                && NUMBER.matcher(lastLabel).matches();
    }

    /** Whether the numeric host is an address that the whole internet reaches. */
    static boolean isPublic(String host) {
        InetAddress address;
        try {
            // Both forms are literals, which getByName only parses.
            if (!isBracketedV6(host) && !isFourOctets(host)) {
                return false;
            }
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc) // unique local, RFC 4193
                || (bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64)); // carrier NAT, RFC 6598
    }

    private static boolean isFourOctets(String host) {
        return FOUR_OCTETS.matcher(host).matches();
    }
}
