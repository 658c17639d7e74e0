package dev.paperclick.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Leads a request to its route, or says why there is none: pages for strangers, problem documents on the console. */
final class Dispatcher implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final HttpString ERROR_ID = new HttpString("X-Error-Id");

    private final RouteTable routes;
    private final Optional<ConsoleRules> console;
    private final ErrorAnswer errors;
    private final RouteMeter unrouted;
    private final ThreadPoolExecutor workers;

    /**
     * A dispatcher.
     *
     * @param console who may come in; nothing on the public listener, where everybody may
     * @param unrouted counts what reaches no route
     */
    Dispatcher(
            RouteTable routes,
            Optional<ConsoleRules> console,
            ErrorAnswer errors,
            RouteMeter unrouted,
            ThreadPoolExecutor workers) {
        this.routes = routes;
        this.console = console;
        this.errors = errors;
        this.unrouted = unrouted;
        this.workers = workers;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RouteTable.Match match = match(exchange);
        if (console.isPresent() && isRefused(console.get(), exchange, match)) {
            return;
        }
        if (match instanceof RouteTable.Match.Found found) {
            run(found, exchange);
        } else if (match instanceof RouteTable.Match.WrongMethod wrong) {
            refuseMethod(exchange, wrong.allowed());
        } else {
            refuse(exchange, StatusCodes.NOT_FOUND);
        }
    }

    private RouteTable.Match match(HttpServerExchange exchange) {
        return RequestTarget.hasPathParameters(exchange)
                ? RouteTable.NO_PATH
                : routes.match(exchange.getRequestMethod().toString(), exchange.getRequestPath());
    }

    private boolean isRefused(ConsoleRules rules, HttpServerExchange exchange, RouteTable.Match match) {
        boolean open =
                match instanceof RouteTable.Match.Found found && found.route().exposure() == Exposure.BOTH;
        Optional<ConsoleRules.Refusal> refusal = rules.refuse(exchange, open);
        if (refusal.isPresent()) {
            exchange.addExchangeCompleteListener(unrouted);
            Json.problem(exchange, refusal.get().status(), refusal.get().detail());
        }
        return refusal.isPresent();
    }

    private void refuseMethod(HttpServerExchange exchange, SortedSet<String> allowed) {
        exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", allowed));
        refuse(exchange, StatusCodes.METHOD_NOT_ALLOWED);
    }

    private void refuse(HttpServerExchange exchange, int status) {
        exchange.addExchangeCompleteListener(unrouted);
        errors.send(exchange, status);
    }

    private void run(RouteTable.Match.Found found, HttpServerExchange exchange) {
        if (!found.route().mayWait()) {
            handle(found, exchange);
        } else if (workers.getQueue().remainingCapacity() == 0) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
            refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        } else {
            exchange.dispatch(workers, worker -> handle(found, worker));
        }
    }

    private void handle(RouteTable.Match.Found found, HttpServerExchange exchange) {
        try {
            found.route().handle(exchange, found.path());
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            log.warn(
                    "No database for {}: {}", found.route().path(), e.getClass().getSimpleName());
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "30");
            errors.send(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        } catch (IOException e) {
            failOnBody(exchange, found, e);
        } catch (Exception e) {
            fail(exchange, found, e);
        }
    }

    /** A body that ends too soon or is no body at all is the client's doing, and worth no line in the log. */
    private void failOnBody(HttpServerExchange exchange, RouteTable.Match.Found found, IOException failure) {
        if (exchange.isRequestComplete()) {
            fail(exchange, found, failure);
        } else if (!exchange.isResponseStarted()) {
            errors.send(
                    exchange,
                    failure instanceof RequestTooBigException
                            ? StatusCodes.REQUEST_ENTITY_TOO_LARGE
                            : StatusCodes.BAD_REQUEST);
        }
    }

    private void fail(HttpServerExchange exchange, RouteTable.Match.Found found, Exception failure) {
        // The path of the route, not of the request: that is personal.
        UUID id = UUID.randomUUID();
        log.error("Error {} at {}", id, found.route().path(), failure);
        if (!exchange.isResponseStarted()) {
            exchange.getResponseHeaders().clear();
            exchange.getResponseHeaders().put(ERROR_ID, id.toString());
            errors.send(exchange, StatusCodes.INTERNAL_SERVER_ERROR);
        }
    }
}
