package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Short pages for strangers when something is not as they hoped; none repeats what was asked for. */
public final class ErrorPages {

    /** Made once each: whoever guesses addresses by the thousand must not cost more than a lookup. */
    private static final Map<Integer, String> PAGES = new ConcurrentHashMap<>();

    private ErrorPages() {}

    /** Answers with the page for a status. */
    public static void answer(HttpServerExchange exchange, int status) {
        Html.send(exchange, status, PAGES.computeIfAbsent(status, ErrorPages::page));
    }

    private static String page(int status) {
        String heading = heading(status);
        return Html.page(heading, "<h1>%s</h1><p>%s</p>".formatted(heading, sentence(status)));
    }

    private static String heading(int status) {
        return switch (status) {
            case StatusCodes.NOT_FOUND -> "Not found";
            case StatusCodes.GONE -> "No longer here";
            case StatusCodes.SERVICE_UNAVAILABLE -> "Just a moment";
            default -> StatusCodes.getReason(status);
        };
    }

    static String sentence(int status) {
        return switch (status) {
            case StatusCodes.BAD_REQUEST -> "The request could not be understood.";
            case StatusCodes.NOT_FOUND -> "There is nothing at this address.";
            case StatusCodes.METHOD_NOT_ALLOWED -> "This address does not answer to that method.";
            case StatusCodes.GONE -> "This link has been retired.";
            case StatusCodes.TOO_MANY_REQUESTS -> "Too many addresses that do not exist were asked for; wait a minute.";
            case StatusCodes.SERVICE_UNAVAILABLE -> "The server cannot answer right now. Please try again shortly.";
            default -> "The server could not answer this request.";
        };
    }
}
