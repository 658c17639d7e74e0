package dev.paperclick.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How the requests for one route ended, and how long they took from their last header to the last byte of the answer. Its
 * counters are found once, not per request.
 */
final class RouteMeter implements ExchangeCompletionListener {

    private static final Duration[] BUCKETS = IntStream.of(1, 5, 25, 100, 250, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final int LOWEST_CLASS = 2;
    private static final int HIGHEST_CLASS = 5;

    private final Counter[] byClass;
    private final Timer timer;

    /**
     * Registers the meters.
     *
     * @param listener public or console
     * @param route the path of a route as it was written, with names in braces; never the path of a request
     */
    RouteMeter(MeterRegistry registry, String listener, String route) {
        this.byClass = IntStream.rangeClosed(LOWEST_CLASS, HIGHEST_CLASS)
                .mapToObj(status -> Counter.builder("paperclick.http.requests")
                        .description("Requests answered, by route and class of status")
                        .tags("listener", listener, "route", route, "status", status + "xx")
                        .register(registry))
                .toArray(Counter[]::new);
        this.timer = Timer.builder("paperclick.http.request")
                .description("From the last header of a request to the last byte of its answer")
                .tags("listener", listener, "route", route)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
        int statusClass = Math.max(LOWEST_CLASS, Math.min(HIGHEST_CLASS, exchange.getStatusCode() / 100));
        byClass[statusClass - LOWEST_CLASS].increment();
        timer.record(System.nanoTime() - exchange.getRequestStartTime(), TimeUnit.NANOSECONDS);
        next.proceed();
    }
}
