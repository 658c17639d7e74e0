package dev.paperclick.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses as {@code 10.0.0.0/8} writes it.
 *
 * @param address any address of the range
 * @param prefix how many leading bits all of them share
 */
record Network(InetAddress address, int prefix) {

    /** Reads a range; an address alone is a range of one. */
    static Optional<Network> parse(String text) {
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
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > longest) {
            return Optional.empty();
        }
        return Optional.of(new Network(address.get(), Integer.parseInt(digits)));
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] theirs = other.getAddress();
        if (own.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
