package dev.paperclick.clicks;

import static dev.paperclick.clicks.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.Waits;
import dev.paperclick.http.SettableClock;
import dev.paperclick.journal.Journal;
import dev.paperclick.journal.JournalProperties;
import dev.paperclick.links.TrackingId;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** From the journal into the database: each click once, whatever happens in between. */
class IngestTests {

    private static final TrackingId LINK = new TrackingId("lt_calendly_abcdefghijklmnopqrstuv");
    private static final String AT = "2026-11-21T15:00:00Z";

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse(AT));
    private final JournalProperties properties = new JournalProperties("async", 7);
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();

    private @Nullable ClickJournal journal;
    private @Nullable ClickIngest ingest;
    private int serial;

    @AfterEach
    void close() {
        stop();
        database.close();
    }

    private void openJournal() {
        journal = TestJournals.in(folder, properties, jdbc, clock);
        journal.open();
    }

    private void start() {
        start(database);
    }

    private void start(TestDatabase target) {
        start(target.dataSource());
    }

    private void start(DataSource target) {
        JdbcClient client = JdbcClient.create(target);
        if (journal == null) {
            openJournal();
        }
        ingest = new ClickIngest(
                journal,
                properties,
                target,
                TestJournals.recognition(Visits.rules(), client, clock),
                new VisitorSalts(client, clock),
                clock);
        ingest.start();
    }

    private void stop() {
        if (ingest != null) {
            ingest.close();
            ingest = null;
        }
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    private void record(int clicks) {
        for (int i = 0; i < clicks; i++) {
            record(aVisit());
        }
    }

    private void record(Visits visits) {
        journal.record(List.of(
                new Visited(LINK, "steve_glen", visits.by("serial/" + serial++).visit())));
    }

    private List<String> expected() {
        return IntStream.range(0, serial).mapToObj(i -> "serial/" + i).sorted().toList();
    }

    private static List<String> serials(JdbcClient from) {
        return from.sql("select user_agent from link_clicks").query(String.class).list().stream()
                .sorted()
                .toList();
    }

    /** Waits until all clicks are in, and checks that none is there twice. */
    private void settle() {
        settle(jdbc);
    }

    private void settle(JdbcClient target) {
        await().atMost(Waits.LONG)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() ->
                        ingest.progress().backlogBytes() == 0 && serials(target).size() >= serial);
        assertThat(serials(target)).isEqualTo(expected());
        assertThat(target.sql("select count(distinct click_id) from link_clicks")
                        .query(Integer.class)
                        .single())
                .isEqualTo(serial);
    }

    private List<Long> sessionsThatWait() {
        return jdbc.sql("""
                select pid
                  from pg_stat_activity
                 where datname = current_database()
                   and wait_event_type = 'Lock'
                """).query(Long.class).list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visitor_salts", "link_clicks", "dirty_click_days", "click_journal_positions"})
    void aTransactionThatDiesAtAnyStatementIsDoneAgain(String table) throws SQLException {
        start();
        record(100);
        settle();
        clock.pass(Duration.ofDays(1));
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            for (int i = 0; i < 100; i++) {
                record(aVisit().at("2026-11-22T15:00:00Z"));
            }
            for (int i = 0; i < 3; i++) {
                await().atMost(Waits.LONG).until(() -> !sessionsThatWait().isEmpty());
                sessionsThatWait()
                        .forEach(pid -> jdbc.sql("select pg_terminate_backend(cast(:pid as integer))")
                                .param("pid", pid)
                                .query(Boolean.class)
                                .single());
            }
            other.rollback();
        }
        settle();
        assertThat(ingest.progress().interruptionCount()).isPositive();
        assertThat(ingest.progress().isConnected()).isTrue();
    }

    @Test
    void sessionsThatAreEndedAgainAndAgainChangeNothing() throws InterruptedException {
        start();
        Thread readers = new Thread(() -> record(30_000));
        readers.start();
        while (readers.isAlive() || serials(jdbc).size() < serial) {
            long before = ingest.progress().records();
            jdbc.sql("""
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where datname = current_database()
                       and pid <> pg_backend_pid()
                    """).query(Boolean.class).list();
            await().atMost(Waits.LONG)
                    .until(() -> ingest.progress().records() > before
                            || ingest.progress().records()
                                    == journal.health().orElseThrow().writtenRecords());
        }
        readers.join();
        settle();
    }

    @Test
    void aDatabaseThatLetsNobodyInIsWaitedFor() {
        start();
        record(10);
        settle();
        database.shut();
        record(10);
        await().atMost(Waits.LONG).until(() -> !ingest.progress().isConnected());
        database.reopen();
        // The pool's connections are broken, and each is noticed by whoever gets it.
        await().atMost(Waits.LONG).ignoreExceptions().until(() -> serials(jdbc).size() == serial);
        await().atMost(Waits.LONG).ignoreExceptions().untilAsserted(this::settle);
    }

    @Test
    void recordsThatNobodyUnderstandsAreSetAside() throws IOException {
        openJournal();
        record(5);
        Journal raw = journal.journal().orElseThrow();
        List<byte[]> poison = List.of(
                new byte[] {9},
                new byte[] {1},
                plain(AT, 4).putShort((short) 40).array(),
                plain(AT, -3).putShort((short) 0).array(),
                plain(AT, 5).put(new byte[60]).array(),
                plain("-9000-01-01T00:00:00Z", 4).put(new byte[60]).array(),
                plain("2262-01-01T00:00:00Z", 4).put(new byte[60]).array(),
                plain("+200000-01-01T00:00:00Z", 4).put(new byte[60]).array(),
                ("\2" + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
        for (byte[] payload : poison) {
            raw.append(List.of(out -> out.put(payload)), unfit -> {
                throw unfit;
            });
            record(1);
        }
        start();

        settle();

        await().atMost(Waits.LONG).until(() -> ingest.progress().setAsideRecords() == poison.size());
        assertThat(ingest.progress().records()).isEqualTo(serial + poison.size());
        assertThat(ingest.progress().interruptionCount()).isZero();
        List<byte[]> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(journal.folder().resolve("unreadable"))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                kept.add(Files.readAllBytes(file));
            }
        }
        assertThat(kept).containsExactlyElementsOf(poison);
    }

    /** The beginning of a visit's record: up to its address. */
    private static ByteBuffer plain(String receivedAt, int addressBytes) {
        return ByteBuffer.allocate(80)
                .put((byte) 1)
                .putLong(Instant.parse(receivedAt).getEpochSecond() * 1_000_000)
                .put(new byte[3])
                .put((byte) addressBytes);
    }

    @Test
    void clicksThatTheDatabaseRefusesAreSetAside() {
        jdbc.sql("alter table link_clicks add check (user_agent not in ('serial/7', 'serial/8', 'serial/40'))")
                .update();
        openJournal();
        record(50);

        start();

        await().atMost(Waits.LONG).until(() -> ingest.progress().records() == 50);
        assertThat(serials(jdbc)).hasSize(47).doesNotContain("serial/7", "serial/8", "serial/40");
        assertThat(ingest.progress().setAsideRecords()).isEqualTo(3);
        assertThat(new UnreadableClicks(journal.folder()).count()).isEqualTo(3);
        assertThat(ingest.progress().newClicks()).isEqualTo(47);
    }

    private JournalReplay.Outcome replay(TestDatabase target) {
        stop();
        ClickJournal own = TestJournals.in(folder, properties, jdbc, clock);
        return new JournalReplay(
                        own,
                        properties,
                        target.dataSource(),
                        TestJournals.recognition(Visits.rules(), target.jdbc(), clock),
                        new VisitorSalts(target.jdbc(), clock),
                        clock)
                .run();
    }

    @Test
    void aReplayInsertsWhatIsMissingAndNothingElse() {
        start();
        record(100);
        settle();
        jdbc.sql("delete from link_clicks where user_agent like 'serial/%7'").update();
        jdbc.sql("update link_clicks set verdict = 'human', reasons = '{navigation}' where user_agent = 'serial/42'")
                .update();

        JournalReplay.Outcome outcome = replay(database);

        assertThat(outcome).isEqualTo(new JournalReplay.Outcome(100, 10, 0, 0));
        assertThat(serials(jdbc)).isEqualTo(expected());
        assertThat(jdbc.sql("select verdict from link_clicks where user_agent = 'serial/42'")
                        .query(String.class)
                        .single())
                .isEqualTo("human");
        assertThat(replay(database)).isEqualTo(new JournalReplay.Outcome(100, 0, 0, 0));
        start();
        record(1);
        settle();
    }

    @Test
    void aReplayTellsWhatTheDatabaseRefuses() {
        start();
        record(20);
        settle();
        jdbc.sql("truncate link_clicks").update();
        jdbc.sql("alter table link_clicks add check (user_agent <> 'serial/7')").update();

        assertThat(replay(database)).isEqualTo(new JournalReplay.Outcome(20, 19, 1, 0));
    }

    @Test
    void positionsThatWereLostChangeNothing() {
        start();
        record(100);
        settle();
        stop();
        jdbc.sql("delete from click_journal_positions where true").update();
        start();
        record(10);
        settle();
    }

    @Test
    void aDatabaseAsItWasAnHourAgoGetsTheRest() {
        start();
        record(100);
        settle();
        jdbc.sql("create table old_positions as table click_journal_positions").update();
        record(50);
        settle();
        stop();
        jdbc.sql("delete from link_clicks where cast(substr(user_agent, 8) as integer) >= 100")
                .update();
        jdbc.sql("delete from click_journal_positions where true").update();
        jdbc.sql("insert into click_journal_positions select * from old_positions")
                .update();

        start();

        settle();
    }

    @Test
    void anotherDatabaseGetsTheWholeJournal() {
        start();
        record(100);
        settle();
        stop();
        try (TestDatabase second = TestDatabase.fresh()) {
            start(second);
            record(10);
            settle(second.jdbc());
            stop();
        }
        start();
        settle();
    }

    @Test
    void aSegmentThatWasKeptLongEnoughGoesAndItsIdsDoNotComeBack() throws IOException {
        start();
        record(10);
        settle();
        stop();
        clock.pass(Duration.ofDays(8));
        start();
        Path segment = journal.folder().resolve("00000001.log");
        long head = 48;
        await().atMost(Waits.LONG).until(() -> Files.size(segment) == head);
        stop();

        start();
        record(10);

        settle();
        assertThat(replay(database)).isEqualTo(new JournalReplay.Outcome(10, 0, 0, 0));
    }

    @Test
    void strangersDoNotDecideHowMuchIsInMemory() throws IOException {
        openJournal();
        for (int i = 0; i < 4_000; i++) {
            record(aVisit().with("Referer", "\u20ac".repeat(1_024)));
        }
        Journal open = journal.journal().orElseThrow();
        try (JournalSource source = new JournalSource(open.id(), Map.of(), new UnreadableSegments(clock))) {
            JournalSource.Batch batch = source.next(open.extents(), 10_000);
            assertThat(batch.records().stream()
                            .mapToInt(found -> found.payload().remaining())
                            .sum())
                    .isBetween(JournalSource.MOST_BYTES, JournalSource.MOST_BYTES + 8_192);
        }

        start();

        settle();
    }

    @Test
    void aFileThatCannotBeReadKeepsNoOtherWaitingAndIsReadWhenItCan() throws IOException {
        openJournal();
        record(20);
        stop();
        openJournal();
        record(20);
        stop();
        Path broken = folder.resolve("data/journal/00000001.log");
        Path kept = Files.move(broken, folder.resolve("kept"));
        // Opened like a file, but reading it is an input/output error.
        Files.createDirectory(broken);
        start();
        record(20);

        await().atMost(Waits.LONG)
                .until(() -> serials(jdbc).size() == 40 && ingest.progress().backlogBytes() == 0);
        assertThat(ingest.unreadableSegments()).isOne();
        assertThat(ingest.isWell()).isFalse();
        assertThat(ingest.progress().interruptionCount()).isZero();

        Files.delete(broken);
        Files.move(kept, broken);
        clock.pass(Duration.ofMinutes(1));

        settle();
        assertThat(ingest.unreadableSegments()).isZero();
        assertThat(ingest.isWell()).isTrue();
    }

    @Test
    void aFileThatCannotBeReadAndIsTakenAwayIsNotMissed() throws IOException {
        openJournal();
        record(20);
        stop();
        Path broken = Files.createDirectory(folder.resolve("data/journal/00000002.log"));
        start();
        settle();
        await().atMost(Waits.LONG).until(() -> ingest.unreadableSegments() == 1);

        Files.delete(broken);

        await().atMost(Waits.LONG).until(() -> ingest.isWell());
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, NoClassDefFoundError.class})
    void evenAnErrorIsSurvived(Class<? extends Error> kind) throws InterruptedException {
        AtomicBoolean fails = new AtomicBoolean(true);
        CountDownLatch failures = new CountDownLatch(3);
        openJournal();
        record(10);
        start(new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (fails.get()) {
                    failures.countDown();
                    throw BeanUtils.instantiateClass(kind);
                }
                return super.getConnection();
            }
        });
        failures.await();
        assertThat(ingest.isWell()).isFalse();

        fails.set(false);

        settle();
        await().atMost(Waits.LONG).until(() -> ingest.isWell());
    }

    private List<LocalDate> dirtyDays() {
        return jdbc.sql("select day from dirty_click_days order by day")
                .query(LocalDate.class)
                .list();
    }

    @Test
    void clicksFromAnyClockAreKept() {
        start();
        record(aVisit().at("2019-02-03T04:05:06Z"));
        record(aVisit().at("1970-01-01T00:00:00Z"));
        record(aVisit().at("2041-12-31T23:59:59.999999Z"));
        record(aVisit().at("2261-12-31T23:59:59Z"));
        record(aVisit().at("2026-11-21T23:59:59.999999Z"));
        record(aVisit().at("2026-11-22T00:00:00Z"));

        settle();

        assertThat(dirtyDays())
                .containsExactly(
                        LocalDate.of(1970, 1, 1),
                        LocalDate.of(2019, 2, 3),
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2041, 12, 31),
                        LocalDate.of(2261, 12, 31));
        assertThat(ingest.progress().lagMicros()).isNotNegative();
    }

    @Test
    void aClockThatJumpsLosesNothing() {
        start();
        for (Duration jump : List.of(
                Duration.ZERO,
                Duration.ofHours(-1),
                Duration.ofDays(1),
                Duration.ofHours(-23),
                Duration.ofHours(9),
                Duration.ofDays(-2),
                Duration.ofDays(400),
                Duration.ofDays(-399))) {
            clock.pass(jump);
            for (int i = 0; i < 20; i++) {
                record(aVisit().at(clock.instant().toString()));
            }
            settle();
            assertThat(ingest.progress().lagMicros()).isNotNegative();
        }
        assertThat(jdbc.sql("""
                        select array_agg(distinct cast(clicked_at at time zone 'UTC' as date)
                                         order by cast(clicked_at at time zone 'UTC' as date))
                               = (select array_agg(day order by day) from dirty_click_days)
                          from link_clicks
                        """).query(Boolean.class).single()).isTrue();
    }
}
