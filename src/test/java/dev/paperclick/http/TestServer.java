package dev.paperclick.http;

import java.time.Clock;
import java.util.List;

/** Servers of a test, on free ports of this machine. */
final class TestServer {

    private TestServer() {}

    static HttpServer start(List<Route> routes) {
        return start("", routes, Clock.systemUTC());
    }

    static HttpServer start(String apiKey, List<Route> routes, Clock clock) {
        HttpProperties properties = new HttpProperties("127.0.0.1", 0, "127.0.0.1", 0, List.of(), apiKey);
        HttpServer server = new HttpServer(properties, routes, new ClientAddress(List.of()), clock);
        server.start();
        return server;
    }
}
