package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.paperclick.Waits;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.UserProblem;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class HttpServerTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(HttpServer::close);
    }

    private static Route get(String path, Exposure exposure) {
        return new TestRoute(
                Set.of("GET", "HEAD"),
                path,
                exposure,
                (exchange, named) -> exchange.getResponseSender().send(path + named));
    }

    private static Route failing(String path, Exposure exposure, RuntimeException failure) {
        return new TestRoute(Set.of("GET"), path, exposure, (exchange, named) -> {
            throw failure;
        });
    }

    private HttpServer serve(String apiKey, List<Route> routes) {
        HttpServer server = TestServer.start(apiKey, routes, clock);
        servers.add(server);
        return server;
    }

    @Test
    void eachListenerHasItsOwnRoutes() {
        HttpServer server = serve(
                "",
                List.of(
                        get("/public", Exposure.PUBLIC),
                        get("/console", Exposure.CONSOLE),
                        get("/both/{name}/x", Exposure.BOTH)));

        assertThat(RawHttp.get(server.publicPort(), "/public").status()).isEqualTo(200);
        assertThat(RawHttp.get(server.publicPort(), "/console").status()).isEqualTo(404);
        assertThat(RawHttp.get(server.consolePort(), "/public").status()).isEqualTo(404);
        assertThat(RawHttp.get(server.consolePort(), "/console").status()).isEqualTo(200);
        assertThat(RawHttp.get(server.publicPort(), "/both/a%20b/x").body()).isEqualTo("/both/{name}/x{name=a b}");
        assertThat(RawHttp.get(server.consolePort(), "/both/a/x").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/publi", "/public/", "/public/x", "//public", "/x/../public", "/PUBLIC", "/%2fpublic"})
    void otherPathsAreNotFound(String path) {
        HttpServer server = serve("", List.of(get("/public", Exposure.PUBLIC)));

        assertThat(RawHttp.get(server.publicPort(), path).status()).isEqualTo(404);
    }

    @Test
    void strangersGetAPageThatRepeatsNothing() {
        HttpServer server = serve("", List.of());

        RawHttp.Answer answer = RawHttp.get(server.publicPort(), "/%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Not found</h1>").doesNotContain("script");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    void theConsoleAnswersWithProblemDocuments() {
        HttpServer server = serve("", List.of());

        RawHttp.Answer answer = RawHttp.get(server.consolePort(), "/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is nothing at this address.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST",
                "PUT",
                "DELETE",
                "TRACE",
                "OPTIONS",
                "PATCH",
                "PROPFIND",
                "get",
                "GETS",
                "ABCDEFGHIJKLMNOP"
            })
    void otherMethodsAreToldWhichOnesThereAre(String method) {
        HttpServer server = serve("", List.of(get("/public", Exposure.PUBLIC)));

        RawHttp.Answer answer = RawHttp.call(method, server.publicPort(), "/public");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void headIsAnsweredLikeGetWithoutBody() {
        HttpServer server = serve("", List.of(get("/public", Exposure.PUBLIC)));

        RawHttp.Answer head = RawHttp.call("HEAD", server.publicPort(), "/public");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("9");
    }

    @Test
    void bugsAreAnsweredWithAnIdAndNothingElse() {
        Route failing = failing("/fails", Exposure.BOTH, new IllegalStateException("the secret"));
        HttpServer server = serve("", List.of(failing));

        for (int port : List.of(server.publicPort(), server.consolePort())) {
            RawHttp.Answer answer = RawHttp.get(port, "/fails");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("X-Error-Id")).hasSize(36);
            assertThat(answer.body()).doesNotContain("secret", "Exception");
        }
    }

    @Test
    void withoutDatabaseTheAnswerIsToComeBackLater() {
        Route failing = failing("/fails", Exposure.PUBLIC, new DataAccessResourceFailureException("gone"));
        HttpServer server = serve("", List.of(failing));

        RawHttp.Answer answer = RawHttp.get(server.publicPort(), "/fails");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("30");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer first-key, 200",
        "Authorization: bearer first-key, 200",
        "X-API-Key: first-key,            200",
        "X-API-Key: second-key,           200",
        "X-API-Key: third-key,            401",
        "X-API-Key: ,                     401",
        "X-API-Key: first-ke,             401",
        "'X-API-Key: first-key,second-key', 401",
        "Authorization: Basic first-key,  401",
        "Authorization: first-key,        401",
        "X-Nothing: x,                    401"
    })
    void consoleCallsNeedOneOfTheKeys(String header, int status) {
        HttpServer server = serve("first-key, second-key", List.of(get("/api/x", Exposure.CONSOLE)));

        assertThat(RawHttp.get(server.consolePort(), "/api/x", header).status()).isEqualTo(status);
    }

    @Test
    void aMissingAndAWrongKeyGetTheSameAnswerWhateverTheyAskFor() {
        HttpServer server = serve("first-key", List.of(get("/api/x", Exposure.CONSOLE), get("/open", Exposure.BOTH)));

        RawHttp.Answer missing = RawHttp.get(server.consolePort(), "/api/x");
        RawHttp.Answer wrong = RawHttp.get(server.consolePort(), "/api/x", "X-API-Key: wrong");
        RawHttp.Answer elsewhere = RawHttp.get(server.consolePort(), "/api/y", "X-API-Key: wrong");

        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"paperclick\"");
        assertThat(wrong.body()).isEqualTo(missing.body());
        assertThat(elsewhere.status()).isEqualTo(401);
        assertThat(elsewhere.body()).isEqualTo(missing.body());
        assertThat(RawHttp.get(server.consolePort(), "/open").status()).isEqualTo(200);
    }

    @Test
    void tenFailuresMeanAMinuteOfWaiting() {
        HttpServer server = serve("first-key", List.of(get("/api/x", Exposure.CONSOLE)));
        for (int i = 0; i < 10; i++) {
            assertThat(RawHttp.get(server.consolePort(), "/api/x", "X-API-Key: wrong")
                            .status())
                    .isEqualTo(401);
        }

        RawHttp.Answer answer = RawHttp.get(server.consolePort(), "/api/x", "X-API-Key: first-key");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("60");

        clock.pass(Duration.ofSeconds(61));
        assertThat(RawHttp.get(server.consolePort(), "/api/x", "X-API-Key: first-key")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,          200",
        "localhost:5000,     200",
        "LOCALHOST,          200",
        "app.localhost:99,   200",
        "127.0.0.1:5000,     200",
        "[::1]:5000,         200",
        "evil.example,       403",
        "evil.example:5000,  403",
        "localhost.evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "192.168.1.1,        403"
    })
    void withoutKeyTheConsoleKnowsItsOwnNamesOnly(String host, int status) {
        HttpServer server = serve("", List.of(get("/api/x", Exposure.CONSOLE)));

        assertThat(RawHttp.get(server.consolePort(), "/api/x", "Host: " + host).status())
                .isEqualTo(status);
    }

    @Test
    void withKeyAnyNameWillDo() {
        HttpServer server = serve("first-key", List.of(get("/api/x", Exposure.CONSOLE)));

        assertThat(RawHttp.get(server.consolePort(), "/api/x", "Host: console.example.com", "X-API-Key: first-key")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Nothing: x,                      200",
        "Origin: http://localhost:5000,     200",
        "Origin: https://localhost:5000,    200",
        "Origin: http://localhost:5001,     403",
        "Origin: http://evil.example,       403",
        "Origin: null,                      403",
        "Sec-Fetch-Site: cross-site,        403",
        "Sec-Fetch-Site: same-origin,       200"
    })
    void pagesOfOtherSitesCannotChangeAnything(String header, int status) {
        Route post = new TestRoute(
                Set.of("POST"),
                "/api/x",
                Exposure.CONSOLE,
                (exchange, named) -> exchange.getResponseSender().send("done"));
        HttpServer server = serve("", List.of(post));

        assertThat(RawHttp.call("POST", server.consolePort(), "/api/x", "Host: localhost:5000", header)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aTakenPortIsNamedWithItsSetting() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            HttpProperties properties =
                    new HttpProperties("127.0.0.1", 0, "127.0.0.1", other.getLocalPort(), List.of(), "");
            HttpServer server = TestServer.closed(properties, List.of(), clock);

            assertThatExceptionOfType(UserProblem.class)
                    .isThrownBy(server::start)
                    .withMessageStartingWith("The console listener cannot use 127.0.0.1:" + other.getLocalPort() + " (")
                    .withMessageEndingWith("set CONSOLE_HOST and CONSOLE_PORT to an address that is free.")
                    .satisfies(problem -> assertThat(problem.remedy()).isEqualTo(UserProblem.Remedy.MEND_SURROUNDINGS));
            assertThatIllegalStateException().isThrownBy(server::publicPort);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamedToo() {
        HttpProperties properties = new HttpProperties("192.0.2.1", 0, "127.0.0.1", 0, List.of(), "");
        HttpServer server = TestServer.closed(properties, List.of(), clock);

        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(server::start)
                .withMessageStartingWith("The public listener cannot use 192.0.2.1:0 (");
    }

    @Test
    void stoppingLetsRequestsUnderWayFinish() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Route slow = new TestRoute(Set.of("GET"), "/slow", Exposure.PUBLIC, (exchange, named) -> {
            begun.countDown();
            goOn.await(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS);
            exchange.getResponseSender().send("finished");
        });
        HttpServer server = serve("", List.of(slow));
        int port = server.publicPort();

        CompletableFuture<RawHttp.Answer> answer = CompletableFuture.supplyAsync(() -> RawHttp.get(port, "/slow"));
        assertThat(begun.await(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        goOn.countDown();

        assertThat(answer.get(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS).body())
                .isEqualTo("finished");
        stopped.get(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS);
        assertThatIllegalStateException().isThrownBy(server::publicPort);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, X-Forwarded-Proto: https,        true",
        "127.0.0.1, X-Forwarded-Proto: HTTPS,        true",
        "127.0.0.1, 'X-Forwarded-Proto: http, https', true",
        "127.0.0.1, 'X-Forwarded-Proto: https, http', false",
        "127.0.0.1, X-Forwarded-Proto: http,         false",
        "127.0.0.1, X-Forwarded-Proto:,              false",
        "127.0.0.1, Forwarded: proto=https,          false",
        "127.0.0.1, X-Nothing: x,                    false",
        "10.0.0.1,  X-Forwarded-Proto: https,        false",
        "'',        X-Forwarded-Proto: https,        false"
    })
    void whetherTheReaderSpeaksTlsIsBelievedOfTrustedProxiesOnly(String proxy, String header, boolean https) {
        ClientAddress clients = new ClientAddress(Network.parse(proxy).stream().toList());
        Route route = new TestRoute(
                Set.of("GET"),
                "/x",
                Exposure.PUBLIC,
                (exchange, named) -> exchange.getResponseSender().send(String.valueOf(clients.isHttps(exchange))));

        assertThat(RawHttp.get(serve("", List.of(route)).publicPort(), "/x", header)
                        .body())
                .isEqualTo(String.valueOf(https));
    }
}
