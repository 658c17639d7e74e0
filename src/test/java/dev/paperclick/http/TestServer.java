package dev.paperclick.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
        HttpServer server = closed(properties, routes, clock);
        server.start();
        return server;
    }

    /** Not open yet. */
    static HttpServer closed(HttpProperties properties, List<Route> routes, Clock clock) {
        return closed(properties, TlsProperties.none(), routes, new SimpleMeterRegistry(), clock);
    }

    static HttpServer closed(
            HttpProperties properties, TlsProperties tls, List<Route> routes, MeterRegistry registry, Clock clock) {
        ServerMeters meters = new ServerMeters(registry, new UnknownRequests(clock), List.of());
        return new HttpServer(properties, tls, routes, new ClientAddress(List.of()), meters, clock);
    }
}
