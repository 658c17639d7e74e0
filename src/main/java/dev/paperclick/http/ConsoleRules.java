package dev.paperclick.http;

import dev.paperclick.platform.IpAddresses;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may use the console: holders of the key, or, when there is none, programs and pages of this machine. */
final class ConsoleRules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;
    private final FailedAttempts failures;
    private final ClientAddress clients;
    private final String consoleHost;

    /**
     * A request turned away.
     *
     * @param status to answer with
     * @param detail for the person who asks
     */
    record Refusal(int status, String detail) {}

    ConsoleRules(HttpProperties properties, ClientAddress clients, Clock clock) {
        this.keys = new ApiKeys(properties.apiKeys());
        this.failures = new FailedAttempts(clock);
        this.clients = clients;
        this.consoleHost = properties.consoleHost().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the request is refused, and why.
     *
     * @param open the route is open to strangers too, and needs no key
     */
    Optional<Refusal> refuse(HttpServerExchange exchange, boolean open) {
        if (!keys.areNeeded() && !isOwnHost(exchange.getRequestHeaders().getFirst(Headers.HOST))) {
            return Optional.of(new Refusal(
                    StatusCodes.FORBIDDEN, "The console answers under localhost and its own address only."));
        }
        if (!READING.contains(exchange.getRequestMethod().toString()) && isFromElsewhere(exchange)) {
            return Optional.of(new Refusal(StatusCodes.FORBIDDEN, "The request comes from a page of another site."));
        }
        return keys.areNeeded() && !open ? refuseWithoutKey(exchange) : Optional.empty();
    }

    private Optional<Refusal> refuseWithoutKey(HttpServerExchange exchange) {
        InetAddress client = clients.of(exchange);
        if (failures.mustWait(client)) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "60");
            return Optional.of(
                    new Refusal(StatusCodes.TOO_MANY_REQUESTS, "Too many calls without a valid key; wait a minute."));
        }
        if (keys.admit(exchange)) {
            return Optional.empty();
        }
        failures.add(client);
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"paperclick\"");
        return Optional.of(new Refusal(
                StatusCodes.UNAUTHORIZED,
                "This call needs the API key, as 'Authorization: Bearer …' or 'X-API-Key: …'."));
    }

    /** Otherwise a page elsewhere could point its own name at this machine (DNS rebinding) and read the answers. */
    private boolean isOwnHost(@Nullable String host) {
        if (host == null) {
            return true;
        }
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals(consoleHost)
                || IpAddresses.parse(name)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** Browsers send Origin with every POST; other programs need not. */
    private static boolean isFromElsewhere(HttpServerExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin == null) {
            return "cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"));
        }
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return !origin.equalsIgnoreCase("http://" + host) && !origin.equalsIgnoreCase("https://" + host);
    }
}
