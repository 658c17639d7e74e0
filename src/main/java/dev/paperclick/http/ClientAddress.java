package dev.paperclick.http;

import dev.paperclick.platform.IpAddresses;
import dev.paperclick.platform.Network;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who is at the other end: the socket's address, or, behind proxies that we trust, the last address that none of them
 * has made up.
 *
 * <p>Not Undertow's own handler: that takes the first entry of {@code X-Forwarded-For}, which the client writes. The header
 * {@code Forwarded} (RFC 7239) is not read: a proxy that writes only the one would let the other through as the client
 * sent it.
 */
public final class ClientAddress {

    /** More proxies than anybody has; keeps a long header from costing anything. */
    private static final int MOST_HOPS = 32;

    private final Network[] trusted;

    ClientAddress(List<Network> trusted) {
        this.trusted = trusted.toArray(new Network[0]);
    }

    /** The client of a request. */
    public InetAddress of(HttpServerExchange exchange) {
        InetAddress peer = peer(exchange);
        if (trusted.length == 0) {
            return peer;
        }
        HeaderValues forwarded = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
        return forwarded == null ? peer : of(peer, forwarded);
    }

    /**
     * Whether the client speaks TLS, to us or to a proxy that we trust. Of several values the last counts, which the proxy
     * next to us wrote.
     */
    public boolean isHttps(HttpServerExchange exchange) {
        if (exchange.getConnection().getSslSession() != null) {
            return true;
        }
        HeaderValues schemes =
                trusted.length == 0 ? null : exchange.getRequestHeaders().get(Headers.X_FORWARDED_PROTO);
        return schemes != null && isTrusted(peer(exchange)) && isHttps(schemes.getLast());
    }

    private static boolean isHttps(String schemes) {
        return schemes.substring(schemes.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
    }

    private static InetAddress peer(HttpServerExchange exchange) {
        return ((InetSocketAddress) exchange.getConnection().getPeerAddress()).getAddress();
    }

    /** Walks from the proxy that spoke to us towards the client, as far as the addresses can be trusted and read. */
    InetAddress of(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        int hops = 0;
        for (int header = forwardedFor.size() - 1; header >= 0; header--) {
            String entries = forwardedFor.get(header);
            for (int end = entries.length(); end >= 0; end = entries.lastIndexOf(',', end - 1)) {
                if (++hops > MOST_HOPS || !isTrusted(client)) {
                    return client;
                }
                Optional<InetAddress> hop = hop(entries.substring(entries.lastIndexOf(',', end - 1) + 1, end));
                if (hop.isEmpty()) {
                    return client;
                }
                client = hop.get();
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        for (Network network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing for {@code unknown}, names, sockets of the file system, and whatever else is no address. */
    private static Optional<InetAddress> hop(String entry) {
        return IpAddresses.parse(withoutPort(entry));
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
