package dev.paperclick.http;

import dev.paperclick.platform.UserProblem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The server: opened by {@link #start()}, because most commands need none, and closed with the application. */
@Component
public class HttpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private static final int WORKERS = 16;
    /** Beyond it requests that may wait are answered 503 at once. */
    private static final int WAITING_REQUESTS = 512;

    private static final int PUBLIC_CONNECTIONS = 4_096;
    private static final int CONSOLE_CONNECTIONS = 256;
    private static final long ENTITY_BYTES = 1 << 20;
    /** Answers to strangers are short; the console has longer ones. */
    private static final int PUBLIC_STALL_MILLIS = 10_000;

    private static final int CONSOLE_STALL_MILLIS = 60_000;
    private static final long PATIENCE_MILLIS = 10_000;

    private final HttpProperties properties;
    private final TlsProperties tls;
    private final List<Route> routes;
    private final ClientAddress clients;
    private final ServerMeters meters;
    private final Clock clock;

    private @Nullable Running running;

    private record Running(
            Listener publicListener,
            Listener console,
            ThreadPoolExecutor workers,
            ScheduledExecutorService certificateWatch) {}

    HttpServer(
            HttpProperties properties,
            TlsProperties tls,
            List<Route> routes,
            ClientAddress clients,
            ServerMeters meters,
            Clock clock) {
        this.properties = properties;
        this.tls = tls;
        this.routes = List.copyOf(routes);
        this.clients = clients;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Opens both listeners.
     *
     * @throws UserProblem when one of the ports cannot be had or the certificate cannot be used; then neither is open
     */
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("the server is running");
        }
        Optional<ServerCertificate> certificate =
                tls.isWanted() ? Optional.of(new ServerCertificate(tls, clock)) : Optional.empty();
        ThreadPoolExecutor workers = workers();
        Listener publicListener =
                Listener.open(publicPlan(certificate), handler(Exposure.PUBLIC, Optional.empty(), workers));
        try {
            ConsoleRules rules = new ConsoleRules(properties, clients, clock);
            Listener console = Listener.open(consolePlan(), handler(Exposure.CONSOLE, Optional.of(rules), workers));
            meters.watch(publicListener, console, workers);
            running = new Running(publicListener, console, workers, watch(certificate));
        } catch (RuntimeException e) {
            publicListener.stop(0);
            workers.shutdown();
            throw e;
        }
        log.info(
                "Listening: public {}://{}:{}, console {}:{}",
                publicScheme(),
                properties.publicHost(),
                publicPort(),
                properties.consoleHost(),
                consolePort());
    }

    private Gate handler(Exposure listener, Optional<ConsoleRules> rules, ThreadPoolExecutor workers) {
        String name = listener.name().toLowerCase(Locale.ROOT);
        List<MeteredRoute> own = routes.stream()
                .filter(route -> route.exposure().includes(listener))
                .map(route -> new MeteredRoute(route, meters.route(name, route.path())))
                .toList();
        ErrorAnswer errors = listener == Exposure.CONSOLE ? ErrorAnswer::problem : ErrorPages::answer;
        Dispatcher dispatcher = new Dispatcher(new RouteTable(own), rules, errors, meters.route(name, "none"), workers);
        return new Gate(dispatcher, errors, meters.route(name, "ambiguous"));
    }

    private Listener.Plan publicPlan(Optional<ServerCertificate> certificate) {
        return new Listener.Plan(
                "public",
                properties.publicHost(),
                properties.publicPort(),
                "SERVER_HOST",
                "SERVER_PORT",
                PUBLIC_CONNECTIONS,
                ENTITY_BYTES,
                PUBLIC_STALL_MILLIS,
                certificate.map(ServerCertificate::context));
    }

    private Listener.Plan consolePlan() {
        return new Listener.Plan(
                "console",
                properties.consoleHost(),
                properties.consolePort(),
                "CONSOLE_HOST",
                "CONSOLE_PORT",
                CONSOLE_CONNECTIONS,
                ENTITY_BYTES,
                CONSOLE_STALL_MILLIS,
                Optional.empty());
    }

    private static ScheduledExecutorService watch(Optional<ServerCertificate> certificate) {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "certificate-watch");
            thread.setDaemon(true);
            return thread;
        });
        if (certificate.isPresent()) {
            ScheduledFuture<?> unused =
                    watch.scheduleWithFixedDelay(certificate.get()::refresh, 1, 1, TimeUnit.MINUTES);
        }
        return watch;
    }

    private static ThreadPoolExecutor workers() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_REQUESTS),
                task -> new Thread(task, "http-worker-" + number.incrementAndGet()));
    }

    /** The port of the public listener, also when it was left to chance. */
    public int publicPort() {
        return running().publicListener().port();
    }

    /** How readers address the public listener itself: http or https. */
    public String publicScheme() {
        return tls.isWanted() ? "https" : "http";
    }

    /** The port of the console, also when it was left to chance. */
    public int consolePort() {
        return running().console().port();
    }

    private synchronized Running running() {
        if (running == null) {
            throw new IllegalStateException("the server is not running");
        }
        return running;
    }

    /** Answers what is under way, ten seconds at most, and closes both ports; does nothing when they are closed. */
    public synchronized void stop() {
        Running stopping = running;
        if (stopping == null) {
            return;
        }
        running = null;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        // The console can be asked what the server waits for.
        stopping.publicListener().stop(PATIENCE_MILLIS);
        stopping.console().stop(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        stopping.workers().shutdownNow();
        stopping.certificateWatch().shutdownNow();
        meters.forget();
        log.info("Closed both listeners");
    }

    @Override
    public void close() {
        stop();
    }
}
