package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a proxy in front could read in another way than we do: each is refused, and its connection closed. */
class MalformedRequestTests {

    private static final String GET = "GET /hello HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    /** Answered only if the server takes the rest of a refused request for another one. */
    private static final String SMUGGLED = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(TestRoute.saying("hello", "/hello"), TestRoute.echo("/echo")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        firstLines(), versions(), targets(), hosts(), names(), values(), lengths(), codings(), folded())
                .flatMap(cases -> cases);
    }

    static Stream<Arguments> firstLines() {
        return Stream.of(
                req("empty lines only", "\r\n\r\n\r\n"),
                req("an empty line first", "\r\n" + GET + HOST + "\r\n"),
                req("a space first", " " + GET + HOST + "\r\n"),
                req("noise", "\u0000\u0001\u0002\u0003\r\n\r\n"),
                req("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                req("SSH", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
                req("SMTP", "EHLO a\r\nMAIL FROM:<a@a>\r\n\r\n"),
                req("PROXY protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + GET + HOST + "\r\n"),
                req("an answer", "HTTP/1.1 200 OK\r\n" + HOST + "\r\n"),
                req("no method", "/hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("method with a sign", "G@T /hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("method with a NUL", "G\u0000T /hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("method with a Latin letter", "G\u00c9T /hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("9 KB of method", "A".repeat(9_000) + " /hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("tabs for spaces", "GET\t/hello\tHTTP/1.1\r\n" + HOST + "\r\n"),
                req("two spaces before the target", "GET  /hello HTTP/1.1\r\n" + HOST + "\r\n"),
                req("two spaces before the version", "GET /hello  HTTP/1.1\r\n" + HOST + "\r\n"),
                req("a space behind the version", "GET /hello HTTP/1.1 \r\n" + HOST + "\r\n"),
                req("LF for CR LF", "GET /hello HTTP/1.1\nHost: localhost\n\n"),
                req("CR for CR LF", "GET /hello HTTP/1.1\rHost: localhost\r\r"),
                req("CR CR LF", "GET /hello HTTP/1.1\r\r\n" + HOST + "\r\n"),
                req("CONNECT", "CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                req("HTTP/0.9 without version", "GET /hello\r\n\r\n"),
                req("HTTP/0.9 by name", "GET /hello HTTP/0.9\r\n" + HOST + "\r\n"),
                req("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                req("HTTP/2.0", "GET /hello HTTP/2.0\r\n" + HOST + "\r\n"),
                req("HTTP/11", "GET /hello HTTP/11\r\n" + HOST + "\r\n"),
                req("HTTP/1.01", "GET /hello HTTP/1.01\r\n" + HOST + "\r\n"),
                req("HTTP/1.1x", "GET /hello HTTP/1.1x\r\n" + HOST + "\r\n"),
                req("http/1.1", "GET /hello http/1.1\r\n" + HOST + "\r\n"),
                req("HTTPS/1.1", "GET /hello HTTPS/1.1\r\n" + HOST + "\r\n"),
                req("version without number", "GET /hello HTTP/\r\n" + HOST + "\r\n"));
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                target("another host", "http://other/hello"),
                target("another port", "http://localhost:81/hello"),
                target("a longer host", "http://localhost.example/hello"),
                target("a user", "http://user@localhost/hello"),
                target("another scheme", "ftp://localhost/hello"),
                target("host and port only", "localhost:80"),
                target("asterisk", "*"),
                target("no slash", "hello"),
                target("backslash", "\\hello"),
                target("backslash inside", "/hello\\x"),
                target("fragment", "/hello#x"),
                target("quotation mark", "/\"hello\""),
                target("space", "/hel lo"),
                target("raw byte", "/hell\u00f6"),
                target("NUL", "/hell\u0000o"),
                target("broken escape", "/hell%zz"),
                target("half an escape", "/hello%"),
                target("escape of another kind", "/hell%u006f"),
                target("broken escape in the query", "/hello?a=%zz"),
                target("raw byte in the query", "/hello?a=\u00f6"),
                target("17 KB of path", "/" + "a".repeat(17_000)),
                target("17 KB of query", "/hello?a=" + "a".repeat(17_000)),
                target("33 parameters", "/hello?" + "a=b&".repeat(33)));
    }

    static Stream<Arguments> hosts() {
        return Stream.of(
                req("no host", GET + "\r\n"),
                req("empty host", GET + "Host:\r\n\r\n"),
                req("blank host", GET + "Host:  \r\n\r\n"),
                req("two hosts", GET + HOST + "Host: other\r\n\r\n"),
                req("the same host twice", GET + HOST + "host: localhost\r\n\r\n"),
                req("two hosts in HTTP/1.0", "GET /hello HTTP/1.0\r\n" + HOST + "Host: other\r\n\r\n"),
                req("a list of hosts", GET + "Host: localhost, other\r\n\r\n"),
                req("host with a user", GET + "Host: user@localhost\r\n\r\n"),
                req("host with a path", GET + "Host: localhost/x\r\n\r\n"),
                req("host with a space", GET + "Host: local host\r\n\r\n"),
                req("host with two ports", GET + "Host: localhost:1:2\r\n\r\n"),
                req("host with too high a port", GET + "Host: localhost:99999\r\n\r\n"),
                req("host with half an IPv6 address", GET + "Host: [::1\r\n\r\n"),
                req("host with a Latin letter", GET + "Host: l\u00f6calhost\r\n\r\n"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                header("space before the colon", "Content-Length : 3"),
                header("tab before the colon", "X\t: a"),
                header("space in the name", "X Y: a"),
                header("NUL in the name", "X\u0000: a"),
                header("Latin letter in the name", "X\u00e9: a"),
                header("brackets in the name", "X[]: a"),
                header("no colon", "nonsense"),
                header("no name", ": x"),
                header("17 KB of name", "X".repeat(17_000) + ": a"),
                header("65 headers", "X: a\r\n".repeat(64) + "X: a"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                header("NUL in the value", "X: a\u0000b"),
                header("CR in the value", "X: a\rb"),
                header("LF in the value", "X: a\nY: b"),
                header("ESC in the value", "X: \u001b[31m"),
                header("DEL in the value", "X: a\u007fb"),
                header("17 KB of value", "X: " + "a".repeat(17_000)));
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                body("two lengths", "Content-Length: 3\r\nContent-Length: 4", "abc"),
                body("the same length twice", "Content-Length: 3\r\nContent-Length: 3", "abc"),
                body("a list of lengths", "Content-Length: 3, 3", "abc"),
                body("length below zero", "Content-Length: -3", "abc"),
                body("length with a sign", "Content-Length: +3", "abc"),
                body("hexadecimal length", "Content-Length: 0x3", "abc"),
                body("length with a fraction", "Content-Length: 3.0", "abc"),
                body("length with a space", "Content-Length: 3 0", "abc"),
                body("no length in the header", "Content-Length:", "abc"),
                body("endless length", "Content-Length: 99999999999999999999", "a"),
                body("a length and chunks", "Content-Length: 3\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                body("chunks and a length", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"));
    }

    static Stream<Arguments> codings() {
        return Stream.of(
                body("no coding", "Transfer-Encoding:", ""),
                body("unknown coding", "Transfer-Encoding: gzip", ""),
                body("no change", "Transfer-Encoding: identity", ""),
                body("packed chunks", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
                body("chunks packed", "Transfer-Encoding: chunked, gzip", "0\r\n\r\n"),
                body("nearly chunks", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
                body("chunks in capitals", "Transfer-Encoding: Chunked", "0\r\n\r\n"),
                body("chunks in quotation marks", "Transfer-Encoding: \"chunked\"", "0\r\n\r\n"),
                body("chunks behind a tabulator of the other kind", "Transfer-Encoding: \u000bchunked", "0\r\n\r\n"),
                body("chunks twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                req("chunks in HTTP/1.0", "POST /echo HTTP/1.0\r\n" + HOST + CHUNKED + "\r\n0\r\n\r\n" + SMUGGLED),
                req("chunks where no body belongs", GET + HOST + CHUNKED + "\r\n0\r\n\r\n" + SMUGGLED),
                req("a HEAD in chunks", "HEAD /hello HTTP/1.1\r\n" + HOST + CHUNKED + "\r\n0\r\n\r\n" + SMUGGLED));
    }

    static Stream<Arguments> folded() {
        return Stream.of(
                req("fold before any header", GET + " X: a\r\n" + HOST + "\r\n"),
                req("folded coding", GET + HOST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + SMUGGLED),
                req("folded second host", GET + HOST + "X: a\r\nHost:\r\n other\r\n\r\n"));
    }

    private static Arguments req(String name, String request) {
        return Arguments.of(name, request);
    }

    private static Arguments target(String name, String target) {
        return req(name, "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");
    }

    private static Arguments header(String name, String header) {
        return req(name, GET + HOST + header + "\r\n\r\n");
    }

    private static Arguments body(String name, String headers, String body) {
        return req(name, "POST /echo HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n" + body + SMUGGLED);
    }

    /** What is larger than any buffer may be cut before the answer is read. */
    private static String expected(String request) {
        return request.length() > 16_000 ? "HTTP/1\\.1 400 .*|" : "HTTP/(0\\.9|1\\.[01]) 400 .*";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isRefusedAndTheNextIsServed(String name, String request) {
        for (int port : List.of(server.publicPort(), server.consolePort())) {
            String answer = RawHttp.exchange(port, request);

            assertThat(answer.lines().findFirst().orElse("")).matches(expected(request));
            assertThat(answer.split("HTTP/1\\.", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
            assertThat(answer).doesNotContain("hello");
            assertThat(RawHttp.get(port, "/hello").body()).isEqualTo("hello");
        }
    }
}
