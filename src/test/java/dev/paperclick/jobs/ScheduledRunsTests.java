package dev.paperclick.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.paperclick.ChildClassPath;
import dev.paperclick.PaperclickProcess;
import dev.paperclick.Waits;
import dev.paperclick.http.SettableClock;
import dev.paperclick.platform.SqlTime;
import dev.paperclick.platform.TestDatabase;
import dev.paperclick.platform.UserProblem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions on a schedule, by several nodes with a real database, whose clock the test moves. */
class ScheduledRunsTests {

    private static final String NIGHTLY = "15 2 * * *";
    private static final ZoneId ZONE = ZoneId.of("America/Edmonton");

    private final TestDatabase database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(at("2026-11-01T00:00:00"));

    @BeforeEach
    void makeTables() {
        CountingJob.prepare(database);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private JobNode node() {
        return JobNode.open(database.psqlUrl(), clock);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private void awaitPlanned(String name, Instant time) {
        await().atMost(Waits.LONG).until(() -> planned().contains(name + " " + time));
    }

    private List<String> planned() {
        return database.jdbc()
                .sql("select task_instance, execution_time from scheduled_tasks where not picked order by 1")
                .query((row, number) -> row.getString(1) + " "
                        + row.getObject(2, OffsetDateTime.class).toInstant())
                .list();
    }

    private List<String> dues(String name) {
        return database.jdbc()
                .sql("select due from job_runs where definition = :name order by execution_id")
                .param("name", name)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class)
                        .atZoneSameInstant(ZONE)
                        .toLocalDateTime()
                        .toString())
                .list();
    }

    private List<String> counted() {
        return database.jdbc()
                .sql("select due || ' ' || number from counted order by due, number")
                .query(String.class)
                .list();
    }

    private static List<String> allOf(Instant due) {
        return IntStream.rangeClosed(1, CountingJob.NUMBERS)
                .mapToObj(number -> due + " " + number)
                .toList();
    }

