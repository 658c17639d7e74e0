package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpServerExchange;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTests {

    private static HttpServer server;

    @BeforeAll
    static void start() {
        HttpProperties properties = new HttpProperties("127.0.0.1", 0, "127.0.0.1", 0, List.of(), "");
        server = new HttpServer(properties, List.of(new Hello()), new ClientAddress(List.of()), Clock.systemUTC());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Hello() implements Route {

        @Override
        public Set<String> methods() {
            return Set.of("GET", "HEAD");
        }

        @Override
        public String path() {
            return "/hello";
        }

        @Override
        public Exposure exposure() {
            return Exposure.PUBLIC;
        }

        @Override
        public void handle(HttpServerExchange exchange, Map<String, String> path) {
            exchange.getResponseSender().send("hello");
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                req("no request at all", "\r\n\r\n\r\n"),
                req("noise", "\u0000\u0001\u0002\u0003\r\n\r\n"),
                req("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                req("HTTP/0.9", "GET /hello\r\n\r\n"),
                req("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                req("version without number", "GET /hello HTTP/\r\nHost: a\r\n\r\n"),
                req("no host", "GET /hello HTTP/1.1\r\n\r\n"),
                req("empty host", "GET /hello HTTP/1.1\r\nHost:\r\n\r\n"),
                req("blank host", "GET /hello HTTP/1.1\r\nHost: \r\n\r\n"),
                req("two hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                req("host with user", "GET /hello HTTP/1.1\r\nHost: a@b\r\n\r\n"),
                req("host with path", "GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n"),
                req(
                        "length and chunks",
                        "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                req(
                        "two lengths",
                        "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
                req("a list of lengths", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc"),
                req("negative length", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc"),
                req("signed length", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc"),
                req("hexadecimal length", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc"),
                req(
                        "endless length",
                        "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\na"),
                req("unknown coding", "GET /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n"),
                req("hidden chunks", "GET /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                req(
                        "chunks twice",
                        "GET /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                req(
                        "chunks in HTTP/1.0",
                        "GET /hello HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                req("space before colon", "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc"),
                req("header without colon", "GET /hello HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n"),
                req("header without name", "GET /hello HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n"),
                req("NUL in a header", "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n"),
                req("CR in a header", "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n"),
                req("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("another host in the target", "GET http://b/hello HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("broken escape", "GET /hell%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("65 headers", "GET /hello HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(64) + "\r\n"),
                req("17 KB of headers", "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(17_000) + "\r\n\r\n"),
                req("17 KB of path", "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("33 parameters", "GET /hello?" + "a=b&".repeat(33) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("space in the path", "GET /hel lo HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("raw byte in the path", "GET /hell\u00f6 HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("no slash", "GET hello HTTP/1.1\r\nHost: a\r\n\r\n"),
                req("asterisk", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    private static Arguments req(String name, String request) {
        return Arguments.of(name, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isRefusedAndTheNextIsServed(String name, String request) {
        String answer = RawHttp.exchange(server.publicPort(), request);

        assertThat(answer.lines().findFirst().orElse("")).matches("HTTP/1\\.[01] 400 .*|");
        assertThat(answer).doesNotContain("hello");
        assertThat(RawHttp.get(server.publicPort(), "/hello").body()).isEqualTo("hello");
    }

    /** RFC 9112 §5.2 allows folded lines to be unfolded; Undertow answers newer versions as 1.1 before we see them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/1.0\r\n\r\n"
            })
    void oddButUnmistakableRequestsAreServed(String request) {
        assertThat(RawHttp.exchange(server.publicPort(), request))
                .contains(" 200 OK")
                .endsWith("hello");
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedFor() {
        String answer = RawHttp.exchange(
                server.publicPort(), "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");

        assertThat(answer).contains(" 200 OK").endsWith("hello");
    }

    @Test
    void whatFollowsAnUnreadBodyIsNoSecondRequest() {
        String answer = RawHttp.exchange(
                server.publicPort(),
                "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void anUnfinishedHeaderIsCutOff() {
        assertThat(RawHttp.exchange(server.publicPort(), "GET /hello HTTP/1.1\r\nHost: a\r\nX: "))
                .isEmpty();
    }

    @Test
    void aSilentConnectionIsCutOff() {
        assertThat(RawHttp.exchange(server.publicPort(), "")).isEmpty();
    }
}
