package dev.paperclick.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.PaperclickProcess.Result;
import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code paperclick clicks reclassify} is killed in the middle, loses its database, or is started twice. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedReclassificationTests {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void clickAsAScanner() {
        database.jdbc().sql("""
                        insert into link_clicks (tracking_id, clicked_at, ip_address, user_agent, click_source, method,
                                                 verdict, reasons)
                        values ('lt_x_000a', now(), '40.107.1.1', 'Mozilla/5.0 Chrome/142.0.0.0', 'direct', 'GET',
                                'human', '{browser}')
                        """).update();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private PaperclickProcess start() {
        return PaperclickProcess.start(folder, Map.of("DATABASE_URL", database.psqlUrl()), "clicks", "reclassify");
    }

    private Result run() {
        try (PaperclickProcess process = start()) {
            return process.result();
        }
    }

    /** Keeps the table from whoever would write it, until it is closed. */
    private Connection hold() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table link_clicks in share mode");
        }
        return connection;
    }

    private void awaitWaiting(PaperclickProcess process) {
        await().atMost(Waits.LONG).until(() -> !process.isAlive() || waiting() > 0);
        assertThat(process.isAlive()).as(process.err()).isTrue();
    }

    private long waiting() {
        return database.jdbc().sql("""
                        select count(*)
                          from pg_stat_activity
                         where datname = current_database()
                           and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    private List<String> executions() {
        return database.jdbc().sql("""
                        select dense_rank() over (order by job_instance_id) || ' ' || status
                          from batch_job_execution
                         order by job_execution_id
                        """).query(String.class).list();
    }

    private void assertDone(Result result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("Judged 1 click again, 1 changed.")
                .contains("1  human → automated      +scanner_certain");
        assertThat(database.jdbc()
                        .sql("select verdict from link_clicks")
                        .query(String.class)
                        .single())
                .isEqualTo("automated");
    }

    @Test
    void killedInTheMiddleNothingHasChangedAndTheNextStartDoesAllOfIt() throws SQLException {
        try (Connection held = hold();
                PaperclickProcess killed = start()) {
            awaitWaiting(killed);
            killed.kill();
            held.rollback();
        }
        assertThat(database.jdbc()
                        .sql("select verdict from link_clicks")
                        .query(String.class)
                        .single())
                .isEqualTo("human");

        assertDone(run());

        assertThat(run().out()).contains("Judged 1 click again, none changed.");
        assertThat(executions()).containsExactly("1 FAILED", "1 COMPLETED", "2 COMPLETED");
    }

    @Test
    void aDatabaseThatGoesAwayIsOneSentenceAndTheNextStartDoesAllOfIt() throws SQLException {
        try (Connection held = hold();
                PaperclickProcess cut = start()) {
            awaitWaiting(cut);
            database.jdbc().sql("""
                            select pg_terminate_backend(pid)
                              from pg_stat_activity
                             where datname = current_database()
                               and wait_event_type = 'Lock'
                            """).query(Boolean.class).list();

            Result result = cut.result();

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
            assertThat(result.err().strip()).hasLineCount(1).contains("database does not answer any more");
            held.rollback();
        }

        assertDone(run());
        assertThat(executions()).containsExactly("1 FAILED", "1 COMPLETED");
    }

    @Test
    void theSecondIsToldWhoIsAtItAndTheFirstGoesOn() throws SQLException {
        try (Connection held = hold();
                PaperclickProcess first = start()) {
            awaitWaiting(first);

            Result second = run();

            assertThat(second.exitCode()).as(second.toString()).isEqualTo(3);
            assertThat(second.err().strip())
                    .hasLineCount(1)
                    .startsWith("Clicks are being judged again, since ")
                    .endsWith("in process " + first.pid() + "; wait until that is done.");
            held.rollback();
            assertDone(first.result());
        }
    }
}