    /** Keeps runs from counting on, until it is closed. */
    private Connection hold() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table counted in share mode");
        }
        return connection;
    }

    private void awaitHeld() {
        await().atMost(Waits.LONG)
                .until(() -> database.jdbc()
                        .sql(
                                "select exists (select from pg_locks where relation = 'counted'::regclass and not granted)")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void eachNightIsRunByOneOfTwoNodesAndWhatWasMissedOnceWhateverTheClockDoes() {
        try (JobNode first = node();
                JobNode second = node()) {
            first.running(first.definition("nightly", NIGHTLY, 0));
            second.running(second.definition("nightly", NIGHTLY, 0));
            awaitPlanned("nightly", at("2026-11-01T02:15:00"));

            // a usual night, in which clocks go back as well
            clock.set(at("2026-11-01T02:15:00"));
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));
            // days asleep
            clock.set(at("2026-11-05T09:00:00"));
            awaitPlanned("nightly", at("2026-11-06T02:15:00"));
            // a clock that is set wrong, and right again
            clock.set(at("2026-11-08T02:15:01"));
            awaitPlanned("nightly", at("2026-11-09T02:15:00"));
            clock.set(at("2026-11-05T23:00:00"));
            awaitPlanned("nightly", at("2026-11-06T02:15:00"));
            for (int day = 6; day <= 9; day++) {
                clock.set(at("2026-11-0%dT02:15:00".formatted(day)));
                awaitPlanned("nightly", at("2026-11-%02dT02:15:00".formatted(day + 1)));
            }
        }
        assertThat(dues("nightly"))
                .containsExactly(
                        "2026-11-01T02:15",
                        "2026-11-05T02:15",
                        "2026-11-08T02:15",
                        "2026-11-06T02:15",
                        "2026-11-07T02:15",
                        "2026-11-09T02:15");
        assertThat(counted()).hasSize(6 * CountingJob.NUMBERS).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsIsTriedAgainLaterWhereItWasEvenByAnotherProcess() {
        Instant due = at("2026-11-01T02:15:00");
        database.jdbc().sql("insert into broken values ('for now')").update();
        try (JobNode node = node()) {
            node.running(node.definition("nightly", NIGHTLY, 2));
            awaitPlanned("nightly", due);
            clock.set(due);
            awaitPlanned("nightly", due.plus(Duration.ofMinutes(10)));
            clock.set(due.plus(Duration.ofMinutes(10)));
            awaitPlanned("nightly", due.plus(Duration.ofMinutes(30)));
        }
        database.jdbc().sql("delete from broken").update();
        try (JobNode node = node()) {
            node.running(node.definition("nightly", NIGHTLY, 2));
            clock.set(due.plus(Duration.ofMinutes(31)));
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));

            assertThat(node.get(RunHistory.class).latest(null, 10))
                    .extracting(JobRun::origin, JobRun::status, JobRun::written, JobRun::cause)
                    .containsExactly(
                            tuple("retry", RunState.DONE, 3L, null),
                            tuple("retry", RunState.FAILED, 0L, "The number 3 is missing; put it back."),
                            tuple("schedule", RunState.FAILED, 2L, "The number 3 is missing; put it back."));
        }
        assertThat(counted()).containsExactlyElementsOf(allOf(due));
    }

    @Test
    void afterItsRetriesAFailedRunWaitsForTheNextNightAndCanBeRestarted() {
        Instant due = at("2026-11-01T02:15:00");
        database.jdbc().sql("insert into broken values ('for now')").update();
        try (JobNode node = node()) {
            node.running(node.definition("nightly", NIGHTLY, 0));
            awaitPlanned("nightly", due);
            clock.set(due);
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));
            database.jdbc().sql("delete from broken").update();
            long failed = node.get(RunHistory.class).latest("nightly", 1).get(0).id();

            JobRun restarted = node.get(JobRuns.class).restart(failed, id -> {});

            assertThat(restarted.status()).isEqualTo(RunState.DONE);
            assertThat(counted()).containsExactlyElementsOf(allOf(due));
            assertThatExceptionOfType(UserProblem.class)
                    .isThrownBy(() -> node.get(JobRuns.class).restart(failed, id -> {}))
                    .withMessageContaining("was gone on with and is done");
        }
    }

    @Test
    void aRunThatHasEndedItsProcessFiveTimesIsLeftAloneUntilTheNextNight() {
        Instant due = at("2026-11-01T02:15:00");
        database.jdbc().sql("insert into broken values ('for now')").update();
        try (JobNode node = node()) {
            node.running(node.definition("nightly", NIGHTLY, 0));
            awaitPlanned("nightly", due);
            clock.set(due);
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));
        }
        // what five processes leave that die in it, each after the one before
        database.jdbc().sql("delete from broken").update();
        database.jdbc().sql("""
                with died as (
                    insert into batch_job_execution (job_execution_id, job_instance_id, version, create_time, status, exit_code)
                    select nextval('batch_job_execution_seq'), job_instance_id, 1, now(), 'FAILED', 'FAILED'
                      from batch_job_execution cross join generate_series(1, 4)
                    returning job_execution_id
                )
                insert into job_runs (execution_id, definition, job, due, origin, attempt, host, pid, started_at, outcome)
                select died.job_execution_id, definition, job, due, origin, attempt, host, pid, started_at, 'died'
                  from job_runs cross join died
                """).update();
        database.jdbc()
                .sql("update job_runs set outcome = 'died', cause = null")
                .update();
        database.jdbc()
                .sql("update scheduled_tasks set execution_time = :due")
                .param("due", SqlTime.at(due))
                .update();
        try (JobNode node = node()) {
            node.running(node.definition("nightly", NIGHTLY, 0));
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));
            assertThat(dues("nightly")).hasSize(5);

            clock.set(at("2026-11-02T02:15:00"));

            awaitPlanned("nightly", at("2026-11-03T02:15:00"));
        }
        assertThat(dues("nightly")).hasSize(6).endsWith("2026-11-02T02:15");
        assertThat(counted()).containsAll(allOf(at("2026-11-02T02:15:00")));
    }

    @Test
    void definitionsOfTheSameMinuteDoNotKeepEachOtherFromBeginning() {
        Instant due = at("2026-11-01T02:15:00");
        try (JobNode node = node()) {
            List<String> names = IntStream.range(0, 20)
                    .mapToObj(number -> "at-once-" + number)
                    .toList();
            node.running(names.stream()
                    .map(name -> node.definition(name, NIGHTLY, 0))
                    .toArray(JobDefinition[]::new));
            await().atMost(Waits.LONG).until(() -> planned().size() == names.size());

            clock.set(due);

            // one that could not begin would be planned for half a minute later, which never comes by this clock
            names.forEach(name -> awaitPlanned(name, at("2026-11-02T02:15:00")));
            assertThat(names).allSatisfy(name -> assertThat(dues(name)).hasSize(1));
        }
    }

    @Test
    void thePlanFollowsTheDefinitions() {
        try (JobNode node = node()) {
            node.running(
                    node.definition("kept", NIGHTLY, 0),
                    node.definition("changed", NIGHTLY, 0),
                    node.definition("unscheduled", NIGHTLY, 0),
                    node.definition("removed", NIGHTLY, 0));
            await().atMost(Waits.LONG).until(() -> planned().size() == 4);
        }
        try (JobNode node = node()) {
            node.running(
                    node.definition("kept", NIGHTLY, 0),
                    node.definition("changed", "0 3 * * *", 0),
                    node.definition("unscheduled", "", 0),
                    node.definition("new", "0 4 * * *", 0));
            List<String> expected = List.of(
                    "changed " + at("2026-11-01T03:00:00"),
                    "kept " + at("2026-11-01T02:15:00"),
                    "new " + at("2026-11-01T04:00:00"));
            await().atMost(Waits.LONG).until(() -> planned().equals(expected));
            clock.set(at("2026-11-01T05:00:00"));
            awaitPlanned("kept", at("2026-11-02T02:15:00"));
            awaitPlanned("changed", at("2026-11-02T03:00:00"));
            awaitPlanned("new", at("2026-11-02T04:00:00"));
        }
        assertThat(dues("kept")).containsExactly("2026-11-01T02:15");
        assertThat(dues("changed")).containsExactly("2026-11-01T03:00");
        assertThat(dues("removed")).isEmpty();
        assertThat(dues("unscheduled")).isEmpty();
    }

    @Test
    void aRunIsStoppedFromAnotherProcessAndGoneOnWithThere() throws SQLException {
        Instant due = at("2026-11-01T02:15:00");
        try (JobNode server = node();
                JobNode other = node()) {
            JobDefinition nightly = other.definition("nightly", NIGHTLY, 3);
            AtomicLong id = new AtomicLong();
            try (Connection held = hold()) {
                server.running(server.definition("nightly", NIGHTLY, 3));
                awaitPlanned("nightly", due);
                clock.set(due);
                awaitHeld();
                JobRun running =
                        other.get(RunHistory.class).latest("nightly", 1).get(0);
                id.set(running.id());
                assertThat(running.status()).isEqualTo(RunState.RUNNING);
                assertThatExceptionOfType(UserProblem.class)
                        .isThrownBy(() -> other.get(JobRuns.class).run(nightly, Map.of(), begun -> {}))
                        .withMessageContaining("nightly is running already (run " + running.id() + ", since ");
                assertThatExceptionOfType(UserProblem.class)
                        .isThrownBy(() -> other.get(JobRuns.class).restart(running.id(), begun -> {}))
                        .withMessageContaining("'paperclick stop " + running.id() + "'");

                other.get(JobRuns.class).stop(running.id());

                assertThat(other.get(RunHistory.class).get(running.id()).status())
                        .isEqualTo(RunState.STOPPING);
                held.rollback();
            }
            // stopped by a person it is not taken up again by itself
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));
            JobRun stopped = other.get(RunHistory.class).get(id.get());
            assertThat(stopped.status()).isEqualTo(RunState.STOPPED);
            assertThat(stopped.cause()).contains("'paperclick restart " + id + "'");
            assertThat(counted()).containsExactly(due + " 1");
            assertThatExceptionOfType(UserProblem.class)
                    .isThrownBy(() -> other.get(JobRuns.class).stop(id.get()))
                    .withMessageContaining("does not run");

            assertThat(other.get(JobRuns.class).restart(id.get(), begun -> {}).status())
                    .isEqualTo(RunState.DONE);
            assertThat(counted()).containsExactlyElementsOf(allOf(due));
        }
    }

    /** Its retries, of which it has none here, are for what it fails by itself. */
    @Test
    void aRunThatLosesTheDatabaseGoesOnWhereItWasWhenThatIsBack() throws SQLException {
        Instant due = at("2026-11-01T02:15:00");
        try (JobNode node = node()) {
            try (Connection held = hold()) {
                node.running(node.definition("nightly", NIGHTLY, 0));
                awaitPlanned("nightly", due);
                clock.set(due);
                awaitHeld();
                database.endOtherSessions(held);
                held.rollback();
            }
            awaitPlanned("nightly", due.plusSeconds(30));
            assertThat(counted()).isEmpty();

            clock.set(due.plusSeconds(30));
            awaitPlanned("nightly", at("2026-11-02T02:15:00"));

            List<JobRun> runs = node.get(RunHistory.class).latest(null, 10);
            assertThat(runs)
                    .extracting(JobRun::origin, JobRun::due, JobRun::status)
                    .containsExactly(tuple("schedule", due, RunState.DONE), tuple("schedule", due, RunState.DIED));
            assertThat(runs.get(1).cause())
                    .isEqualTo("the database did not answer any more; 'paperclick restart "
                            + runs.get(1).id() + "' goes on where it was");
        }
        assertThat(counted()).containsExactlyElementsOf(allOf(due));
    }

    @Test
    void aKilledProcessesRunIsShownAsDiedAndTakenOverByAnother(@TempDir Path folder) throws SQLException {
        Instant due;
        try (Connection held = hold();
                PaperclickProcess killed = PaperclickProcess.start(
                        ChildClassPath.options(),
                        JobNode.class,
                        folder,
                        Map.of("DATABASE_URL", database.psqlUrl()),
                        "often")) {
            await().atMost(Waits.LONG)
                    .until(() -> !killed.isAlive() || !dues("often").isEmpty());
            awaitHeld();
            killed.kill();
            held.rollback();
        }
        try (JobNode node = JobNode.open(database.psqlUrl(), Clock.systemUTC())) {
            RunHistory history = node.get(RunHistory.class);
            await().atMost(Waits.LONG)
                    .until(() -> history.latest("often", 1).get(0).status() == RunState.DIED);
            JobRun died = history.latest("often", 1).get(0);
            assertThat(died.cause()).contains("its process ended");
            due = died.due();

            node.running(node.definition("often", "* * * * * *", 0));

            await().atMost(Waits.LONG).until(() -> counted().containsAll(allOf(due)));
            await().atMost(Waits.LONG)
                    .until(() -> history.latest("often", 100).stream()
                            .anyMatch(run -> run.due().equals(due) && run.status() == RunState.DONE));
        }
        assertThat(counted()).doesNotHaveDuplicates();
        assertThat(database.jdbc()
                        .sql("select outcome from job_runs where due = :due order by execution_id")
                        .param("due", SqlTime.at(due))
                        .query(String.class)
                        .list())
                .containsExactly("died", "done");
    }
}
