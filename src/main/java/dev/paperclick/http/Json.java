package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this server answers it: snake_case names, times in ISO 8601, absent values as null. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    /** Answers with a record or map as JSON. */
    public static void answer(HttpServerExchange exchange, int status, Object body) {
        send(exchange, status, "application/json; charset=utf-8", body);
    }

    /** Answers with a problem document (RFC 9457). */
    public static void problem(HttpServerExchange exchange, int status, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", StatusCodes.getReason(status));
        body.put("status", status);
        body.put("detail", detail);
        send(exchange, status, "application/problem+json; charset=utf-8", body);
    }

    private static void send(HttpServerExchange exchange, int status, String type, Object body) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, type);
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        exchange.setStatusCode(status);
        exchange.getResponseSender().send(ByteBuffer.wrap(MAPPER.writeValueAsBytes(body)));
    }
}
