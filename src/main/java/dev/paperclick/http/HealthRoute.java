package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Up or down, and nothing else: strangers may ask. */
@Component
class HealthRoute implements Route {

    private final List<HealthCheck> checks;

    HealthRoute(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public String path() {
        return "/health";
    }

    @Override
    public Exposure exposure() {
        return Exposure.BOTH;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        if (checks.stream().allMatch(HealthCheck::isUp)) {
            Json.answer(exchange, StatusCodes.OK, Map.of("status", "up"));
        } else {
            Json.answer(exchange, StatusCodes.SERVICE_UNAVAILABLE, Map.of("status", "down"));
        }
    }
}
