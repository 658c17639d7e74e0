package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickClassifier;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.Visit;
import dev.paperclick.clicks.Visited;
import dev.paperclick.http.ClientAddress;
import dev.paperclick.http.ErrorPages;
import dev.paperclick.http.Exposure;
import dev.paperclick.http.Route;
import dev.paperclick.http.UnknownRequests;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.LinkIndex;
import dev.paperclick.links.LinkInquiries;
import dev.paperclick.links.LinkLookup;
import dev.paperclick.links.ServedLink;
import dev.paperclick.links.TrackingId;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tracked links: found in memory, their clicks written to the journal, their readers sent on, all on the thread that
 * read the request. Only a link that is not in memory is asked for elsewhere, without keeping that thread.
 */
@Component
class RedirectRoute implements Route {

    private static final String RETRY_SECONDS = "30";
    private static final String GUESSER_SECONDS = "60";

    private final LinkIndex links;
    private final LinkInquiries inquiries;
    private final ThreadLocal<ClickRound> rounds;
    private final Orphans orphans;
    private final UnknownRequests unknownRequests;
    private final ClientAddress clients;
    private final Clock clock;

    RedirectRoute(
            LinkIndex links,
            LinkInquiries inquiries,
            ClickJournal journal,
            Orphans orphans,
            UnknownRequests unknownRequests,
            ClientAddress clients,
            Clock clock) {
        this.links = links;
        this.inquiries = inquiries;
        this.rounds = ThreadLocal.withInitial(() -> new ClickRound(journal));
        this.orphans = orphans;
        this.unknownRequests = unknownRequests;
        this.clients = clients;
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
    public boolean mayWait() {
        return false;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        Visit visit = visit(exchange);
        if (visit.method().equals("OPTIONS") && !ClickClassifier.isOfficeProbe(visit.userAgent())) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD, OPTIONS");
            exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
            return;
        }
        String text = path.getOrDefault("tracking_id", "");
        LinkLookup lookup = links.find(text);
        if (!(lookup instanceof LinkLookup.Unsure)) {
            answer(exchange, visit, lookup);
        } else {
            TrackingId.parse(text).ifPresentOrElse(id -> ask(exchange, visit, id), () -> {
                orphans.addMalformed();
                refuse(exchange, visit);
            });
        }
    }

    private Visit visit(HttpServerExchange exchange) {
        return Visit.of(
                clock.instant(),
                exchange.getRequestMethod().toString(),
                clients.of(exchange),
                parameter(exchange, DocumentMark.PARAMETER)
                        .flatMap(DocumentMark::of)
                        .orElse(null),
                clients.isHttps(exchange),
                parameter(exchange, Visit.OWN_TOKEN_PARAMETER).orElse(null),
                header -> VisitHeaders.first(exchange.getRequestHeaders(), header));
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }

    private void redirect(HttpServerExchange exchange, Visit visit, ServedLink link) {
        boolean officeProbe = ClickClassifier.isOfficeProbe(visit.userAgent());
        Redirection redirection = Redirection.decide(link, officeProbe, visit.document());
        HttpHandler answer = again -> RedirectAnswer.send(again, redirection, visit.document());
        redirection
                .visited()
                .ifPresentOrElse(
                        tracked -> rounds.get()
                                .answerOnceKept(exchange, new Visited(tracked.id(), tracked.userId(), visit), answer),
                        () -> RedirectAnswer.send(exchange, redirection, visit.document()));
    }

    private void ask(HttpServerExchange exchange, Visit visit, TrackingId id) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> inquiries.ask(
                        id,
                        lookup -> exchange.dispatch(exchange.getIoThread(), again -> answer(again, visit, lookup))));
    }

    private void answer(HttpServerExchange exchange, Visit visit, LinkLookup lookup) {
        if (lookup instanceof LinkLookup.Known known) {
            redirect(exchange, visit, known.link());
        } else if (lookup instanceof LinkLookup.Unknown) {
            orphans.addUnknown();
            refuse(exchange, visit);
        } else {
            // Not 404, which would be final: the link may well exist.
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
            ErrorPages.answer(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        }
    }

    /** The same for what is unknown and what is malformed, so that guessing teaches nothing. */
    private void refuse(HttpServerExchange exchange, Visit visit) {
        if (unknownRequests.allows(visit.address())) {
            ErrorPages.answer(exchange, StatusCodes.NOT_FOUND);
        } else {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, GUESSER_SECONDS);
            ErrorPages.answer(exchange, StatusCodes.TOO_MANY_REQUESTS);
        }
    }
}
