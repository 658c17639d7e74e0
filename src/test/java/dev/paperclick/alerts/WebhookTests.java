package dev.paperclick.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.paperclick.alerts.WebhookDelivery.State;
import dev.paperclick.http.Site;
import dev.paperclick.http.TestCertificate;
import dev.paperclick.mail.MailData;
import dev.paperclick.platform.AskedHosts;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks as a receiver gets them, and what becomes of those that it does not take. */
class WebhookTests {

    private static final byte[] KEY = "a key of more than 24 bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OLD_KEY = "an older key, also long enough".getBytes(StandardCharsets.UTF_8);

    private static TestDatabase database;
    private static MailData data;
    private static HttpServer receiver;
    private static Site site;

    private static final BlockingQueue<Integer> ANSWERS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Received> RECEIVED = new LinkedBlockingQueue<>();

    private record Received(Map<String, List<String>> headers, String path, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.fresh();
        data = new MailData(database);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", WebhookTests::answer);
        receiver.start();
        site = Site.open(
                database.dataSource(),
                data.clock(),
                Map.of(
                        "paperclick.alerts.webhook.url",
                        "http://localhost:" + port() + "/hooks/secret-path?a=1",
                        "paperclick.alerts.webhook.secret",
                        secret(KEY),
                        "paperclick.alerts.webhook.old-secret",
                        secret(OLD_KEY),
                        "paperclick.alerts.webhook.allow-private",
                        "true"));
    }

    @AfterAll
    static void close() {
        site.close();
        receiver.stop(0);
        database.close();
    }

    @BeforeEach
    void begin() {
        data.empty();
        data.usual();
        RECEIVED.clear();
        data.click("a2", data.clock().instant().minusSeconds(20).toString(), "human", "navigation");
    }

    @AfterEach
    void allAnswersWereWanted() {
        assertThat(ANSWERS).isEmpty();
    }

    private static int port() {
        return receiver.getAddress().getPort();
    }

