package dev.paperclick.targets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server on this machine whose pages behave as their paths say: {@code /status/404}, {@code /to/301/status/200},
 * {@code /silent}, {@code /endless}, {@code /circle/a}.
 */
public final class WebPages implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    private WebPages(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static WebPages open() {
        try {
            return with(HttpServer.create(address(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebPages with(HttpServer server) {
        return new WebPages(server);
    }

    static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on the page has this status. */
    public void set(String path, int status) {
        statuses.put(path, status);
    }

    int requests() {
        return requests.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        requests.incrementAndGet();
        String path = exchange.getRequestURI().toString();
        String[] parts = path.split("/", 4);
        try (exchange) {
            switch (parts[1]) {
                case "status" -> send(exchange, Integer.parseInt(parts[2]));
                case "to" -> redirect(exchange, Integer.parseInt(parts[2]), "/" + parts[3]);
                case "circle" -> redirect(exchange, 302, parts[2].equals("a") ? "/circle/b" : "/circle/a");
                case "away" -> redirect(exchange, 302, "http://" + parts[2] + "/");
                case "file" -> redirect(exchange, 302, "file:///etc/passwd");
                case "silent" -> closing.await();
                case "endless" -> endless(exchange);
                default -> send(exchange, statuses.getOrDefault(path, 200));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client may ask for the next page as soon as it has this answer, so it is no longer under way before that. */
    private void send(HttpExchange exchange, int status) throws IOException {
        now.decrementAndGet();
        exchange.sendResponseHeaders(status, -1);
    }

    private void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, status);
    }

    private void endless(HttpExchange exchange) throws IOException {
        now.decrementAndGet();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            byte[] block = new byte[1 << 16];
            while (closing.getCount() > 0) {
                body.write(block);
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
