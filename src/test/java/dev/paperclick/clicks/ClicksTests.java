package dev.paperclick.clicks;

import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.http.SettableClock;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.LinkFunction;
import dev.paperclick.links.LinkRequest;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.links.TrackingId;
import dev.paperclick.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClicksTests {

    private static TestDatabase database;
    private static JdbcClient jdbc;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T15:00:00Z"));
    private Clicks clicks;
    private RecordedClicks recorded;
    private TrackedLink link;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    private void record(Visit visit) {
        recorded.add(visit, link);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate link_clicks, link_tracking, visitor_salts").update();
        clicks = new Clicks(jdbc);
        recorded = new RecordedClicks(database.dataSource(), folder, clock);
        link = new TrackedLinks(jdbc, database.dataSource())
                .mint(List.of(new LinkRequest(
                        "steve_glen",
                        "job",
                        "app",
                        LinkFunction.CALENDLY,
                        "https://calendly.com/steve-glen",
                        RedirectAddress.of("http://localhost:8080/track", "BASE_REDIRECT_URL"))))
                .get(0);
    }

    @Test
    void keepsWhatTheVisitSays() {
        record(aVisit().with("Referer", "https://mail.google.com/")
                .inside(DocumentMark.RESUME)
                .visit());

        Map<String, Object> row = row();
        assertThat(row)
                .containsEntry("tracking_id", link.id().value())
                .containsEntry("ip_address", "203.0.113.9")
                .containsEntry("user_agent", Visits.CHROME)
                .containsEntry("referrer_url", "https://mail.google.com/")
                .containsEntry("click_source", "email")
                .containsEntry("document", "resume")
                .containsEntry("method", "GET")
                .containsEntry("verdict", "human")
                .containsEntry("reasons", "{browser}")
                .containsEntry("anonymous", false)
                .containsEntry("clicked_at", "2026-11-21 15:00:00");
        assertThat(String.valueOf(row.get("session_id"))).matches("[0-9a-f]{32}");
    }

    @Test
    void readersWhoAskNotToBeTrackedAreOnlyCounted() {
        record(aVisit().with("DNT", "1")
                .with("Referer", "https://mail.google.com/")
                .visit());

        assertThat(row())
                .containsEntry("anonymous", true)
                .containsEntry("verdict", "human")
                .containsEntry("ip_address", null)
                .containsEntry("user_agent", null)
                .containsEntry("referrer_url", null)
                .containsEntry("session_id", null);
    }

    @Test
    void anythingThatStrangersSendIsKept() {
        record(aVisit().by("'; drop table link_clicks; --\u0000" + "x".repeat(5_000))
                .with("Referer", "\u00ff\ufffe".repeat(2_000))
                .from("fe80::1%1")
                .visit());

        assertThat(row()).containsEntry("ip_address", "fe80::1");
    }

    @Test
    void countsPeopleMachinesAndDoubtsApart() {
        record(aVisit().at("2026-11-20T10:00:00Z").visit());
        record(aVisit().at("2026-11-20T11:00:00Z").visit());
        record(aVisit().at("2026-11-21T10:00:00Z").visit());
        record(aVisit().from("203.0.113.77").at("2026-11-21T10:30:00Z").visit());
        record(aVisit().by("curl/8").at("2026-11-22T10:00:00Z").visit());
        record(aVisit().without("Accept-Language").visit());
        record(aVisit().with("Sec-GPC", "1").visit());

        recorded.settle();
        assertThat(clicks.statistics(link.id()))
                .isEqualTo(new ClickStatistics(
                        7,
                        5,
                        1,
                        1,
                        0,
                        3,
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(clicks.countSince(Instant.parse("2026-11-21T15:00:00Z"))).isEqualTo(3);
    }

    @Test
    void noClicksHaveNoFirstAndLast() {
        assertThat(clicks.statistics(new TrackingId("lt_calendly_abc123")))
                .isEqualTo(new ClickStatistics(0, 0, 0, 0, 0, 0, null, null));
    }

    @Test
    void allProcessesShareTheSaltOfTheDay() {
        record(aVisit().visit());
        try (RecordedClicks other = new RecordedClicks(database.dataSource(), folder.resolve("other"), clock)) {
            other.add(aVisit().visit(), link);
            other.settle();
        }

        recorded.settle();
        assertThat(jdbc.sql("select distinct session_id from link_clicks")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void saltsAreForgottenAfterTwoDays() {
        VisitorSalts salts = new VisitorSalts(jdbc, clock);
        byte[] first = salts.of(LocalDate.parse("2026-11-21"));
        clock.pass(Duration.ofDays(1));
        byte[] second = salts.of(LocalDate.parse("2026-11-22"));

        assertThat(first).hasSize(32).isNotEqualTo(second);
        assertThat(days()).containsExactly(LocalDate.parse("2026-11-21"), LocalDate.parse("2026-11-22"));

        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        salts.forgetOld();
        salts.of(LocalDate.parse("2026-11-23"));
        assertThat(days()).containsExactly(LocalDate.parse("2026-11-22"), LocalDate.parse("2026-11-23"));
    }

    private static List<LocalDate> days() {
        return jdbc.sql("select day from visitor_salts order by day")
                .query(LocalDate.class)
                .list();
    }

    private Map<String, Object> row() {
        recorded.settle();
        return jdbc.sql("""
                select tracking_id, host(ip_address) as ip_address, user_agent, referrer_url, session_id, click_source,
                       document, method, verdict, reasons::text as reasons, anonymous,
                       to_char(clicked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as clicked_at
                  from link_clicks
                """).query().singleRow();
    }
}