    private static String secret(byte[] key) {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        RECEIVED.add(new Received(
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestURI().toString(),
                body));
        Integer status = ANSWERS.poll();
        exchange.getResponseHeaders().set("Location", "http://localhost:" + port() + "/elsewhere");
        exchange.getResponseHeaders().set("Retry-After", "3600");
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private static void send() {
        site.bean(WebhookRound.class).run(() -> false);
    }

    private static WebhookDelivery delivery() {
        return site.bean(Webhooks.class).latest(9).get(0);
    }

    /** As the specification says it, in the receiver's own words. */
    private static String signature(byte[] key, Received received) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((received.header("webhook-id") + '.' + received.header("webhook-timestamp") + '.')
                .getBytes(StandardCharsets.UTF_8));
        return "v1,"
                + Base64.getEncoder().encodeToString(mac.doFinal(received.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReceiverIsToldOnceAndCanTellThatItIsUs() throws Exception {
        assertThat(site.bean(Alerts.class).raise()).isOne();
        send();
        send();

        assertThat(RECEIVED).hasSize(1);
        Received received = RECEIVED.remove();
        assertThat(received.path()).isEqualTo("/hooks/secret-path?a=1");
        assertThat(received.header("Content-Type")).startsWith("application/json");
        assertThat(received.header("webhook-id")).isEqualTo(delivery().messageId());
        assertThat(received.header("webhook-timestamp"))
                .isEqualTo(String.valueOf(data.clock().instant().getEpochSecond()));
        assertThat(received.header("webhook-signature").split(" "))
                .containsExactly(signature(KEY, received), signature(OLD_KEY, received));
        JsonNode body = JsonMapper.shared().readTree(received.body());
        assertThat(body.path("type").asString()).isEqualTo("application.first_interest");
        assertThat(body.path("timestamp").asString()).isEqualTo("2026-11-23T14:29:40Z");
        assertThat(body.path("data").path("company").asString()).isEqualTo("Quiet Ltd");
        assertThat(body.path("data").path("job_title").asString()).isEqualTo("Lead");
        assertThat(body.path("data").path("application_id").asString()).isEqualTo("a2");
        assertThat(body.path("data").path("link").asString()).isEqualTo("Calendly");
        assertThat(body.path("data").path("document").asString()).isEqualTo("resume");
        assertThat(delivery().state()).isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "500, PT6S, the receiver answered 500",
        "404, PT6S, the receiver answered 404",
        "302, PT6S, the receiver redirects (302)",
        "429, PT1H, the receiver answered 429"
    })
    void whatIsNotTakenIsSentAgainWithTheSameIdAndBody(int status, Duration wait, String words) throws Exception {
        site.bean(Alerts.class).raise();
        ANSWERS.add(status);
        send();
        send();
        assertThat(delivery().state()).isEqualTo(State.WAITING);
        assertThat(delivery().lastError()).contains(words).doesNotContain("secret-path");

        data.clock().forward(status == 429 ? wait : Duration.ofHours(1));
        send();

        assertThat(RECEIVED).hasSize(2);
        Received first = RECEIVED.remove();
        Received second = RECEIVED.remove();
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(second.header("webhook-timestamp")).isNotEqualTo(first.header("webhook-timestamp"));
        assertThat(second.header("webhook-signature")).startsWith(signature(KEY, second));
        assertThat(delivery().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void itGivesUpAfterEightAttemptsWithinTwoDays() {
        site.bean(Alerts.class).raise();
        for (int i = 0; i < 8; i++) {
            ANSWERS.add(503);
        }
        for (int half = 0; half < 96; half++) {
            send();
            data.clock().forward(Duration.ofMinutes(30));
        }

        assertThat(RECEIVED).hasSize(8);
        assertThat(delivery().state()).isEqualTo(State.GIVEN_UP);
        assertThat(site.bean(Webhooks.class).troublesSince(MailData.MONDAY)).hasSize(1);
    }

    @Test
    void aReceiverThatIsGoneIsLeftAloneUntilItIsEnabled() {
        Webhooks webhooks = site.bean(Webhooks.class);
        site.bean(Alerts.class).raise();
        ANSWERS.add(410);
        send();

        assertThat(delivery().state()).isEqualTo(State.REFUSED);
        assertThat(webhooks.disabled())
                .hasValueSatisfying(reason -> assertThat(reason).contains("410"));
        data.clock().forward(Duration.ofHours(1));
        data.application("a3", "ann", "New Ltd", "Lead", "2026-11-16");
        data.click("a3", data.clock().instant().minusSeconds(20).toString(), "human", "navigation");
        assertThat(site.bean(Alerts.class).raise()).isZero();
        send();
        assertThat(RECEIVED).hasSize(1);

        assertThat(webhooks.enable()).isTrue();
        assertThat(site.bean(Alerts.class).raise()).isOne();
        send();
        assertThat(RECEIVED).hasSize(2);
    }

    @Test
    void aClickThatIsJudgedOtherwiseIsNotTold() {
        site.bean(Alerts.class).raise();
        data.jdbc().sql("update link_clicks set verdict = 'automated'").update();

        send();

        assertThat(RECEIVED).isEmpty();
        assertThat(delivery().state()).isEqualTo(State.SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.1.2.3/",
                "https://192.168.1.1/",
                "https://2130706433/",
                "https://0.0.0.0/",
                "https://[fd00::1]/"
            })
    void whatIsNotInThePublicNetIsNotCalled(String url) {
        WebhookCall call = new WebhookCall(
                new WebhookProperties(url, secret(KEY), "", false).hosts(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Webhooks.TIMEOUT);

        assertThatThrownBy(() -> call.post(URI.create(url), Map.of(), "{}"))
                .isInstanceOf(WebhookCall.PrivateAddress.class);
    }

    @Test
    void onlyACertificateThatIsTrustedAndForTheHostIsSpokenTo(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.make(folder.resolve("receiver.p12"));
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        secure.createContext("/", WebhookTests::answer);
        secure.start();
        try {
            String at = ":" + secure.getAddress().getPort() + "/";
            SSLSocketFactory trusting = certificate.client().getSocketFactory();
            assertThat(call(trusting)
                            .post(URI.create("https://localhost" + at), Map.of(), "{}")
                            .status())
                    .isEqualTo(204);
            assertThatThrownBy(() -> call((SSLSocketFactory) SSLSocketFactory.getDefault())
                            .post(URI.create("https://localhost" + at), Map.of(), "{}"))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            e -> assertThat(WebhookWords.of(e))
                                    .contains("certificate is not valid for it, or not one that Java trusts"));
            assertThatThrownBy(() -> call(trusting).post(URI.create("https://127.0.0.2" + at), Map.of(), "{}"))
                    .isInstanceOf(IOException.class);
            assertThat(RECEIVED).hasSize(1);
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aReceiverThatSaysNothingOrTooMuchIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            WebhookCall impatient = new WebhookCall(
                    everywhere(), (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(200));
            for (String scheme : List.of("http", "https")) {
                assertThatThrownBy(() -> impatient.post(
                                URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/"), Map.of(), "{}"))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static WebhookCall call(SSLSocketFactory trust) {
        return new WebhookCall(everywhere(), trust, Duration.ofSeconds(20));
    }

    private static AskedHosts everywhere() {
        return new WebhookProperties("", "", "", true).hosts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://example.com/          | good | false | begins with 'http'; use https
            ftp://example.com/           | good | true  | begins with 'ftp'
            https://me:pw@example.com/   | good | false | without a user
            https:///x                   | good | false | no address that can be called
            example com                  | good | false | is no address
            https://example.com/         |      | false | ALERT_WEBHOOK_SECRET is not
            https://example.com/         | bad  | false | ALERT_WEBHOOK_SECRET is not whsec_
            """)
    void aSettingThatCannotBeIsSaidWithoutItsSecret(String url, String secret, boolean allowPrivate, String words) {
        String said = secret == null ? "" : secret.equals("good") ? secret(KEY) : "whsec_c2hvcnQ=";
        assertThatThrownBy(() -> new WebhookProperties(url, said, "", allowPrivate))
                .isInstanceOf(UserProblem.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("pw@", "c2hvcnQ");
    }
}
