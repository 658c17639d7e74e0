package dev.paperclick.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.cli.OpenInstallation;
import dev.paperclick.clicks.Reclassification;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.ClickRecount;
import dev.paperclick.rollups.CountWatch;
import dev.paperclick.rollups.Recount;
import dev.paperclick.rollups.RollupStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a night costs with 100,000 new clicks over histories of different lengths, and what counting a whole history anew costs
 * beside the bare statement; printed, for docs/performance.md. What is asserted is that all of it was counted.
 */
@Tag("soak")
@Isolated("measures how long things take")
class NightlyCostTests {

    private static final int LINKS = 30_000;
    /** Of most applications nobody opens a link. */
    private static final int CLICKED_LINKS = 2_000;

    private static final int CANDIDATES = 10;
    private static final int NEW_CLICKS = 100_000;

    @TempDir
    Path folder;

    @Test
    void aNightOverHistoriesOfThreeLengths() throws IOException {
        // the first night pays for what the virtual machine learns, and is not printed
        night(0, false);
        for (int history : List.of(0, 1_000_000, 10_000_000)) {
            night(history, true);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void night(int history, boolean printed) throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Path workspace = Files.createDirectories(folder.resolve("night-" + history + printed));
            Files.writeString(
                    workspace.resolve("application.yml"), "paperclick.database.url: \"" + database.psqlUrl() + "\"\n");
            JdbcClient jdbc = database.jdbc();
            fill(jdbc);
            clicks(jdbc, history, 365, 4);
            try (OpenInstallation installation = new OpenInstallation(workspace)) {
                ClickDays days = installation.get(ClickDays.class);
                jdbc.sql("vacuum analyze link_clicks").update();
                double byLink = seconds(() -> bare(jdbc, "tracking_id"));
                double bare = seconds(() -> bare(jdbc, "tracking_id, document, click_source"));
                double first = seconds(days::roll);
                double again = seconds(() -> recount(installation));
                jdbc.sql("vacuum analyze").update();
                clicks(jdbc, NEW_CLICKS, 3, 0);
                jdbc.sql("analyze link_clicks").update();

                double judged =
                        seconds(() -> installation.get(Reclassification.class).run(3));
                double rolled = seconds(days::roll);
                double written = seconds(() -> write(installation));

                if (printed) {
                    System.out.printf(
                            Locale.ROOT,
                            "history %,d: counted %.1f s, counted anew and compared %.1f s, bare statement %.1f s, by"
                                    + " link alone %.1f s; night %.2f s = judge %.2f + roll up %.2f + %d reports %.2f%n",
                            history,
                            first,
                            again,
                            bare,
                            byLink,
                            judged + rolled + written,
                            judged,
                            rolled,
                            CANDIDATES + 1,
                            written);
                }
                assertThat(days.status().clicks()).isEqualTo(history + NEW_CLICKS);
            }
        }
    }

    /** What anybody would type who wants the different visitors of each day. */
    private static void bare(JdbcClient jdbc, String columns) {
        jdbc.sql("drop table if exists bare").update();
        jdbc.sql("""
                create table bare as
                select %1$s, (clicked_at at time zone 'UTC')::date as day, count(*) as clicks,
                       count(distinct session_id) as sessions
                  from link_clicks
                 group by %1$s, day
                """.formatted(columns)).update();
    }

    private static void recount(OpenInstallation installation) {
        RollupStatus status = installation.get(ClickDays.class).status();
        if (status.first() != null && status.last() != null) {
            Recount recount =
                    installation.get(ClickRecount.class).run(status.first(), status.last(), CountWatch.NOBODY);
            assertThat(recount.differences()).isEmpty();
        }
    }

    private static void write(OpenInstallation installation) {
        Reports reports = installation.get(Reports.class);
        ReportFolders folders = installation.get(ReportFolders.class);
        ReportFiles files = installation.get(ReportFiles.class);
        Instant due = Instant.now();
        ReportPeriod period = ReportPeriod.fullDays(30, due, reports.zone());
        List<Subject> subjects = Stream.concat(Stream.of(Subject.FIRM), reports.subjects().stream())
                .toList();
        ReportReading reading = reports.read(subjects, period, due);
        for (Subject subject : subjects) {
            folders.write(reading.of(subject), period.last(), files.formats());
        }
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql("""
                insert into user_candidate_info (user_id, full_name)
                select 'c' || n, 'Candidate ' || n from generate_series(0, :candidates - 1) as n
                """).param("candidates", CANDIDATES).update();
        jdbc.sql("""
                insert into job_applications (application_id, user_id, job_id, company, title, content_hash, tracked,
                                              resume_path, resume_sha256, cover_letter_path, cover_letter_sha256,
                                              generated_at, source, template_variant)
                select 'a' || n, 'c' || n % :candidates, 'j' || n, 'Company ' || n % 3000, 'Manager', '', true, '', '', '', '',
                       now() - make_interval(days => n % 400), 'LinkedIn', case n % 2 when 0 then 'a' else 'b' end
                  from generate_series(0, :links / 3 - 1) as n
                """).param("candidates", CANDIDATES).param("links", LINKS).update();
        jdbc.sql("""
                insert into link_tracking (tracking_id, user_id, application_id, link_function, original_url, redirect_url)
                select 'lt_x_' || lpad(n::text, 8, '0'), 'c' || (n / 3) % :candidates, 'a' || n / 3,
                       (array['Calendly', 'LinkedIn', 'Portfolio'])[1 + n % 3], 'https://example.com/' || n, ''
                  from generate_series(0, :links - 1) as n
                """).param("candidates", CANDIDATES).param("links", LINKS).update();
        jdbc.sql("""
                select make_link_click_partition((now() - make_interval(months => n))::date)
                  from generate_series(0, 13) as n
                """).query(Boolean.class).list();
    }

    /** In the order of time, as the journal brings them, spread evenly over days that end some days ago. */
    private static void clicks(JdbcClient jdbc, int count, int days, int daysAgo) {
        jdbc.sql("""
                with clicked as (
                    insert into link_clicks (tracking_id, clicked_at, ip_address, user_agent, session_id, click_source, document,
                                             method, verdict, reasons)
                    select 'lt_x_' || lpad(floor(random() * :links)::text, 8, '0'),
                           now() - make_interval(days => :daysAgo)
                           - make_interval(secs => :days * 86400 * (1 - n / :count::double precision)),
                           '203.0.113.0'::inet + floor(random() * 250)::integer,
                           'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
                           md5((n / 2)::text),
                           (array['email', 'direct', 'linkedin', 'web'])[1 + n % 4],
                           (array['resume', 'cover_letter'])[1 + n % 2],
                           'GET',
                           case when n % 10 < 6 then 'human' else 'automated' end,
                           case when n % 10 < 6 then '{browser}'::text[] else '{head,browser}' end
                      from generate_series(1, :count) as n
                    returning clicked_at
                )
                insert into dirty_click_days as dirty (day)
                select distinct (clicked_at at time zone 'UTC')::date as day
                  from clicked
                 order by day
                    on conflict (day) do update
                   set version = dirty.version + 1
                """)
                .param("links", CLICKED_LINKS)
                .param("count", count)
                .param("days", days)
                .param("daysAgo", daysAgo)
                .update();
    }
}
