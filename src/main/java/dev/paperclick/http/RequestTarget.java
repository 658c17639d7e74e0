package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** What a request is for, as its first line writes it: a path, or, from clients that think we are a proxy, a whole URI. */
final class RequestTarget {

    private RequestTarget() {}

    /** Whether it can mean one thing only: a path, on the host that the header names. */
    static boolean isPlain(HttpServerExchange exchange) {
        return exchange.getRequestPath().startsWith("/")
                && (!exchange.isHostIncludedInRequestURI() || isOnOwnHost(exchange));
    }

    /** Whether some segment has parameters ({@code /a;b=c}), which Undertow cuts off and other programs do not. */
    static boolean hasPathParameters(HttpServerExchange exchange) {
        return exchange.getRequestURI().indexOf(';') >= 0;
    }

    /** RFC 9112 §3.2.2 lets the URI win over the header; a proxy that did not know would have asked for another site. */
    private static boolean isOnOwnHost(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        int start =
                uri.regionMatches(true, 0, "http://", 0, 7) ? 7 : uri.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
        if (start < 0 || host == null || !uri.regionMatches(true, start, host, 0, host.length())) {
            return false;
        }
        int end = start + host.length();
        return end == uri.length() || uri.charAt(end) == '/';
    }
}
