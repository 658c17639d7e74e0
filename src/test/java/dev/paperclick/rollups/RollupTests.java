package dev.paperclick.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.clicks.IngestedClick;
import dev.paperclick.clicks.Verdict;
import dev.paperclick.links.DocumentMark;
import dev.paperclick.platform.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rollups are what a naive count of the rows says, whoever writes and counts at the same time. */
class RollupTests {

    private static final int WRITERS = 3;
    private static final int TRANSACTIONS = 40;
    private static final int LINKS = 6;

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static JdbcTransactionManager transactions;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
        transactions = new JdbcTransactionManager(database.dataSource());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("""
                truncate link_clicks, click_days, day_totals, click_hours, filtered_days, dirty_click_days, report_zone, link_tracking
                """).update();
        for (int link = 0; link < LINKS; link++) {
            // two candidates, three applications, one of which has changed hands, and a link that nobody knows
            jdbc.sql("""
                    insert into link_tracking
                           (tracking_id, user_id, application_id, link_function, original_url, redirect_url)
                    values (:id, :candidate, :application, 'Calendly', 'https://example.com/' || :id, '')
                    """)
                    .param("id", "lt_x_000" + link)
                    .param("candidate", "c" + link / 4)
                    .param("application", application(link))
                    .update();
        }
    }

    /** Days of 23, 25 and 24.5 hours, a zone with minutes, and one whose days are UTC's. */
    @ParameterizedTest
    @CsvSource({
        "America/Edmonton, 2026-10-30",
        "America/Edmonton, 2026-03-06",
        "Australia/Lord_Howe, 2026-04-03",
        "Asia/Kathmandu, 2026-11-18",
        "UTC, 2026-11-18"
    })
    void areTheNaiveCountWhileClicksComeInAreReplayedAndJudgedAgain(String zone, LocalDate from) throws Exception {
        long seed = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 2);
        AtomicBoolean written = new AtomicBoolean();
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(seed + writer);
                int number = writer;
                writers.add(pool.submit(() -> write(random, number, from)));
            }
            List<Future<?>> rollers = new ArrayList<>();
            for (int roller = 0; roller < 2; roller++) {
                rollers.add(pool.submit(() -> {
                    while (!written.get()) {
                        clickDays(zone).roll();
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            written.set(true);
            for (Future<?> roller : rollers) {
                roller.get();
            }
        } finally {
            written.set(true);
            pool.shutdownNow();
        }

        clickDays(zone).roll();

        assertThat(rollups()).as("with seed %d", seed).isEqualTo(naive(ZoneId.of(zone)));
        assertThat(totals()).as("with seed %d", seed).isEqualTo(naiveTotals(ZoneId.of(zone)));
        assertThat(hours()).as("with seed %d", seed).isEqualTo(naiveHours(ZoneId.of(zone)));
        assertThat(jdbc.sql("select sum(clicks) from filtered_days")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(*) from link_clicks where verdict <> 'human'")
                        .query(Long.class)
                        .single());
        assertThat(clickDays(zone).roll().days()).isZero();
        assertThat(recount(zone).differences()).isEmpty();
    }

    @Test
    void aClickThatComesWhileItsDayIsCountedIsCountedTheNextTime() throws Exception {
        LocalDate day = LocalDate.parse("2026-11-18");
        insert(List.of(new IngestedClick(
                1, "lt_x_0000", day.atTime(12, 0).toInstant(ZoneOffset.UTC), "s1", Verdict.HUMAN, null)));
        try (Connection late = database.dataSource().getConnection()) {
            late.setAutoCommit(false);
            IngestedClick.insert(
                    List.of(new IngestedClick(
                            2, "lt_x_0000", day.atTime(13, 0).toInstant(ZoneOffset.UTC), "s2", Verdict.HUMAN, null)),
                    late);
            // its mark is not committed: who clears the day waits for it, and finds that it has changed
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<?> roll = other.submit(() -> clickDays("UTC").roll());
                org.awaitility.Awaitility.await().until(() -> roll.isDone() || someoneWaits());
                late.commit();
                roll.get();
            } finally {
                other.shutdownNow();
            }
        }

        clickDays("UTC").roll();

        assertThat(jdbc.sql("select human || ' ' || visitors from click_days")
                        .query(String.class)
                        .single())
                .isEqualTo("2 2");
    }

    /** Who reads links before their clicks are counted must not have the last word about whose they are. */
    @Test
    void aLinkThatChangesHandsWhileItsDayIsCountedIsCountedForItsNewOwner() throws Exception {
        LocalDate day = LocalDate.parse("2026-11-18");
        insert(List.of(new IngestedClick(
                1, "lt_x_0000", day.atTime(12, 0).toInstant(ZoneOffset.UTC), "s1", Verdict.HUMAN, null)));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<?>> move = new AtomicReference<>();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                clickDays("UTC").roll();
                move.set(other.submit(
                        () -> jdbc.sql("update link_tracking set user_id = 'c9' where tracking_id = 'lt_x_0000'")
                                .update()));
                org.awaitility.Awaitility.await().until(() -> move.get().isDone() || someoneWaits());
            });
            move.get().get();
        } finally {
            other.shutdownNow();
        }

        clickDays("UTC").roll();

        assertThat(jdbc.sql("select user_id || ' ' || human from click_hours")
                        .query(String.class)
                        .list())
                .containsExactly("c9 1");
    }

    @Test
    void aRecountTellsWhatWasWrongAndMendsIt() {
        LocalDate day = LocalDate.parse("2026-11-18");
        insert(List.of(new IngestedClick(
                1, "lt_x_0000", day.atTime(12, 0).toInstant(ZoneOffset.UTC), "s1", Verdict.HUMAN, null)));
        clickDays("UTC").roll();
        jdbc.sql("update click_days set human = 7").update();
        jdbc.sql("update click_hours set hour = 3").update();
        jdbc.sql("update day_totals set opened = 5 where everybody").update();
        insert(List.of(new IngestedClick(
                2, "lt_x_0001", day.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC), "s1", Verdict.HUMAN, null)));

        Recount recount = recount("UTC");

        assertThat(recount.foundFaults()).isTrue();
        assertThat(recount.differences().stream().filter(one -> !one.due()))
                .extracting(one -> one.day() + " " + one.trackingId() + one.candidateId() + " " + one.what() + " "
                        + one.rollup() + " " + one.recount())
                .containsExactlyInAnyOrder(
                        "2026-11-18 lt_x_0000 human 7 1", "2026-11-18 * opened of the day 5 1",
                        "2026-11-18 c0 hour 3 1 0", "2026-11-18 c0 hour 12 0 1");
        assertThat(recount.differences().stream().filter(Recount.Difference::due))
                .allSatisfy(one -> assertThat(one.day()).isEqualTo(day.plusDays(1)));
        assertThat(rollups()).isEqualTo(naive(ZoneId.of("UTC")));
        assertThat(recount("UTC").differences()).isEmpty();
    }

    private static String application(int link) {
        return link == 5 ? "a0" : "a" + link / 2;
    }

    private static boolean someoneWaits() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void write(Random random, int writer, LocalDate from) {
        List<IngestedClick> before = new ArrayList<>();
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            List<IngestedClick> rows = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                boolean again = !before.isEmpty() && random.nextInt(5) == 0;
                rows.add(
                        again
                                ? before.get(random.nextInt(before.size()))
                                : random(random, writer, before.size() + i, from));
            }
            insert(new ArrayList<>(new HashSet<>(rows)));
            before.addAll(rows);
            if (random.nextInt(4) == 0) {
                judgeAgain(before.get(random.nextInt(before.size())));
            }
        }
    }

    private static IngestedClick random(Random random, int writer, int number, LocalDate from) {
        Instant at =
                from.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofSeconds(random.nextInt(5 * 24 * 3_600)));
        return new IngestedClick(
                writer * 1_000_000L + number,
                "lt_x_000" + random.nextInt(LINKS + 1),
                at,
                random.nextInt(6) == 0 ? null : "s" + random.nextInt(12),
                Verdict.values()[random.nextInt(Verdict.values().length)],
                random.nextInt(3) == 0 ? null : DocumentMark.values()[random.nextInt(DocumentMark.values().length)]);
    }

    /** One transaction of the ingest. */
    private static void insert(List<IngestedClick> rows) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            IngestedClick.insert(rows, connection);
            connection.commit();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a re-classification does it: the rows, then the marks, in one transaction. */
    private static void judgeAgain(IngestedClick row) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("update link_clicks set verdict = 'automated', reasons = '{burst}' where click_id = :id")
                    .param("id", row.id())
                    .update();
            new DirtyClickDays(jdbc).mark(List.of(LocalDate.ofInstant(row.at(), ZoneOffset.UTC)));
        });
    }

    private static ClickDays clickDays(String zone) {
        DirtyClickDays dirtyDays = new DirtyClickDays(jdbc);
        return new ClickDays(
                database.dataSource(),
                transactions,
                dirtyDays,
                new ReportZone(database.dataSource(), transactions, dirtyDays, new RollupProperties(zone)));
    }

    private static Recount recount(String zone) {
        DirtyClickDays dirtyDays = new DirtyClickDays(jdbc);
        RollupStatus status = clickDays(zone).status();
        return new ClickRecount(
                        database.dataSource(),
                        transactions,
                        dirtyDays,
                        new ReportZone(database.dataSource(), transactions, dirtyDays, new RollupProperties(zone)),
                        clickDays(zone))
                .run(status.firstClick(), status.lastClick(), CountWatch.NOBODY);
    }

    private record Stored(
            String link, OffsetDateTime at, String session, String document, String verdict, boolean anonymous) {

        LocalDate day(ZoneId zone) {
            return at.atZoneSameInstant(zone).toLocalDate();
        }

        /** Of the person; null for nobody. */
        String visitor() {
            return verdict.equals("human") ? session : null;
        }

        int number() {
            return link.charAt(link.length() - 1) - '0';
        }

        String application() {
            return number() < LINKS ? RollupTests.application(number()) : null;
        }

        String candidate() {
            return number() < LINKS ? "c" + number() / 4 : "";
        }
    }

    private static List<Stored> stored() {
        return jdbc.sql("""
                        select tracking_id, clicked_at, session_id, coalesce(document, '') as document, verdict, anonymous
                          from link_clicks
                        """)
                .query((row, n) -> new Stored(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6)))
                .list();
    }

    /** By day, link and document: the numbers of the row; by day and application or candidate: its visitors. */
    private static Map<String, String> naive(ZoneId zone) {
        Map<String, long[]> counts = new TreeMap<>();
        Map<String, Set<String>> sessions = new TreeMap<>();
        for (Stored click : stored()) {
            LocalDate day = click.day(zone);
            String line = day + " " + click.link() + " " + click.document();
            long[] count = counts.computeIfAbsent(line, key -> new long[5]);
            count[List.of("human", "automated", "uncertain", "excluded").indexOf(click.verdict())]++;
            count[4] += click.anonymous() && !click.verdict().equals("excluded") ? 1 : 0;
            for (String group : List.of(
                    line,
                    day + " " + click.link(),
                    day + " " + click.application() + click.candidate(),
                    day + " " + click.candidate())) {
                Set<String> seen = sessions.computeIfAbsent(group, key -> new HashSet<>());
                if (click.visitor() != null) {
                    seen.add(click.visitor());
                }
            }
        }
        Map<String, String> expected = new TreeMap<>();
        sessions.forEach((group, seen) -> expected.put(
                group,
                (counts.containsKey(group)
                                ? List.of(
                                                counts.get(group)[0],
                                                counts.get(group)[1],
                                                counts.get(group)[2],
                                                counts.get(group)[3],
                                                counts.get(group)[4])
                                        + " "
                                : "")
                        + seen.size()));
        return expected;
    }

    private static Map<String, String> rollups() {
        Map<String, String> rollups = new TreeMap<>();
        jdbc.sql("""
                select day || ' ' || tracking_id || ' ' || document as line,
                       format('[%s, %s, %s, %s, %s] %s', human, automated, uncertain, excluded, anonymous, visitors) as numbers
                  from click_days
                 union all
                select day || ' ' || tracking_id, sum(link_visitors)::text from click_days group by day, tracking_id
                 union all
                select day || ' ' || coalesce(application_id, 'null') || coalesce(user_id, ''),
                       sum(application_visitors)::text
                  from click_days
                  left join link_tracking using (tracking_id)
                 group by day, application_id, user_id
                 union all
                select day || ' ' || coalesce(user_id, ''), sum(candidate_visitors)::text
                  from click_days
                  left join link_tracking using (tracking_id)
                 group by day, user_id
                """).query(row -> {
            rollups.put(row.getString(1), row.getString(2));
        });
        return rollups;
    }

    /** By day and candidate, and by day alone: clicks by verdict, different visitors of each candidate, different applications. */
    private static Map<String, String> naiveTotals(ZoneId zone) {
        Map<String, List<Stored>> clicks = new TreeMap<>();
        for (Stored click : stored()) {
            for (String whose : List.of("of '" + click.candidate() + "'", "all")) {
                clicks.computeIfAbsent(click.day(zone) + " " + whose, key -> new ArrayList<>())
                        .add(click);
            }
        }
        Map<String, String> totals = new TreeMap<>();
        clicks.forEach((key, ofKey) -> totals.put(
                key,
                Stream.of("human", "automated", "uncertain")
                                .map(verdict ->
                                        number(ofKey, click -> click.verdict().equals(verdict)))
                                .toList()
                        + " "
                        + number(
                                ofKey,
                                click -> click.anonymous() && !click.verdict().equals("excluded"))
                        + " "
                        + different(
                                ofKey, click -> click.visitor() == null ? null : click.visitor() + click.candidate())
                        + " "
                        + different(ofKey, click -> click.verdict().equals("human") ? click.application() : null)));
        return totals;
    }

    private static long number(List<Stored> clicks, Predicate<Stored> which) {
        return clicks.stream().filter(which).count();
    }

    private static long different(List<Stored> clicks, Function<Stored, String> what) {
        return clicks.stream().map(what).filter(Objects::nonNull).distinct().count();
    }

    private static Map<String, String> totals() {
        Map<String, String> totals = new TreeMap<>();
        jdbc.sql("""
                select day || case when everybody then ' all' else ' of ''' || user_id || '''' end,
                       format('[%s, %s, %s] %s %s %s', human, automated, uncertain, anonymous, visitors, opened)
                  from day_totals
                """).query(row -> {
            totals.put(row.getString(1), row.getString(2));
        });
        return totals;
    }

    private static Map<String, Long> naiveHours(ZoneId zone) {
        Map<String, Long> hours = new TreeMap<>();
        stored().stream()
                .filter(click -> click.verdict().equals("human"))
                .forEach(click -> hours.merge(
                        click.day(zone) + " "
                                + click.at().atZoneSameInstant(zone).getHour() + " " + click.candidate(),
                        1L,
                        Long::sum));
        return hours;
    }

    private static Map<String, Long> hours() {
        Map<String, Long> hours = new TreeMap<>();
        jdbc.sql("select day || ' ' || hour || ' ' || user_id, human from click_hours")
                .query(row -> {
                    hours.put(row.getString(1), row.getLong(2));
                });
        return hours;
    }
}
