package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;

/** Pages as this server answers them: nothing foreign in them, nobody may frame them, nothing is kept. */
public final class Html {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final HttpString COOP = new HttpString("Cross-Origin-Opener-Policy");
    private static final HttpString ROBOTS = new HttpString("X-Robots-Tag");

    private Html() {}

    /** Answers with a page whose title and body are already HTML. */
    public static void answer(HttpServerExchange exchange, int status, String title, String body) {
        send(exchange, status, page(title, body));
    }

    /** A whole page. */
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body>%s</body>
                </html>
                """.formatted(title, body);
    }

    /** Answers with a whole page. */
    static void send(HttpServerExchange exchange, int status, String page) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(Headers.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Headers.REFERRER_POLICY, "no-referrer");
        headers.put(COOP, "same-origin");
        headers.put(ROBOTS, "noindex, nofollow");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        exchange.setStatusCode(status);
        exchange.getResponseSender().send(page, StandardCharsets.UTF_8);
    }

    /** The text with everything that HTML would read as markup, in content and in quoted attributes alike. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
