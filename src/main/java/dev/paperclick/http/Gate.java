package dev.paperclick.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.regex.Pattern;

/**
 * Turns away requests that two programs could take for two different ones (a proxy in front and this server, say),
 * and closes their connections. Undertow 2.4.4 itself lets these through. Runs before every redirect, so it looks at each
 * byte once and makes no objects.
 */
final class Gate implements HttpHandler {

    private static final AsciiSet HOST = AsciiSet.alphanumericAnd(".-_:[]");
    /** RFC 9110 §5.6.2. */
    private static final AsciiSet TOKEN = AsciiSet.alphanumericAnd("!#$%&'*+-.^_`|~");

    private static final Pattern CLOSE = Pattern.compile("(?i)(^|,)\\s*close\\s*(,|$)");

    private final HttpHandler next;
    private final ErrorAnswer errors;
    private final RouteMeter refused;

    Gate(HttpHandler next, ErrorAnswer errors, RouteMeter refused) {
        this.next = next;
        this.errors = errors;
        this.refused = refused;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        // A body that nobody reads would be waited for without end.
        if (!exchange.isRequestComplete() || wantsToClose(exchange.getRequestHeaders())) {
            exchange.setPersistent(false);
        }
        if (isPlain(exchange)) {
            next.handleRequest(exchange);
        } else {
            exchange.setPersistent(false);
            exchange.addExchangeCompleteListener(refused);
            errors.send(exchange, StatusCodes.BAD_REQUEST);
        }
    }

    private static boolean isPlain(HttpServerExchange exchange) {
        return (exchange.isHttp11() || exchange.isHttp10())
                && hasOneHost(exchange)
                && hasOneLength(exchange)
                && hasPlainHeaders(exchange.getRequestHeaders())
                && RequestTarget.isPlain(exchange);
    }

    /** Undertow sees a wish to close only when it stands alone. */
    private static boolean wantsToClose(HeaderMap headers) {
        HeaderValues wishes = headers.get(Headers.CONNECTION);
        if (wishes == null) {
            return false;
        }
        for (int i = 0; i < wishes.size(); i++) {
            if (!wishes.get(i).equalsIgnoreCase("keep-alive")
                    && CLOSE.matcher(wishes.get(i)).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOneHost(HttpServerExchange exchange) {
        HeaderValues hosts = exchange.getRequestHeaders().get(Headers.HOST);
        if (hosts == null) {
            return exchange.isHttp10();
        }
        return hosts.size() == 1 && !hosts.getFirst().isEmpty() && HOST.containsAllOf(hosts.getFirst());
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
                    && mayHaveChunks(exchange.getRequestMethod())
                    && codings.size() == 1
                    && codings.getFirst().equals("chunked");
        }
        return lengths == null || (lengths.size() == 1 && isNumber(lengths.getFirst()));
    }

    /** Nobody asks for a page in chunks but who wants to hide a second request in them. */
    private static boolean mayHaveChunks(HttpString method) {
        return !method.equals(Methods.GET) && !method.equals(Methods.HEAD);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasPlainHeaders(HeaderMap headers) {
        for (long at = headers.fastIterate(); at != -1; at = headers.fiNext(at)) {
            HeaderValues values = headers.fiCurrent(at);
            if (!isToken(values.getHeaderName())) {
                return false;
            }
            for (int i = 0; i < values.size(); i++) {
                if (ControlCharacters.areIn(values.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isToken(HttpString name) {
        for (int i = 0; i < name.length(); i++) {
            if (!TOKEN.contains(name.byteAt(i))) {
                return false;
            }
        }
        return name.length() > 0;
    }
}
