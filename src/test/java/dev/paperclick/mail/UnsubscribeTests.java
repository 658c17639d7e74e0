package dev.paperclick.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.http.Site;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.platform.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How readers end their mails, and how nobody else does. */
class UnsubscribeTests {

    private static TestDatabase database;
    private static MailData data;
    private static Site site;

    private final HttpClient client = HttpClient.newHttpClient();
    private long subscription;
    private String token;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        data = new MailData(database);
        site = Site.open(database.dataSource(), data.clock(), Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        data.empty();
        subscription = data.subscriptions()
                .add(new Subscriptions.Wish(Kind.DIGEST, null, "office@firm.example", null, null, false))
                .id();
        token = site.bean(UnsubscribeTokens.class).token(subscription, MailData.MONDAY);
    }

    @Test
    void oneClickEndsTheMailsAndLookingDoesNot() throws Exception {
        HttpResponse<String> page = get(site.publicPort(), token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"post\">", "<button>Unsubscribe")
                .doesNotContain("office@");
        assertThat(isActive()).isTrue();

        assertThat(post(token).statusCode()).isEqualTo(200);
        assertThat(isActive()).isFalse();
        assertThat(post(token).body()).contains("no more of these mails");
    }

    @Test
    void theTokenOfAnAlertEndsAlertsAndNotTheWeeklyMail() throws Exception {
        long alerts = data.subscriptions()
                .add(new Subscriptions.Wish(Kind.ALERT, null, "office@firm.example", null, null, false))
                .id();
        String alertToken = site.bean(UnsubscribeTokens.class).token(alerts, MailData.MONDAY);

        assertThat(get(site.publicPort(), alertToken).body()).contains("No more alerts?");
        assertThat(post(alertToken).statusCode()).isEqualTo(200);

        assertThat(data.subscriptions().find(alerts).orElseThrow().active()).isFalse();
        assertThat(isActive()).isTrue();
    }

    @Test
    void anAlteredTokenIsNothingAndAnOldOneHasExpired() throws Exception {
        String altered = (token.charAt(9) == 'A' ? 'B' : 'A') + token.substring(1);
        String other = token.substring(0, 9) + (token.charAt(9) == 'A' ? 'B' : 'A') + token.substring(10);
        for (String foreign : new String[] {altered, other, token.substring(1), token + token, "x", "%00"}) {
            assertThat(post(foreign).statusCode()).as(foreign).isIn(400, 404);
        }
        data.clock().forward(UnsubscribeTokens.LIFE.plus(Duration.ofDays(2)));

        assertThat(post(token).statusCode()).isEqualTo(410);
        assertThat(get(site.publicPort(), token).statusCode()).isEqualTo(410);
        assertThat(get(site.consolePort(), token).statusCode()).isEqualTo(404);
        assertThat(isActive()).isTrue();
    }

    private boolean isActive() {
        return data.subscriptions().find(subscription).orElseThrow().active();
    }

    private HttpResponse<String> get(int port, String token) throws Exception {
        return client.send(HttpRequest.newBuilder(address(port, token)).build(), BodyHandlers.ofString());
    }

    /** As mail programs do it (RFC 8058 §3.2). */
    private HttpResponse<String> post(String token) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(site.publicPort(), token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI address(int port, String token) {
        return URI.create("http://127.0.0.1:" + port + "/unsubscribe/" + token);
    }
}
