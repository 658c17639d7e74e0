package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.Set;

/** A route whose answers are counted and timed. */
record MeteredRoute(Route route, RouteMeter meter) implements Route {

    @Override
    public Set<String> methods() {
        return route.methods();
    }

    @Override
    public String path() {
        return route.path();
    }

    @Override
    public Exposure exposure() {
        return route.exposure();
    }

    @Override
    public boolean mayWait() {
        return route.mayWait();
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) throws Exception {
        exchange.addExchangeCompleteListener(meter);
        route.handle(exchange, path);
    }
}
