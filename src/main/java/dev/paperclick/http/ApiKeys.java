package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that open the console, known by their hashes only. */
final class ApiKeys {

    private static final String BEARER = "Bearer ";

    private final List<byte[]> hashes;

    ApiKeys(List<String> keys) {
        this.hashes = keys.stream().map(ApiKeys::hash).toList();
    }

    boolean areNeeded() {
        return !hashes.isEmpty();
    }

    /** Takes the same time whichever key is wrong, and wherever it is. */
    boolean admit(HttpServerExchange exchange) {
        Optional<String> offered = offered(exchange);
        if (offered.isEmpty()) {
            return false;
        }
        byte[] hash = hash(offered.get());
        boolean known = false;
        for (byte[] expected : hashes) {
            known |= MessageDigest.isEqual(expected, hash);
        }
        return known;
    }

    private static Optional<String> offered(HttpServerExchange exchange) {
        String authorization = header(exchange, "Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(header(exchange, "X-API-Key")).map(String::strip);
    }

    private static @Nullable String header(HttpServerExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
