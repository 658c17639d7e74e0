package dev.paperclick.http;

import dev.paperclick.platform.IpAddresses;
import dev.paperclick.platform.Network;
import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is at the other end: the socket's address, or, behind proxies that we trust, the last address that none of them
 * has made up.
 *
 * <p>Not Undertow's own handler: that takes the first entry of {@code X-Forwarded-For}, which the client writes.
 */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    /** More proxies than anybody has; keeps a long header from costing anything. */
    private static final int MOST_HOPS = 32;

    private final List<Network> trusted;

    ClientAddress(List<Network> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The client of a request. */
    public InetAddress of(HttpServerExchange exchange) {
        InetSocketAddress peer = (InetSocketAddress) exchange.getConnection().getPeerAddress();
        var forwarded = exchange.getRequestHeaders().get(FORWARDED_FOR);
        return of(peer.getAddress(), forwarded == null ? List.of() : List.copyOf(forwarded));
    }

    /** Whether the client speaks HTTPS, to us or, as far as we know, to the proxy that we trust. */
    public boolean isSecure(HttpServerExchange exchange) {
        InetSocketAddress peer = (InetSocketAddress) exchange.getConnection().getPeerAddress();
        String forwarded = exchange.getRequestHeaders().getLast(FORWARDED_PROTO);
        return exchange.isSecure()
                || (forwarded != null
                        && isTrusted(peer.getAddress())
                        && forwarded
                                .substring(forwarded.lastIndexOf(',') + 1)
                                .strip()
                                .equalsIgnoreCase("https"));
    }

    /** Walks from the proxy that spoke to us towards the client, as far as the addresses can be trusted and read. */
    InetAddress of(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        List<String> hops = hops(forwardedFor);
        int furthest = Math.max(0, hops.size() - MOST_HOPS);
        for (int i = hops.size() - 1; i >= furthest && isTrusted(client); i--) {
            Optional<InetAddress> hop = IpAddresses.parse(withoutPort(hops.get(i)));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static List<String> hops(List<String> headers) {
        List<String> hops = new ArrayList<>();
        headers.forEach(header -> hops.addAll(List.of(header.split(",", -1))));
        return hops;
    }

    /** Some proxies write {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}, or either in quotes. */
    private static String withoutPort(String entry) {
        String hop = entry.strip();
        if (hop.length() >= 2 && hop.startsWith("\"") && hop.endsWith("\"")) {
            hop = hop.substring(1, hop.length() - 1);
        }
        int end = hop.startsWith("[") ? hop.indexOf(']') + 1 : hop.indexOf(':');
        boolean hasPort = end > 0 && hop.indexOf(':', end) == end && hop.indexOf(':', end + 1) < 0;
        return hasPort ? hop.substring(0, end) : hop;
    }
}
