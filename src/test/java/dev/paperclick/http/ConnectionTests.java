package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, take nothing, or take off. */
class ConnectionTests {

    private static final String BEGINNING = "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: ";
    private static final String WHOLE = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
    /** The server cuts after ten seconds; this is how long a test waits for it. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ScheduledExecutorService dripping = Executors.newScheduledThreadPool(2);
    private final List<Socket> sockets = new ArrayList<>();

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() {
        server = open(TlsProperties.none());
    }

    private HttpServer open(TlsProperties tls) {
        HttpProperties properties = new HttpProperties("127.0.0.1", 0, "127.0.0.1", 0, List.of(), "");
        List<Route> routes =
                List.of(TestRoute.saying("hello", "/hello"), TestRoute.saying("x".repeat(32 << 20), "/large"));
        HttpServer opened = TestServer.closed(properties, tls, routes, registry, Clock.systemUTC());
        opened.start();
        return opened;
    }

    @AfterEach
    void stop() throws IOException {
        dripping.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connect(int port, String bytes) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Socket drip(Socket socket, char drop) {
        dripping.scheduleAtFixedRate(
                () -> {
                    try {
                        OutputStream out = socket.getOutputStream();
                        out.write(drop);
                        out.flush();
                    } catch (IOException e) {
                        throw new IllegalStateException("cut off, as it should be", e);
                    }
                },
                200,
                200,
                TimeUnit.MILLISECONDS);
        return socket;
    }

    /** Reads until the server closes; false when it does not within our patience. */
    private static boolean isCutOff(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private double connections(String listener) {
        return registry.get("paperclick.http.connections")
                .tag("listener", listener)
                .gauge()
                .value();
    }

    private void othersAreServed() {
        assertThat(RawHttp.get(server.publicPort(), "/hello").body()).isEqualTo("hello");
    }

    @Test
    void theSlowAreCutOffAndOthersServed() {
        TestCertificate own = TestCertificate.make(folder.resolve("own.p12"), "-validity", "90");
        try (HttpServer secure =
                open(new TlsProperties(own.file().toString(), TestCertificate.PASSWORD, "PKCS12", "", ""))) {
            int plain = server.publicPort();
            int console = server.consolePort();
            int tls = secure.publicPort();
            List<Socket> slow = List.of(
                    connect(plain, ""),
                    connect(plain, "G"),
                    connect(plain, BEGINNING),
                    drip(connect(plain, BEGINNING), 'a'),
                    drip(connect(plain, WHOLE + BEGINNING), 'a'),
                    drip(connect(plain, "GET /"), 'a'),
                    drip(connect(plain, "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n"), 'a'),
                    connect(plain, WHOLE),
                    connect(console, ""),
                    drip(connect(console, BEGINNING), 'a'),
                    connect(tls, ""),
                    connect(tls, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
                    drip(connect(tls, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"), '\u0001'));
            List<CompletableFuture<Boolean>> cut = slow.stream()
                    .map(socket ->
                            CompletableFuture.supplyAsync(() -> isCutOff(socket), task -> new Thread(task).start()))
                    .toList();
            othersAreServed();

            for (int i = 0; i < cut.size(); i++) {
                assertThat(cut.get(i).join()).as("client %d is cut off", i).isTrue();
            }
        }
    }

    @Test
    void twoThousandIdleClientsKeepNobodyOut() {
        for (int i = 0; i < 2_000; i++) {
            connect(server.publicPort(), i % 2 == 0 ? "" : BEGINNING);
        }
        Awaitility.await().atMost(Waits.LONG).untilAsserted(this::othersAreServed);
    }

    @Test
    void beyondTheMostConnectionsClientsWaitOutside() throws IOException {
        for (int i = 0; i < 300; i++) {
            connect(server.consolePort(), "");
        }
        Awaitility.await().atMost(Waits.LONG).until(() -> connections("console") >= 250);
        assertThat(connections("console")).isLessThanOrEqualTo(256);
        othersAreServed();

        for (Socket socket : sockets) {
            socket.close();
        }
        assertThat(RawHttp.get(server.consolePort(), "/hello").body()).isEqualTo("hello");
    }

    @Test
    void aClientThatReadsNothingIsGivenUp() {
        connect(server.publicPort(), "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Awaitility.await().atMost(Waits.LONG).until(() -> connections("public") >= 1);
        othersAreServed();

        Awaitility.await().atMost(Duration.ofMillis(PATIENCE_MILLIS)).until(() -> connections("public") == 0);
    }

    @Test
    void aClientThatHangsUpMidAnswerLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = connect(server.publicPort(), "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
            socket.setSoLinger(true, 0);
            socket.close();
        }
        othersAreServed();

        Awaitility.await().atMost(Duration.ofMillis(PATIENCE_MILLIS)).until(() -> connections("public") == 0);
    }

    @Test
    void aClientThatHasSaidAllItWillSayIsAnswered() throws IOException {
        Socket socket = connect(server.publicPort(), WHOLE);
        socket.shutdownOutput();

        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("hello");
    }
}
