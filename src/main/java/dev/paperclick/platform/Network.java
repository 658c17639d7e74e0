package dev.paperclick.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of addresses as {@code 10.0.0.0/8} writes it.
 *
 * @param address any address of the range
 * @param prefix how many leading bits all of them share
 */
public record Network(InetAddress address, int prefix) {

    private static final int V6_BITS = 128;

    private static final int V4_BYTES = 4;

    /** Reads a range; an address alone is a range of one. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int longest = address.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new Network(address.get(), longest));
        }
        String digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8
        int mapped = longest < V6_BITS && text.indexOf(':') >= 0 ? V6_BITS - longest : 0;
        int prefix = Integer.parseInt(digits) - mapped;
        return prefix < 0 || prefix > longest ? Optional.empty() : Optional.of(new Network(address.get(), prefix));
    }

    /** The range of this size that an address is in, written the same way whichever address it was. */
    public static Network around(InetAddress address, int v4Prefix, int v6Prefix) {
        byte[] bytes = address.getAddress();
        int prefix = bytes.length == V4_BYTES ? v4Prefix : v6Prefix;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] & mask(prefix, i));
        }
        try {
            return new Network(InetAddress.getByAddress(bytes), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of as many bytes as the one it comes from", e);
        }
    }

    /** Whether the address is one of the range; IPv4 is never in a range of IPv6. */
    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] theirs = other.getAddress();
        if (own.length != theirs.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (((own[i] ^ theirs[i]) & mask(prefix, i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bits of one byte that the prefix covers. */
    private static int mask(int prefix, int index) {
        int bits = Math.max(0, Math.min(Byte.SIZE, prefix - index * Byte.SIZE));
        return 0xff << (Byte.SIZE - bits) & 0xff;
    }

    /** Its lowest address. */
    byte[] first() {
        return edge(0x00);
    }

    /** Its highest address. */
    byte[] last() {
        return edge(0xff);
    }

    private byte[] edge(int filling) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int mask = mask(prefix, i);
            bytes[i] = (byte) ((bytes[i] & mask) | (filling & ~mask));
        }
        return bytes;
    }
}
