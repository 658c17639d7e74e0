package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are unusual but can mean one thing only. */
class OddRequestTests {

    private static final String NEXT = "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(
                TestRoute.saying("hello", "/hello"),
                TestRoute.saying("named", "/named/{name}"),
                TestRoute.echo("/echo")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** RFC 9112 §5.2 allows folded lines to be unfolded; Undertow answers newer versions as 1.1 before we see them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/1.0\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, close\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: Close, X\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
                        + "Connection: Upgrade, HTTP2-Settings, close\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\tb \u00e9\r\nConnection: close\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET https://localhost/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void isServedOnceAndClosed(String request) {
        for (int port : List.of(server.publicPort(), server.consolePort())) {
            String answer = RawHttp.exchange(port, request);

            assertThat(answer).startsWith("HTTP/1.").contains(" 200 OK").endsWith("hello");
            assertThat(answer.split("HTTP/1\\.", -1)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/hell%6f,          200",
        "/hello?a=b;c,      200",
        "/hello?,           200",
        "/named/a%20b,      200",
        "/named/%c0%ae,     200",
        "/hello;a=b,        404",
        "/hello;,           404",
        "/;a=b/hello,       404",
        "/x/..;/hello,      404",
        "/hello%3ba=b,      404",
        "/hell%256f,        404",
        "/named%2fx,        404",
        "/named/x%2fy,      200",
        "/named%252fx,      404",
        "//hello,           404",
        "///hello,          404",
        "//localhost/hello, 404",
        "/./hello,          404",
        "/x/../hello,       404",
        "/%2e/hello,        404",
        "/x/%2e%2e/hello,   404",
        "/hello/,           404",
        "/hello/.,          404",
        "/HELLO,            404",
        "/hello%20,         404",
        "/hello%00,         404",
        "/hello%0d%0aX:%20y, 404",
        "/hello%7f,         404",
        "http://localhost,  404"
    })
    void aPathIsWhatItSaysAndNothingElse(String path, int status) {
        for (int port : List.of(server.publicPort(), server.consolePort())) {
            assertThat(RawHttp.get(port, path, "Host: localhost").status()).isEqualTo(status);
        }
    }

    /** Nobody may choose a method by writing it differently, and none may make the server repeat headers. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "GETX", "TRACE", "OPTIONS", "POST"})
    void methodsAreComparedExactly(String method) {
        for (int port : List.of(server.publicPort(), server.consolePort())) {
            RawHttp.Answer answer = RawHttp.call(method, port, "/hello", "X-Secret: abcdef");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.body()).doesNotContain("abcdef");
        }
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() {
        String answer = RawHttp.exchange(
                server.publicPort(),
                "GET /named/x HTTP/1.1\r\nHost: localhost\r\n\r\nGET /none HTTP/1.1\r\nHost: localhost\r\n\r\n" + NEXT);

        assertThat(answer).containsSubsequence(" 200 OK", "named", " 404 Not Found", " 200 OK", "hello");
    }

    /** A refused or unfinished body may be anything; nothing behind it is taken for a request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc",
                "GET /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n12345",
                "POST /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n12345",
                "POST /hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n12345",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n12345",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;\n\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;a\nb\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\n12345\n0\n\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "FFFFFFFFFFFFFFFFF\r\n12345\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nHost: other\r\n\r\n"
            })
    void whatFollowsABodyIsNoSecondRequest(String request) {
        for (int port : List.of(server.publicPort(), server.consolePort())) {
            String answer = RawHttp.exchange(port, request + NEXT);

            assertThat(answer.split("HTTP/1\\.1 [2345]", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
            assertThat(answer).doesNotContain(" 500 ");
            assertThat(RawHttp.get(port, "/hello").body()).isEqualTo("hello");
        }
    }
}
