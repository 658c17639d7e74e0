package dev.paperclick.mail;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.ReportFiles;
import dev.paperclick.reports.ReportWriter;
import dev.paperclick.reports.Reports;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.LiveRollups;
import dev.paperclick.rollups.ReportZone;
import dev.paperclick.rollups.RollupProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with candidates and what happened to them, and the mail that comes of it; its clock stands on a Monday morning. */
public final class MailData {

    public static final Instant MONDAY = Instant.parse("2026-11-23T14:30:00Z");
    static final String WEEK = "2026-W47";

    private static final List<ReportWriter> WRITERS =
            List.copyOf(new AnnotationConfigApplicationContext("dev.paperclick.reports.files")
                    .getBeansOfType(ReportWriter.class)
                    .values());

    private final TestDatabase database;
    private final Path home;
    private final JdbcClient jdbc;
    private final Hands clock = new Hands();

    public MailData(TestDatabase database) {
        this.home = temporaryFolder();
        this.database = database;
        this.jdbc = database.jdbc();
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("mail");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A clock that a test moves. */
    public static final class Hands extends Clock {
        private volatile Instant now = MONDAY;

        public void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public Hands clock() {
        return clock;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public void empty() {
        jdbc.sql("""
                truncate link_clicks, click_days, day_totals, click_hours, filtered_days, dirty_click_days, report_zone, link_tracking,
                         job_applications, user_candidate_info, mail_subscriptions, outbox_mails, disabled_webhooks
                cascade
                """).update();
        clock.now = MONDAY;
    }

    Reports reports() {
        JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
        DirtyClickDays dirty = new DirtyClickDays(jdbc);
        ReportZone zone =
                new ReportZone(database.dataSource(), transactions, dirty, new RollupProperties("America/Edmonton"));
        return new Reports(
                jdbc,
                transactions,
                new LiveRollups(database.dataSource()),
                dirty,
                new ClickDays(database.dataSource(), transactions, dirty, zone),
                zone,
                new Candidates(jdbc),
                clock);
    }

    Subscriptions subscriptions() {
        return new Subscriptions(jdbc, new Candidates(jdbc), reports());
    }

    Outbox outbox(MailProperties properties) {
        return new Outbox(jdbc, properties, clock);
    }

    DigestMails digests() {
        return new DigestMails(reports(), files(), clock);
    }

    private static ReportFiles files() {
        return new ReportFiles(WRITERS);
    }

    MailRound round(MailProperties properties) {
        return round(properties, null);
    }

    MailRound round(MailProperties properties, @Nullable SSLSocketFactory trust) {
        return new MailRound(
                database.dataSource(),
                outbox(properties),
                new Postman(properties, trust),
                List.of(digestLetters(properties)));
    }

    LetterWriter digestLetters(MailProperties properties) {
        return new DigestLetters(subscriptions(), digests(), unsubscribe(properties));
    }

    UnsubscribeAddress unsubscribe(MailProperties properties) {
        return new UnsubscribeAddress(tokens(), links("https://links.sender.example.com/track"), properties);
    }

    UnsubscribeTokens tokens() {
        return new UnsubscribeTokens(new Workspace(home), clock);
    }

    private static LinkProperties links(String base) {
        return new LinkProperties(true, base, Set.of(), false, "paperclick", 0);
    }

    /** Without security, since tests look at what is said. */
    static MailProperties server(int port) {
        return new MailProperties(
                "127.0.0.1", String.valueOf(port), "", "", "none", "Career Office <office@sender.example>", "5");
    }

    public void candidate(String id, String email) {
        jdbc.sql("insert into user_candidate_info (user_id, full_name, email) values (:id, :id, :email)")
                .param("id", id)
                .param("email", email)
                .update();
    }

    /** An application with a tracked link of the same id, sent on the day. */
    public void application(String id, String candidate, String company, String title, String sentOn) {
        jdbc.sql("""
                        insert into job_applications
                               (application_id, user_id, job_id, company, title, content_hash, tracked, resume_path, applied_at,
                                resume_sha256, cover_letter_path, cover_letter_sha256, generated_at)
                        values (:id, :candidate, 'job', :company, :title, '', true, '', :sentOn, '', '', '', :sentOn)
                        """)
                .param("id", id)
                .param("candidate", candidate)
                .param("company", company)
                .param("title", title)
                .param("sentOn", LocalDate.parse(sentOn).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
        link(id, "Calendly", "lt_calendly_" + id + "0001");
    }

    /** A further link of an application. */
    public void link(String application, String function, String id) {
        jdbc.sql("""
                        insert into link_tracking
                               (tracking_id, user_id, application_id, job_id, link_function, original_url, redirect_url)
                        select :id, user_id, application_id, job_id, :function, 'https://example.com/', 'http://localhost/track/x'
                          from job_applications
                         where application_id = :application
                        """)
                .param("id", id)
                .param("function", function)
                .param("application", application)
                .update();
    }

    /** What looks like a person's click by itself, from this address. */
    public void clickOn(String link, String at, String address) {
        jdbc.sql("""
                        insert into link_clicks (tracking_id, clicked_at, ip_address, session_id, document, click_source, method,
                                                 verdict, reasons)
                        values (:link, cast(:at as timestamptz), cast(:address as inet), 's', 'resume', 'email', 'GET', 'human',
                                '{browser}')
                        """)
                .param("link", link)
                .param("at", at)
                .param("address", address)
                .update();
    }

    public void click(String application, String at, String verdict, String reason) {
        OffsetDateTime clickedAt = OffsetDateTime.parse(at);
        jdbc.sql("""
                        with clicked as (
                            insert into link_clicks (tracking_id, clicked_at, session_id, document, click_source, method,
                                                     verdict, reasons)
                            values (:link, :at, :at::text, 'resume', 'email', 'GET', :verdict, array[:reason])
                        )
                        insert into dirty_click_days as dirty (day)
                        values (:day)
                            on conflict (day) do update
                           set version = dirty.version + 1
                        """)
                .param("link", "lt_calendly_" + application + "0001")
                .param("at", clickedAt)
                .param("verdict", verdict)
                .param("reason", reason)
                .param("day", clickedAt.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate())
                .update();
    }

    /** Two candidates: of the one's two applications one was opened by a person and by a scanner, the other has none. */
    public void usual() {
        candidate("steve", "steve@reader.example");
        candidate("ann", "ann@reader.example");
        application("a1", "steve", "Tech Corp", "Manager", "2026-11-16");
        application("a2", "steve", "Quiet Ltd", "Lead", "2026-11-03");
        click("a1", "2026-11-18T16:00:00Z", "human", "browser");
        click("a1", "2026-11-18T15:59:00Z", "automated", "scanner_certain");
    }
}
