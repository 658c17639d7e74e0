package dev.paperclick.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperclick.http.TestCertificate;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.TestDatabase;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail to a server that speaks TLS, and to those whom one must not trust. */
class MailTlsTests {

    private static TestDatabase database;
    private static MailData data;
    private static GreenMail server;
    private static TestCertificate certificate;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabase.fresh();
        data = new MailData(database);
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.setUser("office@sender.example", "office", "right");
        server.start();
        certificate = TestCertificate.make(folder.resolve("mail.p12"));
    }

    @AfterAll
    static void close() {
        server.stop();
        database.close();
    }

    @BeforeEach
    void begin() throws Exception {
        data.empty();
        data.usual();
        server.purgeEmailFromAllMailboxes();
    }

    private static OutboxMail send(
            String host, int port, String security, String password, @Nullable SSLSocketFactory trust) {
        MailProperties properties = new MailProperties(
                host,
                String.valueOf(port),
                password.isEmpty() ? "" : "office",
                password,
                security,
                "office@sender.example",
                "20");
        Subscription steve =
                data.subscriptions().add(new Subscriptions.Wish(Kind.DIGEST, "steve", null, null, null, false));
        Outbox outbox = data.outbox(properties);
        outbox.put(new Outbox.Order(
                Kind.DIGEST, MailData.WEEK, "steve@reader.example", "steve", steve.id(), null, MailData.MONDAY));
        data.round(properties, trust).run(() -> false).orElseThrow();
        return outbox.latest(1).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void aServerWithATrustedCertificateGetsMailsAndLogin(String security) throws Exception {
        try (TlsDoor door = new TlsDoor(server.getSmtp().getPort(), certificate.server(), security.equals("tls"))) {
            SSLSocketFactory trust = certificate.client().getSocketFactory();

            assertThat(send("localhost", door.port(), security, "right", trust).state())
                    .isEqualTo(State.SENT);
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void aServerWhoseCertificateNobodyVouchesForGetsNothing(String security) throws Exception {
        try (TlsDoor door = new TlsDoor(server.getSmtp().getPort(), certificate.server(), security.equals("tls"))) {
            assertDistrusted(send("localhost", door.port(), security, "right", null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void aTrustedCertificateForAnotherNameIsNone(String security, @TempDir Path folder) throws Exception {
        TestCertificate others = TestCertificate.make(folder.resolve("others.p12"), "-ext", "san=dns:mail.example.org");
        try (TlsDoor door = new TlsDoor(server.getSmtp().getPort(), others.server(), security.equals("tls"))) {
            SSLSocketFactory trust = others.client().getSocketFactory();

            assertDistrusted(send("localhost", door.port(), security, "right", trust));
        }
    }

    @Test
    void theOwnCertificateOfAMailServerIsNotTrustedEither() {
        assertDistrusted(send("localhost", server.getSmtps().getPort(), "tls", "", null));
    }

    private static void assertDistrusted(OutboxMail mail) {
        assertThat(mail.state()).isEqualTo(State.WAITING);
        assertThat(mail.lastError())
                .isEqualTo("the server's certificate is not one that Java trusts, or not for the name in SMTP_HOST");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongLoginIsASentenceWithoutThePassword() throws Exception {
        try (TlsDoor door = new TlsDoor(server.getSmtp().getPort(), certificate.server(), true)) {
            OutboxMail mail = send(
                    "localhost",
                    door.port(),
                    "tls",
                    "wrong-secret",
                    certificate.client().getSocketFactory());

            assertThat(mail.state()).isEqualTo(State.WAITING);
            assertThat(mail.lastError())
                    .startsWith("the server does not know SMTP_USERNAME with this SMTP_PASSWORD")
                    .doesNotContain("wrong-secret");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
