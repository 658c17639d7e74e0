package dev.paperclick.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/**
 * Turns away requests that two programs could take for two different ones (a proxy in front and this server, say),
 * and closes their connections. Undertow 2.4.4 itself lets these through.
 */
final class Gate implements HttpHandler {

    private final HttpHandler next;

    Gate(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.isRequestComplete()) {
            // A body that nobody reads would be waited for without end.
            exchange.setPersistent(false);
        }
        if (isPlain(exchange)) {
            next.handleRequest(exchange);
        } else {
            exchange.setPersistent(false);
            ErrorPages.answer(exchange, StatusCodes.BAD_REQUEST);
        }
    }

    private static boolean isPlain(HttpServerExchange exchange) {
        return (exchange.isHttp11() || exchange.isHttp10())
                && hasOneHost(exchange)
                && hasOneLength(exchange)
                && hasPlainHeaders(exchange.getRequestHeaders())
                && exchange.getRequestPath().startsWith("/");
    }

    private static boolean hasOneHost(HttpServerExchange exchange) {
        HeaderValues hosts = exchange.getRequestHeaders().get(Headers.HOST);
        if (hosts == null) {
            return exchange.isHttp10();
        }
        return hosts.size() == 1
                && !hosts.getFirst().isEmpty()
                && hosts.getFirst().chars().allMatch(Gate::isHostCharacter);
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_:[]".indexOf(c) >= 0;
    }

    /** RFC 9112 §6: a length or chunks, either once. */
    private static boolean hasOneLength(HttpServerExchange exchange) {
        HeaderValues lengths = exchange.getRequestHeaders().get(Headers.CONTENT_LENGTH);
        HeaderValues codings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
        if (lengths != null && codings != null) {
            return false;
        }
        if (codings != null) {
            return exchange.isHttp11()
                    && codings.size() == 1
                    && codings.getFirst().equals("chunked");
        }
        return lengths == null
                || (lengths.size() == 1
                        && !lengths.getFirst().isEmpty()
                        && lengths.getFirst().chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static boolean hasPlainHeaders(HeaderMap headers) {
        for (HeaderValues values : headers) {
            if (!isToken(values.getHeaderName())) {
                return false;
            }
            for (String value : values) {
                if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** RFC 9110 §5.6.2. */
    private static boolean isToken(HttpString name) {
        for (int i = 0; i < name.length(); i++) {
            int c = name.byteAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return name.length() > 0;
    }
}
