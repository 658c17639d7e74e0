package dev.paperclick.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperclick.jobs.StopSignals;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.TerminalText;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** The weekly mail as it comes to a mail server that takes everything. */
class MailJobTests {

    private static TestDatabase database;
    private static MailData data;

    private GreenMail server;
    private MailProperties properties;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        data = new MailData(database);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        data.empty();
        data.usual();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        properties = MailData.server(server.getSmtp().getPort());
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void eachRecipientGetsTheWeekOnceHoweverOftenItRuns() throws Exception {
        data.subscriptions()
                .add(new Subscriptions.Wish(
                        Kind.DIGEST, null, "Boss@Firm.example", "Pacific/Auckland", "de-CH", false));

        assertThat(run(MailData.MONDAY).getExitStatus().getExitCode()).isEqualTo(ExitStatus.COMPLETED.getExitCode());
        run(MailData.MONDAY.plusSeconds(3600));

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailJobTests::recipient))
                .containsExactlyInAnyOrder("steve@reader.example", "ann@reader.example", "Boss@firm.example");
        MimeMessage steves = to("steve@reader.example");
        assertThat(steves.getSubject()).isEqualTo("1 of 2 applications opened this week");
        assertThat(steves.getFrom()[0]).hasToString("Career Office <office@sender.example>");
        assertThat(text(steves))
                .contains("Week 47, 16 November 2026 to 22 November 2026")
                .contains("1 of 2 applications were opened by a person this week.")
                .contains("* Tech Corp, Manager", "Wed 18 Nov, 09:00")
                .contains("* Quiet Ltd, Lead: sent 3 November 2026, 19 days ago.")
                .contains("1 automated hit (1 × a mail scanner)")
                .contains("America/Edmonton");
        MimeMessage boss = to("Boss@firm.example");
        assertThat(boss.getSubject()).isEqualTo("All candidates: 1 of 2 applications opened this week");
        assertThat(text(boss))
                .contains("16. November 2026 to 22. November 2026", "19.11.2026, 05:00", "Pacific/Auckland");
    }

    @Test
    void nothingGoesToThoseWhoHaveUnsubscribedNorInAnEmptyWeekToThoseWhoWishSo() {
        Subscriptions subscriptions = data.subscriptions();
        subscriptions.add(new Subscriptions.Wish(Kind.DIGEST, "ann", null, null, null, true));
        subscriptions.add(new Subscriptions.Wish(Kind.DIGEST, "steve", null, null, null, false));
        assertThat(subscriptions.remove(null, "STEVE@reader.example", null)).isOne();

        run(MailData.MONDAY);

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(data.outbox(properties).latest(9))
                .extracting(OutboxMail::recipient, OutboxMail::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ann@reader.example", OutboxMail.State.SKIPPED));
    }

    @Test
    void aMailHasTextPagePicturesAndWorkbookInTheirPlaces() throws Exception {
        run(MailData.MONDAY);

        MimeMessage mail = to("steve@reader.example");

        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        Multipart mixed = (Multipart) mail.getContent();
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(alternative.getBodyPart(1).getContentType()).startsWith("multipart/related");
        Multipart related = (Multipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        String page = (String) related.getBodyPart(0).getContent();
        for (int i = 1; i < related.getCount(); i++) {
            BodyPart picture = related.getBodyPart(i);
            String id = picture.getHeader("Content-ID")[0];
            assertThat(picture.getDisposition()).isEqualTo(Part.INLINE);
            assertThat(page).contains("\"cid:" + id.substring(1, id.length() - 1) + "\"");
        }
        assertThat(related.getCount()).isEqualTo(3);
        BodyPart workbook = mixed.getBodyPart(1);
        assertThat(workbook.getFileName()).isEqualTo("applications-2026-W47.xlsx");
        assertThat(workbook.getInputStream().readNBytes(2)).isEqualTo(new byte[] {'P', 'K'});
        String unsubscribe = mail.getHeader("List-Unsubscribe")[0];
        assertThat(unsubscribe).matches("<https://links\\.sender\\.example\\.com/unsubscribe/[A-Za-z0-9_-]{38}>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(text(mail)).contains(unsubscribe.substring(1, unsubscribe.length() - 1));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(page).doesNotContainPattern("src=\"(?!cid:)").doesNotContain("/track/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover='x' \r\nBcc: all@example.com\r\n\r\n<b>",
                "\u202Eevil\u2066 ${digest.news} <#list>",
                "]]><!--<style>*{display:none}"
            })
    void hostileNamesAreWordsInEveryHeaderAndOnThePage(String name) throws Exception {
        data.jdbc()
                .sql("update job_applications set company = :name, title = :name")
                .param("name", name)
                .update();
        data.jdbc()
                .sql("update user_candidate_info set full_name = :name")
                .param("name", name)
                .update();

        run(MailData.MONDAY);

        MimeMessage mail = to("steve@reader.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        Multipart alternative =
                (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
        String page = (String) ((Multipart) alternative.getBodyPart(1).getContent())
                .getBodyPart(0)
                .getContent();
        String plain = TerminalText.plain(name);
        assertThat(page)
                .contains(plain.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;"))
                .doesNotContain("<script", "<b>", "\u202E", "\u2066");
        assertThat(page.split("<style", -1)).hasSize(2);
        assertThat(text(mail)).contains("* " + plain + ", ").doesNotContain("\u202E", "\r");
    }

    @Test
    void aRunWithoutServerIsDoneAndSaysWhatToSet() {
        properties = new MailProperties("", "", "", "", "starttls", "", "30");

        JobExecution run = run(MailData.MONDAY);

        assertThat(run.getExitStatus().getExitCode()).isEqualTo(ExitStatus.COMPLETED.getExitCode());
        assertThat(run.getStepExecutions())
                .extracting(step -> step.getExitStatus().getExitDescription())
                .filteredOn(words -> !words.isEmpty())
                .singleElement()
                .asString()
                .startsWith("SMTP_HOST is not set, so no mail can be sent; set SMTP_HOST and MAIL_FROM");
    }

    private JobExecution run(Instant due) {
        ResourcelessJobRepository repository = new ResourcelessJobRepository();
        MailJob job = new MailJob(
                repository,
                StopSignals.notGiven(data.jdbc()),
                properties,
                data.subscriptions(),
                data.outbox(properties),
                data.round(properties),
                data.clock());
        JobParameters parameters = new JobParametersBuilder()
                .addString("definition", "weekly-mail")
                .addString("due", due.toString())
                .addString("candidates", "true")
                .toJobParameters();
        JobExecution execution = repository.createJobExecution(
                repository.createJobInstance("mail", parameters), parameters, new ExecutionContext());
        try {
            job.job().execute(execution);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return execution;
    }

    private MimeMessage to(String recipient) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        Multipart mixed = (Multipart) mail.getContent();
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        return ((String) alternative.getBodyPart(0).getContent()).replace("\r\n", "\n");
    }
}
