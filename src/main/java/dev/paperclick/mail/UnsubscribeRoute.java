package dev.paperclick.mail;

import dev.paperclick.http.ClientAddress;
import dev.paperclick.http.ErrorPages;
import dev.paperclick.http.Exposure;
import dev.paperclick.http.Html;
import dev.paperclick.http.Route;
import dev.paperclick.http.UnknownRequests;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.UnsubscribeTokens.Reading;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends a reader's mails: by one {@code POST}, which mail programs make (RFC 8058), or by the button of the page. Whoever only looks at
 * the address, as scanners do, ends nothing. The page says nothing about whose mails they are.
 */
@Component
class UnsubscribeRoute implements Route {

    private static final String TITLE = "No more mails";

    private final UnsubscribeTokens tokens;
    private final Subscriptions subscriptions;
    private final UnknownRequests unknownRequests;
    private final ClientAddress clients;

    UnsubscribeRoute(
            UnsubscribeTokens tokens,
            Subscriptions subscriptions,
            UnknownRequests unknownRequests,
            ClientAddress clients) {
        this.tokens = tokens;
        this.subscriptions = subscriptions;
        this.unknownRequests = unknownRequests;
        this.clients = clients;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public String path() {
        return "/unsubscribe/{token}";
    }

    @Override
    public Exposure exposure() {
        return Exposure.PUBLIC;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        Reading reading = tokens.read(path.getOrDefault("token", ""));
        if (reading instanceof Reading.Good good) {
            answer(exchange, good.subscription());
        } else if (reading instanceof Reading.Expired) {
            Html.answer(
                    exchange,
                    StatusCodes.GONE,
                    TITLE,
                    "<h1>This link has expired</h1><p>Use the one in a newer mail, or answer the mail.</p>");
        } else if (unknownRequests.allows(clients.of(exchange))) {
            ErrorPages.answer(exchange, StatusCodes.NOT_FOUND);
        } else {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "60");
            ErrorPages.answer(exchange, StatusCodes.TOO_MANY_REQUESTS);
        }
    }

    private void answer(HttpServerExchange exchange, long subscription) {
        if (exchange.getRequestMethod().equals(Methods.POST)) {
            subscriptions.end(subscription);
            Html.answer(exchange, StatusCodes.OK, TITLE, "<h1>Done</h1><p>You will get no more of these mails.</p>");
        } else {
            boolean alerts = subscriptions
                    .find(subscription)
                    .map(Subscription::kind)
                    .filter(Kind.ALERT::equals)
                    .isPresent();
            Html.answer(
                    exchange,
                    StatusCodes.OK,
                    TITLE,
                    "<h1>No more " + (alerts ? "alerts" : "weekly mails")
                            + "?</h1><form method=\"post\"><button>Unsubscribe</button></form>");
        }
    }
}
