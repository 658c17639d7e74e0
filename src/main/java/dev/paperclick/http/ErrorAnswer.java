package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;

/** How a listener says that something is not as it was asked for: to strangers by a page, to programs by JSON. */
@FunctionalInterface
interface ErrorAnswer {

    void send(HttpServerExchange exchange, int status);

    /** A problem document, with the sentence that the page would have. */
    static void problem(HttpServerExchange exchange, int status) {
        Json.problem(exchange, status, ErrorPages.sentence(status));
    }
}
