package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.Set;

/** A route of a test. */
record TestRoute(Set<String> methods, String path, Exposure exposure, Answer answer) implements Route {

    interface Answer {
        void to(HttpServerExchange exchange, Map<String, String> path) throws Exception;
    }

    /** Answers GET with a text. */
    static Route saying(String text, String path) {
        return new TestRoute(
                Set.of("GET", "HEAD"),
                path,
                Exposure.BOTH,
                (exchange, named) -> exchange.getResponseSender().send(text));
    }

    /** Answers POST with the body. */
    static Route echo(String path) {
        return new TestRoute(Set.of("POST"), path, Exposure.BOTH, (exchange, named) -> {
            exchange.startBlocking();
            byte[] body = exchange.getInputStream().readAllBytes();
            exchange.getOutputStream().write(body);
            exchange.endExchange();
        });
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> named) throws Exception {
        answer.to(exchange, named);
    }
}
