package dev.paperclick.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.ClickReport.ApplicationClicks;
import dev.paperclick.reports.ClickReport.Applications;
import dev.paperclick.reports.ClickReport.Counts;
import dev.paperclick.reports.ClickReport.FunctionClicks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReportQueriesTests {

    private static final ReportPeriod WEEK = new ReportPeriod(
            LocalDate.parse("2026-11-15"), LocalDate.parse("2026-11-21"), ZoneId.of("America/Edmonton"));

    private static JdbcClient jdbc;

    private ReportQueries queries;

    @BeforeAll
    static void migrate() {
        jdbc = TestDatabase.fresh().jdbc();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate link_clicks, link_tracking, job_applications, user_candidate_info cascade")
                .update();
        candidate("steve");
        candidate("ann");
        queries = new ReportQueries(jdbc);
    }

    @Test
    void countsPerLinkFunctionAndInTotal() {
        application("a1", "steve", "Tech Corp", "2026-11-16T12:00:00Z");
        link("lt_calendly_0001", "steve", "a1", "Calendly");
        link("lt_linkedin_0001", "steve", "a1", "LinkedIn");
        click("lt_calendly_0001", "2026-11-17T12:00:00Z", "human", "s1");
        click("lt_calendly_0001", "2026-11-17T13:00:00Z", "human", "s1");
        click("lt_calendly_0001", "2026-11-18T12:00:00Z", "human", "s2");
        click("lt_calendly_0001", "2026-11-19T12:00:00Z", "automated", "s3");
        click("lt_linkedin_0001", "2026-11-16T12:00:00Z", "human", "s1");
        click("lt_linkedin_0001", "2026-11-20T12:00:00Z", "uncertain", "s4");
        click("lt_linkedin_0001", "2026-11-20T13:00:00Z", "human", null);

        ClickReport report = queries.clicks(WEEK, Optional.empty(), 10);

        assertThat(report.functions())
                .containsExactly(
                        new FunctionClicks(
                                "Calendly", counts(3, 1, 0, 2, "2026-11-17T12:00:00Z", "2026-11-18T12:00:00Z")),
                        new FunctionClicks(
                                "LinkedIn", counts(2, 0, 1, 1, "2026-11-16T12:00:00Z", "2026-11-20T13:00:00Z")));
        assertThat(report.total()).isEqualTo(counts(5, 1, 1, 2, "2026-11-16T12:00:00Z", "2026-11-20T13:00:00Z"));
        assertThat(report.hottest()).singleElement().satisfies(application -> {
            assertThat(application.company()).isEqualTo("Tech Corp");
            assertThat(application.counts()).isEqualTo(report.total());
        });
    }

    @Test
    void theDaysOfTheZoneAreTheBorder() {
        application("a1", "steve", "Tech Corp", "2026-11-15T06:59:59Z");
        application("a2", "steve", "Tech Corp", "2026-11-22T07:00:00Z");
        link("lt_calendly_0001", "steve", "a1", "Calendly");
        click("lt_calendly_0001", "2026-11-15T06:59:59.999999Z", "human", "s1");
        click("lt_calendly_0001", "2026-11-15T07:00:00Z", "human", "s2");
        click("lt_calendly_0001", "2026-11-22T06:59:59.999999Z", "human", "s3");
        click("lt_calendly_0001", "2026-11-22T07:00:00Z", "human", "s4");

        ClickReport report = queries.clicks(WEEK, Optional.empty(), 10);

        assertThat(report.total().human()).isEqualTo(2);
        assertThat(report.applications()).isEqualTo(new Applications(0, 0, 1));
        assertThat(report.hottest())
                .extracting(ApplicationClicks::applicationId)
                .containsExactly("a1");
    }

    @Test
    void listsTheHottestFirstAndCountsTheRest() {
        application("cold", "steve", "Cold", "2026-11-18T12:00:00Z");
        application("older", "steve", "Older", "2026-11-17T12:00:00Z");
        application("doubtful", "steve", "Doubtful", "2026-11-16T12:00:00Z");
        application("warm", "steve", "Warm", "2026-11-16T12:00:00Z");
        application("hot", "steve", "Hot", "2026-10-01T12:00:00Z");
        application("forgotten", "steve", "Forgotten", "2026-10-01T12:00:00Z");
        for (String id : new String[] {"doubtful", "warm", "hot"}) {
            link("lt_calendly_" + id + "0", "steve", id, "Calendly");
        }
        click("lt_calendly_doubtful0", "2026-11-18T12:00:00Z", "uncertain", "s1");
        click("lt_calendly_warm0", "2026-11-18T12:00:00Z", "human", "s1");
        click("lt_calendly_hot0", "2026-11-17T12:00:00Z", "human", "s1");
        click("lt_calendly_hot0", "2026-11-17T13:00:00Z", "human", "s2");

        ClickReport all = queries.clicks(WEEK, Optional.empty(), 10);
        ClickReport some = queries.clicks(WEEK, Optional.empty(), 2);

        assertThat(all.hottest())
                .extracting(ApplicationClicks::applicationId)
                .containsExactly("hot", "warm", "doubtful", "cold", "older");
        assertThat(all.furtherApplications()).isZero();
        assertThat(all.applications()).isEqualTo(new Applications(4, 1, 1));
        assertThat(some.hottest()).extracting(ApplicationClicks::applicationId).containsExactly("hot", "warm");
        assertThat(some.furtherApplications()).isEqualTo(3);
    }

    @Test
    void oneCandidateCanBePickedOut() {
        application("a1", "steve", "Tech Corp", "2026-11-16T12:00:00Z");
        application("a2", "ann", "Tech Corp", "2026-11-16T12:00:00Z");
        link("lt_calendly_0001", "steve", "a1", "Calendly");
        link("lt_calendly_0002", "ann", "a2", "Calendly");
        click("lt_calendly_0001", "2026-11-17T12:00:00Z", "human", "s1");
        click("lt_calendly_0002", "2026-11-17T12:00:00Z", "human", "s2");

        ClickReport report = queries.clicks(WEEK, Optional.of("ann"), 10);

        assertThat(report.total().human()).isOne();
        assertThat(report.applications()).isEqualTo(new Applications(1, 1, 0));
        assertThat(report.hottest())
                .extracting(ApplicationClicks::applicationId)
                .containsExactly("a2");
        assertThat(queries.clicks(WEEK, Optional.of("' or true --"), 10).total().human())
                .isZero();
    }

    @Test
    void linksMadeElsewhereAndDeletedOnesAreCounted() {
        link("lt_calendly_0001", null, "foreign", "Calendly");
        jdbc.sql("""
                insert into link_tracking (tracking_id, job_id, link_function, original_url, redirect_url)
                values ('lt_calendly_0002', 'job', 'Calendly', 'https://calendly.com/x', 'http://localhost/track/x')
                """).update();
        click("lt_calendly_0001", "2026-11-17T12:00:00Z", "human", "s1");
        click("lt_calendly_0002", "2026-11-17T11:00:00Z", "human", "s1");
        click("lt_calendly_0003", "2026-11-17T12:00:00Z", "automated", "s1");

        ClickReport report = queries.clicks(WEEK, Optional.empty(), 10);

        assertThat(report.functions())
                .extracting(FunctionClicks::function)
                .containsExactly("Calendly", "(deleted link)");
        assertThat(report.total().clicks()).isEqualTo(3);
        assertThat(report.hottest())
                .extracting(ApplicationClicks::applicationId)
                .containsExactly("foreign", null);
        assertThat(report.hottest()).extracting(ApplicationClicks::jobId).containsExactly(null, "job");
    }

    @Test
    void ownClicksAreCountedApartAndInNoTotal() {
        application("a1", "steve", "Tech Corp", "2026-11-16T12:00:00Z");
        application("a2", "ann", "Tech Corp", "2026-11-16T12:00:00Z");
        link("lt_calendly_0001", "steve", "a1", "Calendly");
        link("lt_calendly_0002", "ann", "a2", "Calendly");
        click("lt_calendly_0001", "2026-11-15T06:59:59.999999Z", "excluded", "s1");
        click("lt_calendly_0001", "2026-11-15T07:00:00Z", "excluded", "s1");
        click("lt_calendly_0001", "2026-11-22T06:59:59.999999Z", "excluded", "s1");
        click("lt_calendly_0001", "2026-11-22T07:00:00Z", "excluded", "s1");
        click("lt_calendly_0002", "2026-11-17T12:00:00Z", "excluded", "s2");
        click("lt_calendly_0003", "2026-11-17T12:00:00Z", "excluded", "s3");
        click("lt_calendly_0002", "2026-11-17T13:00:00Z", "human", "s4");

        ClickReport all = queries.clicks(WEEK, Optional.empty(), 10);
        ClickReport steve = queries.clicks(WEEK, Optional.of("steve"), 10);

        assertThat(all.excluded()).isEqualTo(4);
        assertThat(all.total().clicks()).isOne();
        assertThat(all.total().visitors()).isOne();
        assertThat(all.functions()).hasSize(1);
        assertThat(all.applications()).isEqualTo(new Applications(2, 1, 0));
        assertThat(steve.excluded()).isEqualTo(2);
        assertThat(steve.total()).isEqualTo(new Counts(0, 0, 0, 0, null, null));
        assertThat(steve.functions()).isEmpty();
        assertThat(steve.hottest())
                .singleElement()
                .satisfies(
                        application -> assertThat(application.counts().clicks()).isZero());
    }

    @Test
    void nothingIsAReportToo() {
        ClickReport report = queries.clicks(WEEK, Optional.empty(), 10);

        assertThat(report.total()).isEqualTo(new Counts(0, 0, 0, 0, null, null));
        assertThat(report.functions()).isEmpty();
        assertThat(report.hottest()).isEmpty();
        assertThat(report.furtherApplications()).isZero();
        assertThat(report.applications()).isEqualTo(new Applications(0, 0, 0));
    }

    private static Counts counts(long human, long automated, long uncertain, long visitors, String first, String last) {
        return new Counts(human, automated, uncertain, visitors, Instant.parse(first), Instant.parse(last));
    }

    private static void candidate(String id) {
        jdbc.sql("insert into user_candidate_info (user_id, full_name) values (:id, :id)")
                .param("id", id)
                .update();
    }

    private static void application(String id, String candidate, String company, String generatedAt) {
        jdbc.sql("""
                insert into job_applications
                       (application_id, user_id, job_id, company, title, content_hash, tracked, resume_path,
                        resume_sha256, cover_letter_path, cover_letter_sha256, generated_at)
                values (:id, :candidate, 'job', :company, 'Manager', '', true, '', '', '', '', :generatedAt)
                """)
                .param("id", id)
                .param("candidate", candidate)
                .param("company", company)
                .param("generatedAt", OffsetDateTime.parse(generatedAt))
                .update();
    }

    private static void link(String id, String candidate, String application, String function) {
        jdbc.sql("""
                insert into link_tracking
                       (tracking_id, user_id, application_id, link_function, original_url, redirect_url)
                values (:id, :candidate, :application, :function, 'https://example.com/', 'http://localhost/track/x')
                """)
                .param("id", id)
                .param("candidate", candidate)
                .param("application", application)
                .param("function", function)
                .update();
    }

    private static void click(String link, String at, String verdict, String session) {
        jdbc.sql("""
                insert into link_clicks (tracking_id, clicked_at, session_id, click_source, method, verdict)
                values (:link, :at, :session, 'direct', 'GET', :verdict)
                """)
                .param("link", link)
                .param("at", OffsetDateTime.parse(at))
                .param("session", session)
                .param("verdict", verdict)
                .update();
    }
}
