package dev.paperclick.redirect;

import dev.paperclick.http.ErrorPages;
import dev.paperclick.http.Html;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.RedirectAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A decided redirection as HTTP says it. */
final class RedirectAnswer {

    private static final Logger log = LoggerFactory.getLogger(RedirectAnswer.class);

    private static final HttpString ROBOTS = new HttpString("X-Robots-Tag");

    private RedirectAnswer() {}

    static void send(HttpServerExchange exchange, Redirection redirection, @Nullable DocumentMark document) {
        if (redirection instanceof Redirection.To to) {
            HeaderMap headers = exchange.getResponseHeaders();
            headers.put(Headers.LOCATION, to.location());
            headers.put(Headers.CACHE_CONTROL, "private, no-store");
            headers.put(Headers.REFERRER_POLICY, "no-referrer");
            headers.put(ROBOTS, "noindex, nofollow");
            exchange.setStatusCode(to.status()).endExchange();
        } else if (redirection instanceof Redirection.Page page) {
            sendLink(exchange, page, document);
        } else {
            if (redirection instanceof Redirection.Broken broken) {
                log.warn(
                        "Link {} leads nowhere: its original_url {}",
                        broken.link().id(),
                        broken.reason());
            }
            ErrorPages.answer(exchange, redirection.status());
        }
    }

    /** The address as it stands in the document, never as it was asked for. */
    private static void sendLink(HttpServerExchange exchange, Redirection.Page page, @Nullable DocumentMark document) {
        String address = page.link().redirectUrl();
        String marked = Html.escape(document == null ? address : RedirectAddress.forDocument(address, document));
        Html.answer(exchange, page.status(), "Link", "<p><a href=\"%s\">%s</a></p>".formatted(marked, marked));
    }
}
