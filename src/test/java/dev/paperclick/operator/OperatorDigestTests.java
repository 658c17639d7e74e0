package dev.paperclick.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperclick.http.Site;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.mail.MailData;
import dev.paperclick.mail.MailRound;
import dev.paperclick.mail.Outbox;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.Reports;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.util.unit.DataSize;

/** What the operator is told, and when they are left alone. */
class OperatorDigestTests {

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
        site = Site.open(
                database.dataSource(),
                data.clock(),
                Map.of(
                        "paperclick.mail.host", "127.0.0.1",
                        "paperclick.mail.port", String.valueOf(server.getSmtp().getPort()),
                        "paperclick.mail.security", "none",
                        "paperclick.mail.from", "office@sender.example",
                        "paperclick.operator.to", "ops@firm.example",
                        "paperclick.operator.least-disk", "0B"));
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
        data.jdbc()
                .sql("truncate job_runs, batch_job_instance, batch_job_execution, batch_step_execution cascade")
                .update();
        server.purgeEmailFromAllMailboxes();
    }

    private static String run() throws Exception {
        return run(site.bean(OperatorDigestJob.class));
    }

    /** The job with other settings. */
    private static OperatorDigestJob job(OperatorProperties properties) {
        return new OperatorDigestJob(
                site.bean(JobRepository.class),
                site.bean(RunHistory.class),
                new Troubles(
                        site.bean(JobTroubles.class),
                        site.bean(JournalTroubles.class),
                        new DiskTroubles(site.bean(Workspace.class), properties),
                        site.bean(DeliveryTroubles.class)),
                properties,
                site.bean(Outbox.class),
                site.bean(MailRound.class),
                site.bean(Reports.class),
                data.clock());
    }

    /** Runs the job as of now; returns what the run says. */
    private static String run(OperatorDigestJob job) throws Exception {
        JobRepository repository = site.bean(JobRepository.class);
        JobParameters parameters = new JobParametersBuilder()
                .addString("definition", "operator-digest")
                .addString("due", data.clock().instant().toString())
                .toJobParameters();
        JobExecution execution = repository.createJobExecution(
                repository.createJobInstance("operator-digest", parameters), parameters, new ExecutionContext());
        job.job().execute(execution);
        assertThat(execution.getAllFailureExceptions()).isEmpty();
        return execution.getStepExecutions().iterator().next().getExitStatus().getExitDescription();
    }

    /** A run of a definition that ended like this. */
    private static void ran(String definition, Duration ago, String outcome, String cause) {
        JobRepository repository = site.bean(JobRepository.class);
        Instant started = data.clock().instant().minus(ago);
        JobParameters parameters =
                new JobParametersBuilder().addString("due", started.toString()).toJobParameters();
        long id = repository
                .createJobExecution(
                        repository.createJobInstance(definition, parameters), parameters, new ExecutionContext())
                .getId();
        data.jdbc()
                .sql("""
                        insert into job_runs (execution_id, definition, job, due, origin, attempt, host, pid, started_at, ended_at,
                                              outcome, cause)
                        values (:id, :definition, 'report', :at, 'schedule', 0, 'host', 1, :at, :at, :outcome, :cause)
                        """)
                .param("id", id)
                .param("definition", definition)
                .param("at", started.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome)
                .param("cause", cause)
                .update();
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) ((Multipart) mail.getContent()).getBodyPart(0).getContent()).replace("\r\n", "\n");
    }

    private static String page(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(1).getContent();
    }

    @Test
    void whenNothingIsWrongThereIsNoMailAndTheRunSaysSo() throws Exception {
        ran("nightly-report", Duration.ofHours(9), "failed", "the database did not answer any more");
        ran("nightly-report", Duration.ofHours(8), "done", null);
        ran("long-ago", Duration.ofDays(3), "failed", "x");

        assertThat(run()).isEqualTo("Nothing is wrong, so there is no mail.");

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(site.bean(Outbox.class).latest(9)).isEmpty();
    }

    @Test
    void whatIsWrongComesOnceADayWithItsCauseAndWhatToDo() throws Exception {
        ran("nightly-report", Duration.ofHours(8), "failed", "output/reports is read-only; make it writable");
        data.jdbc()
                .sql("""
                        insert into outbox_mails (message_id, kind, occasion, recipient, created_at, next_attempt_at, state, finished_at,
                                                  last_error)
                        values ('<1@x>', 'digest', '2026-W47', 'ann@reader.example', :now, :now, 'refused', :now, '550 no such user')
                        """)
                .param("now", data.clock().instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        String said = run();
        data.clock().forward(Duration.ofHours(1));
        assertThat(run()).endsWith("A mail about that day was there already, so there is no second one.");

        assertThat(said)
                .contains("output/reports is read-only; make it writable.", "1 mail was refused by the server")
                .doesNotContain("ann@");
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0]).hasToString("ops@firm.example");
        assertThat(mail.getSubject()).startsWith("Paperclick on ").endsWith(": 2 things are wrong");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(text(mail))
                .contains(
                        "Job nightly-report\n------------------",
                        "is read-only; make it writable.",
                        "paperclick restart")
                .contains("'paperclick mail status' shows which.")
                .doesNotContain("ann@");
        assertThat(page(mail)).contains("nightly-report", "550 no such user");
    }

    @Test
    void aNearlyFullDiskIsTold() throws Exception {
        assertThat(run(job(new OperatorProperties("ops@firm.example", DataSize.ofGigabytes(1_000_000)))))
                .contains("Disk: Only ", " GB are free where ");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void clicksThatNobodyTakesInAreTold() throws Exception {
        data.jdbc()
                .sql("insert into disabled_webhooks values (:hash, now(), 'x')")
                .param("hash", "0".repeat(64))
                .update();
        Path unreadable = site.bean(Workspace.class).data().resolve("journal/unreadable");
        Files.createDirectories(unreadable);
        Path record = unreadable.resolve("00000001-000000001.record");
        Files.writeString(record, "x");

        assertThat(run()).isEqualTo("Clicks: 1 click was not taken by the database and set aside.");
        Files.delete(record);
    }

    @Test
    void withoutAnAddressTheRunAloneTells() throws Exception {
        ran("nightly-report", Duration.ofHours(8), "died", null);
        assertThat(run(job(new OperatorProperties("", DataSize.ofBytes(0)))))
                .contains("nightly-report", "Nobody is told by mail, since OPERATOR_MAIL is not set.");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aHostileCauseIsWords() throws Exception {
        String cause = "<script>alert(1)</script> \"quoted\" \r\nBcc: x@example.com \u202Eevil";
        ran("nightly", Duration.ofHours(8), "failed", cause);

        run();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(page(mail))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; Bcc: x@example.com evil")
                .doesNotContain("<script", "\u202E");
        assertThat(text(mail)).doesNotContain("\u202E");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1).lines()).noneMatch(line -> line.startsWith("Bcc"));
    }
}
