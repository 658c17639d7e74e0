package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTests {

    @TempDir
    Path folder;

    private TestCertificate own;
    private HttpServer server;

    @BeforeEach
    void make() {
        own = TestCertificate.make(folder.resolve("own.p12"), "-validity", "90");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private HttpServer serve(TlsProperties tls) {
        ClientAddress clients = new ClientAddress(List.of());
        Route scheme = new TestRoute(
                Set.of("GET"),
                "/x",
                Exposure.BOTH,
                (exchange, named) -> exchange.getResponseSender().send("tls " + clients.isHttps(exchange)));
        HttpProperties properties = new HttpProperties("127.0.0.1", 0, "127.0.0.1", 0, List.of(), "");
        server = TestServer.closed(properties, tls, List.of(scheme), new SimpleMeterRegistry(), Clock.systemUTC());
        server.start();
        return server;
    }

    private static TlsProperties keystore(Path file, String password) {
        return new TlsProperties(file.toString(), password, "PKCS12", "", "");
    }

    private static TlsProperties pem(Path certificate, Path key) {
        return new TlsProperties("", "", "PKCS12", certificate.toString(), key.toString());
    }

    private static String get(int port, SSLContext tls, String protocol) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream()
                    .write("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Certificate shown(int port, SSLContext tls) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void thePublicListenerSpeaksTlsWithAKeyStore(String protocol) throws Exception {
        serve(keystore(own.file(), TestCertificate.PASSWORD));

        assertThat(get(server.publicPort(), own.client(), protocol))
                .startsWith("HTTP/1.1 200 OK")
                .doesNotContainIgnoringCase("strict-transport-security")
                .endsWith("tls true");
        assertThat(server.publicScheme()).isEqualTo("https");
        assertThat(RawHttp.get(server.consolePort(), "/x").body()).isEqualTo("tls false");
        assertThat(RawHttp.exchange(server.publicPort(), "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .doesNotContain("HTTP/1.1 200");
    }

    @Test
    void orWithTwoPemFiles() throws Exception {
        Path certificate = folder.resolve("fullchain.pem");
        Path key = folder.resolve("privkey.pem");
        own.writePem(certificate, key);
        serve(pem(certificate, key));

        assertThat(get(server.publicPort(), own.client(), "TLSv1.3")).endsWith("tls true");
    }

    @Test
    void anExpiredCertificateIsShownAllTheSame() throws Exception {
        TestCertificate expired =
                TestCertificate.make(folder.resolve("expired.p12"), "-startdate", "-30d", "-validity", "3");
        serve(keystore(expired.file(), TestCertificate.PASSWORD));

        assertThat(server.publicPort()).isPositive();
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        ServerCertificate certificate =
                new ServerCertificate(keystore(own.file(), TestCertificate.PASSWORD), Clock.systemUTC());
        Listener listener = Listener.open(
                new Listener.Plan("public", "127.0.0.1", 0, "", "", 100, 1, 10_000, Optional.of(certificate.context())),
                exchange -> exchange.getResponseSender().send("hello"));
        try {
            assertThat(shown(listener.port(), own.client())).isEqualTo(own.certificate());

            TestCertificate next = TestCertificate.make(own.file(), "-validity", "91");
            certificate.refresh();
            assertThat(shown(listener.port(), next.client())).isEqualTo(next.certificate());

            Files.writeString(own.file(), "half a file");
            Files.setLastModifiedTime(own.file(), FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));
            certificate.refresh();
            assertThat(shown(listener.port(), next.client())).isEqualTo(next.certificate());
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void whatIsWrongWithTheFilesIsSaid() throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("fullchain.pem");
        Path key = folder.resolve("privkey.pem");
        own.writePem(certificate, key);
        Path nothing = folder.resolve("nothing.p12");

        problem(
                keystore(nothing, ""),
                nothing + ": cannot be read for TLS (there is no such file); correct SERVER_TLS_");
        problem(
                keystore(own.file(), "wrong"),
                own.file() + ": the password does not open it; set SERVER_TLS_PASSWORD to that of the key store");
        problem(
                new TlsProperties(own.file().toString(), TestCertificate.PASSWORD, "P12", "", ""),
                "SERVER_TLS_TYPE is 'P12', which is no kind of key store; write PKCS12 or JKS.");
        problem(pem(key, key), key + ": holds no certificate in PEM");
        problem(pem(certificate, certificate), certificate + ": is no private key in PEM that can be read;");
        problem(pem(certificate, nothing), nothing + ": cannot be read for TLS (there is no such file)");
    }

    private void problem(TlsProperties tls, String sentence) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> serve(tls))
                .withMessageStartingWith(sentence)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain(TestCertificate.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void aKeyThatIsNotTheCertificatesIsRefusedWhatsoeverItsKind(String kind) throws Exception {
        Path certificate = folder.resolve("fullchain.pem");
        Path key = folder.resolve("privkey.pem");
        Path other = folder.resolve("other.pem");
        TestCertificate first = TestCertificate.make(folder.resolve("first.p12"), "-keyalg", kind);
        TestCertificate.make(folder.resolve("second.p12"), "-keyalg", kind).writePem(other, key);
        first.writePem(certificate, other);
        String sentence = key + ": is not the private key of the certificate in " + certificate + "; set SERVER_TLS_";

        problem(pem(certificate, key), sentence);
        own.writePem(other, key);
        if (!kind.equals("EC")) {
            problem(pem(certificate, key), sentence);
        }
        first.writePem(certificate, key);
        serve(pem(certificate, key));

        assertThat(get(server.publicPort(), first.client(), "TLSv1.3")).endsWith("tls true");
    }

    @Test
    void aKeyStoreWithAnothersKeyIsRefused() throws Exception {
        TestCertificate other = TestCertificate.make(folder.resolve("other.p12"), "-validity", "90");
        Path mixed = own.withKeyOf(other, folder.resolve("mixed.jks"));

        problem(
                new TlsProperties(mixed.toString(), TestCertificate.PASSWORD, "JKS", "", ""),
                mixed + ": its private key is not that of its certificate; export both anew");
    }

    @Test
    void whileKeyAndCertificateDoNotFitTheOldOnesStay() throws Exception {
        Path file = folder.resolve("fullchain.pem");
        Path key = folder.resolve("privkey.pem");
        own.writePem(file, key);
        ServerCertificate certificate = new ServerCertificate(pem(file, key), Clock.systemUTC());
        Listener listener = Listener.open(
                new Listener.Plan("public", "127.0.0.1", 0, "", "", 100, 1, 10_000, Optional.of(certificate.context())),
                exchange -> exchange.getResponseSender().send("hello"));
        try {
            TestCertificate next = TestCertificate.make(folder.resolve("next.p12"), "-validity", "91");
            next.writePem(file, folder.resolve("not-yet.pem"));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));
            certificate.refresh();
            assertThat(shown(listener.port(), own.client())).isEqualTo(own.certificate());

            next.writePem(file, key);
            Files.setLastModifiedTime(key, FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));
            certificate.refresh();
            assertThat(shown(listener.port(), next.client())).isEqualTo(next.certificate());
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new TlsProperties("a.p12", "", "PKCS12", "b.pem", "c.pem"))
                .withMessageContaining("SERVER_TLS_KEYSTORE and SERVER_TLS_CERTIFICATE are both set");
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new TlsProperties("", "", "PKCS12", "b.pem", ""))
                .withMessageStartingWith("SERVER_TLS_KEY is not set");
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new TlsProperties("", "", "PKCS12", "", "c.pem"))
                .withMessageStartingWith("SERVER_TLS_CERTIFICATE is not set");
        assertThat(keystore(own.file(), "hush").toString()).doesNotContain("hush");
    }
}
