package dev.paperclick.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

/** Short pages for strangers when something is not as they hoped; none repeats what was asked for. */
public final class ErrorPages {

    private ErrorPages() {}

    /** Answers with the page for a status. */
    public static void answer(HttpServerExchange exchange, int status) {
        String heading = heading(status);
        Html.answer(exchange, status, heading, "<h1>%s</h1><p>%s</p>".formatted(heading, sentence(status)));
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
            case StatusCodes.SERVICE_UNAVAILABLE -> "The server cannot answer right now. Please try again shortly.";
            default -> "The server could not answer this request.";
        };
    }
}
