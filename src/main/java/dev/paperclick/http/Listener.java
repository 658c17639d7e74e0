package dev.paperclick.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.paperclick.platform.UserProblem;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.management.XnioServerMXBean;

/** One open port. Undertow's defaults suit a house, not the open internet: every limit here replaces one of them. */
final class Listener {

    private static final int PARSE_MILLIS = 5_000;
    private static final int NO_REQUEST_MILLIS = 10_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int HEADERS = 64;
    private static final int PARAMETERS = 32;
    private static final int BACKLOG = 1_024;

    private final Undertow undertow;
    private final GracefulShutdownHandler draining;
    private volatile boolean drains;

    /**
     * How a listener is set up.
     *
     * @param name for messages: public, console
     * @param host to listen on
     * @param port to listen on; 0 takes any free one
     * @param hostKey the setting of the host
     * @param portKey the setting of the port
     * @param mostConnections open at once; more wait outside
     * @param mostEntityBytes of a request's body
     * @param stallMillis how long a client may leave an answer unread
     * @param tls speaks TLS, and nothing else
     */
    record Plan(
            String name,
            String host,
            int port,
            String hostKey,
            String portKey,
            int mostConnections,
            long mostEntityBytes,
            int stallMillis,
            Optional<SSLContext> tls) {}

    private Listener(Undertow undertow, GracefulShutdownHandler draining) {
        this.undertow = undertow;
        this.draining = draining;
    }

    /**
     * Opens the port.
     *
     * @throws UserProblem when it cannot be had
     */
    static Listener open(Plan plan, HttpHandler handler) {
        GracefulShutdownHandler draining = new GracefulShutdownHandler(handler);
        int high = Math.min(plan.mostConnections(), openFilesLimit() / 2);
        Undertow.Builder builder = Undertow.builder();
        plan.tls()
                .ifPresentOrElse(
                        context -> builder.addHttpsListener(plan.port(), plan.host(), context, draining),
                        () -> builder.addHttpListener(plan.port(), plan.host(), draining));
        Undertow undertow = builder.setIoThreads(Runtime.getRuntime().availableProcessors())
                .setWorkerThreads(2)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, NO_REQUEST_MILLIS)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, PARAMETERS)
                .setServerOption(UndertowOptions.MAX_COOKIES, PARAMETERS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, plan.mostEntityBytes())
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, true)
                .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
                .setSocketOption(Options.BACKLOG, BACKLOG)
                // Undertow's IDLE_TIMEOUT never gives up a client that reads nothing; this does.
                .setSocketOption(Options.WRITE_TIMEOUT, plan.stallMillis())
                // As worker options they are ignored.
                .setSocketOption(Options.CONNECTION_HIGH_WATER, high)
                .setSocketOption(Options.CONNECTION_LOW_WATER, high * 9 / 10)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            throw problem(plan, e);
        }
        return new Listener(undertow, draining);
    }

    private static RuntimeException problem(Plan plan, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                String reason = cause instanceof SocketException ? String.valueOf(cause.getMessage()) : "unknown host";
                return UserProblem.inSurroundings(
                        "The %s listener cannot use %s:%d (%s); stop the program that has the port, or set %s and %s to an address that is free."
                                .formatted(
                                        plan.name(), plan.host(), plan.port(), reason, plan.hostKey(), plan.portKey()),
                        failure);
            }
        }
        return failure;
    }

    private static int openFilesLimit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    /** The port really taken. */
    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** How many connections are open. */
    int connections() {
        return undertow.getWorker().getMXBean().getServerMXBeans().stream()
                .mapToInt(XnioServerMXBean::getConnectionCount)
                .sum();
    }

    boolean isDraining() {
        return drains;
    }

    /** New requests get 503 from now on. */
    void drain() {
        drains = true;
        draining.shutdown();
    }

    /** Waits for the requests under way, at most so long, then closes everything. */
    void stop(long patienceMillis) {
        drain();
        try {
            draining.awaitShutdown(patienceMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            undertow.stop();
        }
    }
}
