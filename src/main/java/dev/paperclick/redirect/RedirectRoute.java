package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickClassifier;
import dev.paperclick.clicks.Clicks;
import dev.paperclick.clicks.LostClicks;
import dev.paperclick.clicks.Visit;
import dev.paperclick.http.ClientAddress;
import dev.paperclick.http.DatabasePulse;
import dev.paperclick.http.Exposure;
import dev.paperclick.http.Route;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.links.TrackingId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tracked links: found, their clicks kept, their readers sent on. */
@Component
class RedirectRoute implements Route {

    private final TrackedLinks links;
    private final Clicks clicks;
    private final LostClicks lostClicks;
    private final DatabasePulse database;
    private final ClientAddress clients;
    private final RedirectAddress own;
    private final Clock clock;

    RedirectRoute(
            TrackedLinks links,
            Clicks clicks,
            LostClicks lostClicks,
            DatabasePulse database,
            ClientAddress clients,
            LinkProperties properties,
            Clock clock) {
        this.links = links;
        this.clicks = clicks;
        this.lostClicks = lostClicks;
        this.database = database;
        this.clients = clients;
        this.own = properties.redirectAddress();
        this.clock = clock;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD", "OPTIONS");
    }

    @Override
    public String path() {
        return "/track/{tracking_id}";
    }

    @Override
    public Exposure exposure() {
        return Exposure.BOTH;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        Visit visit = visit(exchange);
        boolean officeProbe = ClickClassifier.isOfficeProbe(visit.userAgent());
        if (visit.method().equals("OPTIONS") && !officeProbe) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD, OPTIONS");
            exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
            return;
        }
        Optional<TrackedLink> link = find(path.get("tracking_id"));
        Redirection redirection = Redirection.decide(link, officeProbe, own);
        redirection.visited().ifPresent(visited -> keep(visit, visited));
        RedirectAnswer.send(exchange, redirection, visit.document());
    }

    private Visit visit(HttpServerExchange exchange) {
        return Visit.of(
                clock.instant(),
                exchange.getRequestMethod().toString(),
                clients.of(exchange),
                parameter(exchange, DocumentMark.PARAMETER)
                        .flatMap(DocumentMark::of)
                        .orElse(null),
                clients.isSecure(exchange),
                parameter(exchange, Visit.OWN_TOKEN_PARAMETER).orElse(null),
                name -> exchange.getRequestHeaders().getFirst(name));
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    private Optional<TrackedLink> find(@Nullable String text) {
        Optional<TrackingId> id = Optional.ofNullable(text).flatMap(TrackingId::parse);
        if (id.isPresent() && !database.isUp()) {
            // The pool would let the reader wait for half a minute.
            throw new DatabaseAway();
        }
        return id.flatMap(links::find);
    }

    /** Nothing about a click may change the answer. */
    private void keep(Visit visit, TrackedLink link) {
        try {
            clicks.record(visit, link);
        } catch (RuntimeException e) {
            lostClicks.add(e);
        }
    }
}
