package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.Set;

/** An answer at a path. All beans of this type are served. */
public interface Route {

    /** Upper-case names of the methods it answers; others get 405. */
    Set<String> methods();

    /** An absolute path whose segments may be named: {@code /track/{tracking_id}}. */
    String path();

    /** Where it exists. */
    Exposure exposure();

    /** Whether it may wait, for the database for instance; if not, it runs on the thread that reads the sockets. */
    default boolean mayWait() {
        return true;
    }

    /**
     * Answers a request. What it throws is logged and answered: 503 when the database is out of reach, else 500.
     *
     * @param path the named segments, percent-decoded
     */
    void handle(HttpServerExchange exchange, Map<String, String> path) throws Exception;
}
