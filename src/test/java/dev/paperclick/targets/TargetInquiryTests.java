package dev.paperclick.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.paperclick.Waits;
import dev.paperclick.http.TestCertificate;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.platform.AskedHosts;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.targets.Look.Finding;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at a real server tells. */
class TargetInquiryTests {

    private static final RedirectAddress OWN = RedirectAddress.of("https://links.example.com/track", "base");

    private static WebPages pages;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        pages = WebPages.open();
    }

    @AfterAll
    static void close() {
        pages.close();
    }

    private static TargetInquiry inquiry(Duration timeout, String... allowed) {
        List<Network> networks = Stream.of(allowed)
                .map(text -> Network.parse(text).orElseThrow())
                .toList();
        return new TargetInquiry(
                TargetInquiry.client(timeout).build(), new AskedHosts(NetworkSet.of(networks)), OWN, timeout);
    }

    private static Look look(String url) throws InterruptedException {
        return inquiry(Waits.LONG, "127.0.0.0/8").look(url);
    }

    @ParameterizedTest
    @CsvSource({
        "/status/200,                       ARRIVED, answers,",
        "/endless,                          ARRIVED, answers,",
        "/to/302/to/301/status/200,         ARRIVED, answers after redirects,",
        "/to/301/to/308/status/200,         ARRIVED, has moved for good, /status/200",
        "/to/301/page#top,                  ARRIVED, has moved for good, /page#top",
        "/to/301/to/302/status/200,         ARRIVED, has moved for good, /to/302/status/200",
        "/to/301/to/301/to/301/to/301/to/301/status/200, ARRIVED, has moved for good, /status/200",
        "/to/301/to/301/to/301/to/301/to/301/to/301/status/200, UNCLEAR, redirects more than 5 times,",
        "/circle/a,                         UNCLEAR, 'redirects in a circle, at least those who keep no cookies',",
        "/status/404,                       GONE,    is not there (404),",
        "/status/410,                       GONE,    is gone for good (410),",
        "/to/301/status/404,                GONE,    is not there (404) after redirects,",
        "/status/403,                       REFUSED, 'answers people only, or not so often (403)',",
        "/status/429,                       REFUSED, 'answers people only, or not so often (429)',",
        "/status/999,                       REFUSED, 'answers people only, or not so often (999)',",
        "/status/503,                       UNCLEAR, its server has trouble (503),",
        "/status/304,                       UNCLEAR, gives an unusual answer (304),",
        "/file,                             UNCLEAR, redirects to an address that does not start with http:// or https://,",
        "/away/169.254.169.254,             UNCLEAR, "
                + "'redirects into a private network, which is not asked (LINK_CHECK_NETWORKS)',",
    })
    void tellsWhatAReaderWouldFind(String path, Finding finding, String reason, String movedTo)
            throws InterruptedException {
        Look look = look(pages.url(path));

        assertThat(look.finding()).as(look.toString()).isEqualTo(finding);
        assertThat(look.reason()).isEqualTo(reason);
        assertThat(look.movedTo()).isEqualTo(movedTo == null ? null : pages.url(movedTo));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "224.0.0.1",
                "[::1]",
                "[::ffff:10.0.0.1]",
                "[fd00::1]",
                "[fe80::1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]",
                "2130706433",
                "127.1"
            })
    void asksNobodyInAPrivateNetwork(String host) throws InterruptedException {
        int before = pages.requests();

        Look look = inquiry(Waits.LONG).look("http://" + host + ":" + pages.port() + "/status/404");

        assertThat(look.finding()).isEqualTo(Finding.UNCLEAR);
        assertThat(look.reason()).contains("private network");
        assertThat(pages.requests()).isEqualTo(before);
    }

    @Test
    void asksWhoIsAllowedAndNobodyBeside() throws InterruptedException {
        TargetInquiry inquiry = inquiry(Waits.LONG, "127.0.0.1");

        assertThat(inquiry.look(pages.url("/status/200")).finding()).isEqualTo(Finding.ARRIVED);
        assertThat(inquiry.look("http://127.0.0.2:" + pages.port() + "/").reason())
                .contains("private network");
    }

    @Test
    void silenceHasAnEnd() throws InterruptedException {
        Look look = inquiry(Duration.ofMillis(100), "127.0.0.1").look(pages.url("/silent"));

        assertThat(look).isEqualTo(Look.of(Finding.SILENT, "did not answer within 100 ms"));
    }

    @Test
    void serversThatAreNotThereAreUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(look("http://127.0.0.1:" + port + "/"))
                .isEqualTo(Look.of(Finding.UNREACHABLE, "its server cannot be reached"));
    }

    @Test
    void certificatesThatBrowsersWarnOfAreUnreachable() throws Exception {
        Path file = TestCertificate.make(folder.resolve("own.p12")).file();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, TestCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, TestCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(WebPages.address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        try (WebPages secret = WebPages.with(server)) {
            assertThat(look("https://127.0.0.1:" + secret.port() + "/"))
                    .isEqualTo(Look.of(
                            Finding.UNREACHABLE, "its certificate is not valid for it, so browsers warn of it"));
        }
    }
}
