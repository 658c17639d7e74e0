package dev.paperclick.reports;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.LiveRollups;
import dev.paperclick.rollups.ReportZone;
import dev.paperclick.rollups.RollupProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with candidates, applications, links and clicks as a test wants them, and reports about them. */
final class ReportData {

    static final ZoneId EDMONTON = ZoneId.of("America/Edmonton");

    static final ReportPeriod WEEK =
            new ReportPeriod(LocalDate.parse("2026-11-15"), LocalDate.parse("2026-11-21"), EDMONTON);

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JdbcTransactionManager transactions;
    private final DirtyClickDays dirtyDays;
    private String zone = EDMONTON.getId();

    ReportData(TestDatabase database) {
        dataSource = database.dataSource();
        jdbc = database.jdbc();
        transactions = new JdbcTransactionManager(dataSource);
        dirtyDays = new DirtyClickDays(jdbc);
    }

    void empty() {
        jdbc.sql("""
                truncate link_clicks, click_days, day_totals, click_hours, filtered_days, dirty_click_days, report_zone, link_tracking,
                         job_applications, user_candidate_info, generation_runs cascade
                """).update();
    }

    /** What the operator sets. */
    void setZone(String name) {
        zone = name;
    }

    ReportZone reportZone() {
        return new ReportZone(dataSource, transactions, dirtyDays, new RollupProperties(zone));
    }

    ClickDays clickDays() {
        return new ClickDays(dataSource, transactions, dirtyDays, reportZone());
    }

    Reports reports() {
        return new Reports(
                jdbc,
                transactions,
                new LiveRollups(dataSource),
                dirtyDays,
                clickDays(),
                reportZone(),
                new Candidates(jdbc),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Report firm() {
        return reports().of(Subject.FIRM, WEEK);
    }

    Report of(String candidate) {
        return reports().of(new Subject(candidate, candidate), WEEK);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    void candidate(String id) {
        jdbc.sql("insert into user_candidate_info (user_id, full_name) values (:id, :id)")
                .param("id", id)
                .update();
    }

    /** Sent on the day, with tracked links. */
    void application(String id, String candidate, String company, String sentOn) {
        jdbc.sql("""
                insert into job_applications
                       (application_id, user_id, job_id, company, title, content_hash, tracked, resume_path, applied_at,
                        resume_sha256, cover_letter_path, cover_letter_sha256, generated_at)
                values (:id, :candidate, 'job', :company, 'Manager', '', true, '', :sentOn, '', '', '', :sentOn)
                """)
                .param("id", id)
                .param("candidate", candidate)
                .param("company", company)
                .param("sentOn", LocalDate.parse(sentOn).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Sets a column of applications. */
    void set(String column, Object value, String... ids) {
        jdbc.sql("update job_applications set " + column + " = :value where application_id in (:ids)")
                .param("value", value)
                .param("ids", List.of(ids))
                .update();
    }

    void stage(String application, String stage, String enteredAt) {
        jdbc.sql("insert into application_stages (application_id, stage, entered_at) values (:id, :stage, :at)")
                .param("id", application)
                .param("stage", stage)
                .param("at", OffsetDateTime.parse(enteredAt))
                .update();
        set("stage", stage, application);
    }

    void link(String id, @Nullable String candidate, @Nullable String application, String function) {
        jdbc.sql("""
                insert into link_tracking
                       (tracking_id, user_id, application_id, job_id, link_function, original_url, redirect_url)
                values (:id, :candidate, :application, 'job', :function, 'https://example.com/', 'http://localhost/track/x')
                """)
                .param("id", id)
                .param("candidate", candidate)
                .param("application", application)
                .param("function", function)
                .update();
    }

    void click(String link, String at, String verdict, @Nullable String session) {
        click(link, at, verdict, session, "resume", "email", "human".equals(verdict) ? "browser" : "head");
    }

    /** As the ingest does it: the day is marked in the same transaction. */
    void click(
            String link,
            String at,
            String verdict,
            @Nullable String session,
            @Nullable String document,
            String source,
            String reasons) {
        OffsetDateTime clickedAt = OffsetDateTime.parse(at);
        jdbc.sql("""
                with clicked as (
                    insert into link_clicks (tracking_id, clicked_at, session_id, document, click_source, method, verdict,
                                             reasons, anonymous)
                    values (:link, :at, :session, :document, :source, 'GET', :verdict, string_to_array(:reasons, ','),
                            :anonymous)
                )
                insert into dirty_click_days as dirty (day)
                values (:day)
                    on conflict (day) do update
                   set version = dirty.version + 1
                """)
                .param("link", link)
                .param("at", clickedAt)
                .param("session", session)
                .param("document", document)
                .param("source", source)
                .param("verdict", verdict)
                .param("reasons", reasons)
                .param("anonymous", session == null)
                .param("day", clickedAt.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate())
                .update();
    }
}
