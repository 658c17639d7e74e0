package dev.paperclick.redirect;

import dev.paperclick.http.Exposure;
import dev.paperclick.http.Route;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Map;
import java.util.Set;

/**
 * A short public file that never changes.
 *
 * @param path where it is
 * @param type its media type
 * @param text its content
 */
record FixedRoute(String path, String type, String text) implements Route {

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Exposure exposure() {
        return Exposure.PUBLIC;
    }

    @Override
    public boolean mayWait() {
        return false;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> named) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "public, max-age=86400");
        exchange.getResponseSender().send(text);
    }
}
