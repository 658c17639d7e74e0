package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperclick.http.SettableClock;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.UserProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReclassificationTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static TestDatabase database;
    private static JdbcClient jdbc;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T23:00:00Z"));

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        jdbc = database.jdbc();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate link_clicks, link_tracking, dirty_click_days").update();
        for (String link : List.of("a", "b", "c", "d")) {
            jdbc.sql("""
                    insert into link_tracking (tracking_id, application_id, link_function, original_url, redirect_url)
                    values (:id, 'app', :id, 'https://example.com/' || :id, 'http://localhost')
                    """).param("id", "lt_x_000" + link).update();
        }
    }

    @Test
    void newerListsCorrectWhatWasStored() {
        click("a", NOON, "203.0.113.9", "Thing/1.0 (+https://thing.example)", "uncertain", "unknown_agent");
        click("a", NOON, "40.107.1.1", Visits.CHROME, "human", "navigation,browser");
        click("a", NOON, "192.0.2.1", Visits.CHROME, "human", "browser");
        click("a", NOON, "203.0.113.9", Visits.CHROME, "automated", "head,crawler,browser");
        click("a", NOON, "203.0.113.9", Visits.CHROME, "human", "browser");

        Reclassified done = reclassify(3);

        assertThat(judgements())
                .containsExactly(
                        "automated crawler",
                        "automated scanner_certain,navigation,browser",
                        "excluded self,browser",
                        "automated head,browser",
                        "human browser");
        assertThat(done.looked()).isEqualTo(5);
        assertThat(done.changes())
                .containsExactlyInAnyOrder(
                        new Reclassified.Change(
                                "uncertain", "automated", Set.of(Reason.CRAWLER), Set.of(Reason.UNKNOWN_AGENT), 1),
                        new Reclassified.Change("human", "automated", Set.of(Reason.SCANNER_CERTAIN), Set.of(), 1),
                        new Reclassified.Change("human", "excluded", Set.of(Reason.SELF), Set.of(), 1),
                        new Reclassified.Change("automated", "automated", Set.of(), Set.of(Reason.CRAWLER), 1));
    }

    @Test
    void changedDaysAreMarkedOnceAndOnlyThen() {
        click("a", NOON.minusSeconds(86_400), "40.107.1.1", Visits.CHROME, "human", "browser");
        click("a", NOON, "203.0.113.9", Visits.CHROME, "human", "browser");

        reclassify(3);
        reclassify(3);
        assertThat(dirty()).isEqualTo(Map.of("2026-11-19", 1L));

        click("a", NOON.minusSeconds(86_400), "40.107.1.1", Visits.CHROME, "human", "browser");
        reclassify(3);
        assertThat(dirty()).isEqualTo(Map.of("2026-11-19", 2L));
    }

    @Test
    void olderDaysAndAnonymousReadersStayAsTheyAre() {
        click("a", NOON.minusSeconds(3 * 86_400), "40.107.1.1", Visits.CHROME, "human", "browser");
        jdbc.sql("""
                insert into link_clicks (tracking_id, clicked_at, click_source, method, verdict, reasons, anonymous)
                values ('lt_x_000a', '2026-11-20T12:00:00Z', 'direct', 'GET', 'human', '{browser}', true)
                """).update();

        assertThat(reclassify(3)).isEqualTo(new Reclassified(0, List.of()));
    }

    @Test
    void reasonsOfANewerVersionAreLeftAlone() {
        click("a", NOON, "40.107.1.1", Visits.CHROME, "human", "from_the_future");

        assertThat(reclassify(3).changes()).isEmpty();
        assertThat(judgements()).containsExactly("human from_the_future");
    }

    @Test
    void aRowThatSomebodyElseJudgedMeanwhileIsLeftToThem() {
        click("a", NOON, "203.0.113.9", Visits.CHROME, "automated", "burst,browser");
        long id = jdbc.sql("select click_id from link_clicks").query(Long.class).single();
        Classification stale = Classification.ofWords(List.of("browser"));

        List<Reclassified.Change> changes = transactions().execute(status -> {
            Corrections corrections = new Corrections(jdbc);
            corrections.take(
                    new StoredClick(id, NOON, null, Visits.CHROME, "human", stale), stale.with(Reason.SCANNER_CERTAIN));
            corrections.write();
            return corrections.changes();
        });

        assertThat(changes).isEmpty();
        assertThat(judgements()).containsExactly("automated burst,browser");
    }

    @Test
    void truncatedAddressesStillTell() {
        click("a", NOON, "40.107.1.0", Visits.CHROME, "human", "browser");
        click("a", NOON, null, Visits.CHROME, "automated", "scanner_certain,browser");

        reclassify(3);

        assertThat(judgements())
                .containsExactly("automated scanner_certain,browser", "automated scanner_certain,browser");
    }

    @Test
    void senselessPeriodsAreRefused() {
        assertThatThrownBy(() -> reclassify(0)).isInstanceOf(UserProblem.class).hasMessageContaining("0 days");
    }

    @Test
    void burstsAreWhatANaiveCountSays() {
        Random random = new Random(20261121);
        for (int round = 0; round < 25; round++) {
            empty();
            List<long[]> clicks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // link, milliseconds: dense and sparse rounds, equal instants, edges of exactly ten seconds
                clicks.add(new long[] {random.nextInt(4), random.nextInt(20 + round * 10) * 500L});
                long[] click = clicks.get(i);
                click(
                        String.valueOf((char) ('a' + click[0])),
                        NOON.plusMillis(click[1]),
                        "203.0.113." + random.nextInt(256),
                        Visits.CHROME,
                        "human",
                        "browser");
            }

            reclassify(3);

            List<Boolean> expected = clicks.stream()
                    .map(one -> clicks.stream().anyMatch(start -> isIn(start, one) && links(clicks, start) >= 3))
                    .toList();
            assertThat(judgements().stream().map(row -> row.contains("burst")).toList())
                    .as("round %d", round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void clicksThatArriveMeanwhileAreForTheNextTime() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger arrived = new AtomicInteger();
        ExecutorService visitors = Executors.newSingleThreadExecutor();
        try {
            Future<?> arriving = visitors.submit(() -> {
                while (!enough.get()) {
                    int i = arrived.get();
                    String link = String.valueOf((char) ('a' + i % 3));
                    click(link, NOON.plusMillis(100L * i), "203.0.113.9", Visits.CHROME, "human", "browser");
                    arrived.incrementAndGet();
                }
            });
            long changed = 0;
            for (int run = 1; run <= 5; run++) {
                int before = run * 20;
                Awaitility.await().until(() -> arrived.get() >= before || arriving.isDone());
                changed += reclassify(3).changed();
            }
            enough.set(true);
            arriving.get();

            changed += reclassify(3).changed();

            assertThat(changed).isEqualTo(arrived.get());
            assertThat(judgements()).hasSize(arrived.get()).containsOnly("automated burst,browser");
            assertThat(reclassify(3).changes()).isEmpty();
        } finally {
            enough.set(true);
            visitors.shutdownNow();
        }
    }

    @Test
    void aRowThatChangesWhileItsCorrectionWaitsForItIsLeftAlone() throws Exception {
        click("a", NOON, "40.107.1.1", Visits.CHROME, "human", "browser");
        click("b", NOON, "40.107.1.1", Visits.CHROME, "human", "browser");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Reclassified> waiting = transactions().execute(status -> {
                jdbc.sql("""
                        update link_clicks
                           set verdict = 'automated', reasons = '{head,browser}'
                         where tracking_id = 'lt_x_000a'
                        """).update();
                Future<Reclassified> run = other.submit(() -> reclassify(3));
                Awaitility.await().until(() -> waits(run));
                return run;
            });

            assertThat(waiting.get().changed()).isOne();
            assertThat(judgements()).containsExactly("automated head,browser", "automated scanner_certain,browser");

            reclassify(3);
            assertThat(judgements())
                    .containsExactly("automated head,scanner_certain,browser", "automated scanner_certain,browser");
        } finally {
            other.shutdownNow();
        }
    }

    private static boolean waits(Future<?> run) {
        return run.isDone()
                || jdbc.sql("select count(*) from pg_locks where not granted and pid <> pg_backend_pid()")
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private static boolean isIn(long[] start, long[] click) {
        return click[1] >= start[1] && click[1] <= start[1] + 10_000;
    }

    private static long links(List<long[]> clicks, long[] start) {
        return clicks.stream()
                .filter(click -> isIn(start, click))
                .map(click -> click[0])
                .collect(Collectors.toCollection(TreeSet::new))
                .size();
    }

    private Reclassified reclassify(int days) {
        ClickClassifier classifier = new ClickClassifier(
                ScannerNetworks.shipped(),
                NetworkSet.of(List.of(Network.parse("192.0.2.0/24").orElseThrow())));
        Reclassification reclassification = new Reclassification(jdbc, classifier, new DirtyClickDays(jdbc), clock);
        return transactions().execute(status -> reclassification.run(days));
    }

    private static TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    }

    private static void click(String link, Instant at, String address, String agent, String verdict, String reasons) {
        jdbc.sql("""
                insert into link_clicks (tracking_id, clicked_at, ip_address, user_agent, click_source, method, verdict,
                                         reasons)
                values (:link, cast(:at as timestamptz), cast(:address as inet), :agent, 'direct', 'GET', :verdict,
                        string_to_array(:reasons, ','))
                """)
                .param("link", "lt_x_000" + link)
                .param("at", at.toString())
                .param("address", address)
                .param("agent", agent)
                .param("verdict", verdict)
                .param("reasons", reasons)
                .update();
    }

    private static List<String> judgements() {
        return jdbc.sql("select verdict || ' ' || array_to_string(reasons, ',') from link_clicks order by click_id")
                .query(String.class)
                .list();
    }

    private static Map<String, Long> dirty() {
        return jdbc
                .sql("select day::text, version from dirty_click_days")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
