package dev.paperclick.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which hosts this machine may ask for something: whoever writes an address must not have it ask around in the network that it
 * stands in.
 *
 * @param allowed addresses that may be asked although they are not public
 */
public record AskedHosts(NetworkSet allowed) {

    /**
     * Everything that is not the public internet (IANA's special-purpose registries). Of IPv6 only 2000::/3 is in use there;
     * what embeds an IPv4 address could lead to any.
     */
    private static final NetworkSet NOT_PUBLIC = NetworkSet.of(Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/3",
                    "4000::/2",
                    "8000::/1",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::parse)
            .map(Optional::orElseThrow)
            .toList());

    /**
     * Whether the host may be asked; true only when all addresses that it has may be. A client that looks the name up again when
     * it connects gets the answer that was judged here, which Java remembers for half a minute.
     *
     * @throws UnknownHostException when it has no address
     */
    public boolean mayBeAsked(String host) throws UnknownHostException {
        return addresses(host).stream().allMatch(this::mayBeAsked);
    }

    /** Whether this very address may be asked. */
    public boolean mayBeAsked(InetAddress address) {
        return !NOT_PUBLIC.contains(address) || allowed.contains(address);
    }

    /**
     * The addresses that a host has, which may be brackets around one.
     *
     * @throws UnknownHostException when it has none
     */
    public static List<InetAddress> addresses(String host) throws UnknownHostException {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return List.of(InetAddress.getAllByName(bracketed ? host.substring(1, host.length() - 1) : host));
    }
}
