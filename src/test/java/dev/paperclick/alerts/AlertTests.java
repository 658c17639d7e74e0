package dev.paperclick.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperclick.ServeProcess;
import dev.paperclick.applications.ApplicationSearch;
import dev.paperclick.clicks.Interests;
import dev.paperclick.http.Site;
import dev.paperclick.mail.MailData;
import dev.paperclick.mail.MailRound;
import dev.paperclick.mail.Outbox;
import dev.paperclick.mail.OutboxMail;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.mail.SmtpPeer;
import dev.paperclick.mail.Subscriptions;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.TerminalText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Who is told when a person begins to look at an application, and when nobody is. */
class AlertTests {

    private static TestDatabase database;
    private static MailData data;
    private static GreenMail server;
    private static Site site;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        data = new MailData(database);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        Map<String, Object> settings = Map.of(
                "paperclick.mail.host", "127.0.0.1",
                "paperclick.mail.port", String.valueOf(server.getSmtp().getPort()),
                "paperclick.mail.security", "none",
                "paperclick.mail.from", "Career Office <office@sender.example>",
                "paperclick.reports.zone", "America/Edmonton",
                "paperclick.links.base-redirect-url", "https://links.sender.example.com/track");
        site = Site.open(database.dataSource(), data.clock(), settings);
    }

    @AfterAll
    static void close() {
        site.close();
        server.stop();
        database.close();
    }

    @BeforeEach
    void begin() throws Exception {
        data.empty();
        server.purgeEmailFromAllMailboxes();
        data.candidate("steve", "steve@reader.example");
        data.application("a1", "steve", "Tech Corp", "Manager", "2026-11-16");
    }

    private static String ago(Duration time) {
        return data.clock().instant().minus(time).toString();
    }

    private static int raise() {
        return site.bean(Alerts.class).raise();
    }

    private static void send() {
        site.bean(MailRound.class).run(() -> false).orElseThrow();
    }

    private static List<OutboxMail> mails() {
        return site.bean(Outbox.class).latest(99);
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) ((Multipart) mail.getContent()).getBodyPart(0).getContent()).replace("\r\n", "\n");
    }

    private static String page(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(1).getContent();
    }

    @Test
    void theFirstClickOfAPersonIsToldOnceWithTheNextStep() throws Exception {
        data.click("a1", ago(Duration.ofSeconds(40)), "automated", "scanner_certain");
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "navigation");
        data.click("a1", ago(Duration.ofSeconds(15)), "human", "navigation");

        assertThat(raise()).isOne();
        assertThat(raise()).isZero();
        send();
        data.clock().forward(Duration.ofHours(1));
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "navigation");
        assertThat(raise()).isZero();
        send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0]).hasToString("steve@reader.example");
        assertThat(mail.getSubject()).isEqualTo("Tech Corp opened your application: Manager");
        assertThat(text(mail)).startsWith("""
                        Your application to Tech Corp was opened by a person.

                        Company   Tech Corp
                        Job       Manager
                        Opened    Calendly link, in the resume
                        When      Mon 23 Nov, 07:29 (America/Edmonton)
                        Sent      16 November 2026

                        Next step
                        ---------
                        They looked at your calendar: offer two or three times by e-mail.
                        """).doesNotContain("ago");
        assertThat(page(mail)).contains("Tech Corp", "Manager", "offer two or three times", "Mon 23 Nov, 07:29");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(mail.getHeader("Message-ID")).containsExactly(mails().get(0).messageId());
        assertThat(mail.getHeader("List-Unsubscribe")[0])
                .matches("<https://links\\.sender\\.example\\.com/unsubscribe/[A-Za-z0-9_-]{38}>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @ParameterizedTest
    @CsvSource({
        "automated, PT20S",
        "uncertain, PT20S",
        "excluded,  PT20S",
        "human,     PT6H1S", // an old journal
        "human,     PT5S" // may still turn out to be one of a burst
    })
    void nobodyIsToldOfOtherClicksNorOfOldOnes(String verdict, Duration age) {
        data.click("a1", ago(age), verdict, "browser");

        assertThat(raise()).isZero();
        assertThat(mails()).isEmpty();
    }

    @Test
    void anInstallationWithAHistoryTellsNothingOfWhatWasOpenedBefore() {
        data.application("a2", "steve", "Known Ltd", "Lead", "2026-10-01");
        data.application("a3", "steve", "Closed Ltd", "Lead", "2026-10-01");
        data.jdbc()
                .sql("update job_applications set stage = 'rejected' where application_id = 'a3'")
                .update();
        data.click("a2", ago(Duration.ofDays(9)), "human", "browser");
        for (String application : List.of("a2", "a3")) {
            data.click(application, ago(Duration.ofMinutes(1)), "human", "browser");
        }

        assertThat(raise()).isZero();
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoComesBackAfterTheWindowIsToldOfAgain() throws Exception {
        data.click("a1", ago(Duration.ofDays(31)), "human", "browser");
        data.click("a1", ago(Duration.ofMinutes(1)), "human", "browser");

        assertThat(raise()).isOne();
        send();

        assertThat(text(server.getReceivedMessages()[0]))
                .contains("A person had last opened it on 23 October 2026.")
                .contains("until nobody has opened it for 30 days");
    }

    /** One by one they look like a person's: a gateway that opens all links of a letter. */
    @Test
    void aBurstIsNoPerson() {
        String network = "198.51.100.7";
        for (int i = 1; i <= 3; i++) {
            data.link("a1", "Link" + i, "lt_link" + i + "_a1000" + i);
            data.clickOn("lt_link" + i + "_a1000" + i, ago(Duration.ofSeconds(30 - i)), network);
        }

        assertThat(raise()).isZero();
        assertThat(data.jdbc()
                        .sql("select distinct verdict from link_clicks")
                        .query(String.class)
                        .list())
                .containsExactly("automated");
        assertThat(mails()).isEmpty();

        data.click("a1", ago(Duration.ofSeconds(14)), "human", "navigation");
        assertThat(raise()).isOne();
    }

    @Test
    void aClickThatIsJudgedOtherwiseBeforeTheMailGoesTakesItBackAndTheNextOneCounts() {
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "browser");
        assertThat(raise()).isOne();
        data.jdbc().sql("update link_clicks set verdict = 'automated'").update();

        send();

        assertThat(mails())
                .extracting(OutboxMail::state, OutboxMail::lastError)
                .containsExactly(tuple(State.SKIPPED, "the click turned out to be no person's"));
        assertThat(raise()).isZero();
        data.clock().forward(Duration.ofMinutes(1));
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "navigation");
        assertThat(raise()).isOne();
        send();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void inQuietHoursItWaitsForTheirEndAndSaysSo() throws Exception {
        site.bean(Subscriptions.class)
                .add(new Subscriptions.Wish(Kind.DIGEST, "steve", null, "Pacific/Auckland", "de-DE", false));
        // 03:30 there
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "browser");
        assertThat(raise()).isOne();
        send();
        assertThat(mails())
                .extracting(OutboxMail::state, mail -> mail.nextAttemptAt().toString())
                .containsExactly(tuple(State.WAITING, "2026-11-23T18:00:00Z"));

        data.clock().forward(Duration.ofMinutes(210));
        send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(text(server.getReceivedMessages()[0]))
                .contains("That was 4 hours ago: this mail waited for the end of the quiet hours,\n22:00 to 07:00.")
                .contains("24.11.2026, 03:29 (Pacific/Auckland)", "16. November 2026");
    }

    @Test
    void whatCannotGoOutForADayIsDropped() {
        data.click("a1", ago(Duration.ofHours(5)), "human", "browser");
        assertThat(raise()).isOne();
        data.clock().forward(Duration.ofHours(24));

        send();

        assertThat(mails()).extracting(OutboxMail::state).containsExactly(State.SKIPPED);
        assertThat(mails().get(0).lastError()).startsWith("too late for an alert");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theOfficeCanHaveThemTooAndWhoHasEndedThemGetsNone() throws Exception {
        Subscriptions subscriptions = site.bean(Subscriptions.class);
        subscriptions.add(new Subscriptions.Wish(Kind.ALERT, null, "office@firm.example", null, null, false));
        subscriptions.addCandidates(Kind.ALERT);
        subscriptions.addCandidates(Kind.DIGEST);
        assertThat(subscriptions.remove(Kind.ALERT, "steve@reader.example", null))
                .isOne();
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "browser");

        raise();
        send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Tech Corp opened steve’s application: Manager");
        assertThat(text(mail)).contains("The application of steve to Tech Corp was opened by a person.");
        assertThat(subscriptions.active(Kind.DIGEST)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover='x' \r\nBcc: all@example.com\r\n\r\n<b>",
                "\u202Eevil\u2066 ${alert.news} <#list>",
                "]]><!--<style>*{display:none}"
            })
    void hostileNamesAreWordsInEveryHeaderAndOnThePage(String name) throws Exception {
        data.jdbc()
                .sql("update job_applications set company = :name, title = :name")
                .param("name", name)
                .update();
        data.click("a1", ago(Duration.ofSeconds(20)), "human", "browser");

        raise();
        send();

        MimeMessage mail = server.getReceivedMessages()[0];
        String plain = TerminalText.plain(name);
        assertThat(mail.getSubject()).isEqualTo(plain + " opened your application: " + plain);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        String head = bytes.toString(StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        assertThat(head.lines()).allMatch(line -> line.length() <= 78 || line.startsWith("List-Unsubscribe"));
        assertThat(page(mail))
                .contains(plain.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;"))
                .doesNotContain("<script", "<b>", "\u202E", "\u2066")
                .satisfies(page -> assertThat(page.split("<style", -1)).hasSize(2));
        assertThat(text(mail)).contains("Company   ").doesNotContain("\u202E", "\r");
    }

    @Test
    void ofManyWhoLookAtOnceEachApplicationIsToldOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            data.application("b" + i, "steve", "Corp " + i, "Job", "2026-11-16");
            data.click("b" + i, ago(Duration.ofSeconds(20 + i)), "human", "browser");
        }
        Alerts another = new Alerts(
                site.bean(JdbcClient.class),
                site.bean(PlatformTransactionManager.class),
                site.bean(AlertProperties.class),
                site.bean(Interests.class),
                site.bean(FirstInterests.class),
                site.bean(ApplicationSearch.class),
                site.bean(Subscriptions.class),
                site.bean(Outbox.class),
                site.bean(Webhooks.class),
                data.clock());
        List<Alerts> deciders = List.of(site.bean(Alerts.class), another);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> raised = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                raised.add(threads.submit(deciders.get(i % 2)::raise));
            }
            int sum = 0;
            for (Future<Integer> one : raised) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(40);
        } finally {
            threads.shutdownNow();
        }
        assertThat(mails()).hasSize(40).extracting(OutboxMail::occasion).doesNotHaveDuplicates();
    }

    /** Long, since a {@code serve} has to start: it finds the click and sends the mail by itself; killed between the server's yes and its note. */
    @Test
    @Tag("soak")
    void aServeThatIsKilledAmidAnAlertLeavesOneThatIsSentOnceMoreWithTheSameId(@TempDir Path home) {
        Instant now = Clock.systemUTC().instant();
        data.clock().forward(Duration.between(data.clock().instant(), now));
        data.click("a1", now.minusSeconds(20).toString(), "human", "browser");
        try (SmtpPeer peer = new SmtpPeer().answer(".", SmtpPeer.HANG);
                ServeProcess serve = ServeProcess.start(
                        home,
                        Map.of(
                                "DATABASE_URL", database.psqlUrl(),
                                "SMTP_HOST", "127.0.0.1",
                                "SMTP_PORT", String.valueOf(peer.port()),
                                "SMTP_SECURITY", "none",
                                "SMTP_TIMEOUT", "600",
                                "MAIL_FROM", "office@sender.example",
                                "ALERT_QUIET_HOURS", ""))) {
            peer.awaitMail();
            serve.kill();
            assertThat(peer.mails())
                    .singleElement()
                    .asString()
                    .contains("Message-ID: " + mails().get(0).messageId());
        }
        data.clock().forward(Duration.ofHours(17));
        send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(AlertTests::id))
                .containsExactly(mails().get(0).messageId());
        assertThat(mails()).extracting(OutboxMail::state).containsExactly(State.SENT);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
