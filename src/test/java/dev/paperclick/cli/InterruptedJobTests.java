package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.ServeProcess;
import dev.paperclick.Waits;
import dev.paperclick.platform.SqlTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes that are asked to end, or lose the database, amid a run: each says so in a sentence, and the run is gone on with once. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedJobTests {

    private static final int ROWS = 1_000;
    private static final String DAILY = "0 0 0 * * *";

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
        StringBuilder list = new StringBuilder("company,title\n");
        for (int row = 1; row <= ROWS; row++) {
            list.append("Company ").append(row).append(",Engineer\n");
        }
        workspace.write("input/many.csv", list.toString());
        workspace.write("jobs/many.yml", """
                name: many
                job: generate
                schedule: "%s"
                zone: UTC
                parameters: { list: input/many.csv }
                """.formatted(DAILY));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void whatAServerWasAtIsGoneOnWithByTheNext() throws IOException {
        Instant due = missed();
        workspace.write("jobs/later.yml", "name: later\njob: generate\nparameters: { list: later.csv }\n");
        try (ServeProcess first = ServeProcess.start(folder, Map.of())) {
            assertThat(first.process().err())
                    .contains("Note: jobs/later.yml:3: parameters.list is 'later.csv', but there is no such file");
            awaitDocuments(first.process());
            first.endsWell();
        }
        assertThat(runs()).containsExactly("schedule stopped");
        assertThat(workspace.run("history").out()).contains("stopped on request; 'paperclick restart 1'");

        try (ServeProcess second = ServeProcess.start(folder, Map.of())) {
            await().atMost(Waits.LONG).until(() -> runs().contains("schedule done"));
            second.endsWell();
        }

        assertThat(runs()).containsExactly("schedule stopped", "schedule done");
        assertThat(workspace
                        .database()
                        .jdbc()
                        .sql("select count(*) from job_runs where due = :due")
                        .param("due", SqlTime.at(due))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    @Test
    void aRunByHandStopsAndIsRestarted() {
        try (PaperclickProcess run = PaperclickProcess.start(folder, Map.of(), "run", "many")) {
            awaitDocuments(run);
            PaperclickProcess.Result stopped = run.terminate();

            assertThat(stopped.out())
                    .contains(
                            "Run 1 of many was stopped, after ", "Reason: stopped on request; 'paperclick restart 1'");
            assertThat(stopped.err()).doesNotContain("Exception");
            assertThat(documents()).isLessThan(2 * ROWS);
        }
        CommandLineWorkspace.Result restarted = workspace.run("restart", "1");

        assertThat(restarted.exitCode()).as(restarted.toString()).isZero();
        assertThat(runs()).containsExactly("hand stopped", "restart done");
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    @Test
    @Tag("soak")
    void aServerThatLosesTheDatabaseGoesOnWithItsRunByItself() {
        missed();
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            awaitDocuments(served.process());
            workspace.database().shut();
            served.awaitHealth(503);
            workspace.database().reopen();

            await().atMost(Waits.LONG).ignoreExceptions().until(() -> runs().contains("schedule done"));
            assertThat(runs()).containsExactly("schedule died", "schedule done");
            served.endsWell();
        }
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    @Test
    @Tag("soak")
    void aRunByHandThatLosesTheDatabaseSaysHowToGoOn() {
        try (PaperclickProcess run = PaperclickProcess.start(folder, Map.of(), "run", "many")) {
            awaitDocuments(run);
            workspace.database().shut();
            PaperclickProcess.Result broken = run.result();

            assertThat(broken.exitCode()).as(broken.toString()).isEqualTo(3);
            assertThat(broken.out() + broken.err())
                    .contains("not answer any more", "'paperclick restart 1' goes on where")
                    .doesNotContain("Exception");
        } finally {
            workspace.database().reopen();
        }
        CommandLineWorkspace.Result restarted = workspace.run("restart", "1");

        assertThat(restarted.exitCode()).as(restarted.toString()).isZero();
        assertThat(runs()).containsExactly("hand died", "restart done");
        assertThat(documents()).isEqualTo(2 * ROWS);
    }

    /** As if the last midnight had passed while no server ran. */
    private Instant missed() {
        Instant midnight = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
        workspace
                .database()
                .jdbc()
                .sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values ('definition', 'many', :plan, :midnight, false, 1)
                        """)
                .param("plan", (DAILY + " UTC\n\n0").getBytes(StandardCharsets.UTF_8))
                .param("midnight", SqlTime.at(midnight))
                .update();
        return midnight;
    }

    private List<String> runs() {
        return workspace
                .database()
                .jdbc()
                .sql("select origin || ' ' || coalesce(outcome, 'running') from job_runs order by execution_id")
                .query(String.class)
                .list();
    }

    private void awaitDocuments(PaperclickProcess process) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Waits.LONG)
                .until(() -> !process.isAlive() || documents() >= 20);
        assertThat(process.isAlive()).as(process.out() + process.err()).isTrue();
    }

    private long documents() {
        Path output = workspace.path("output/many");
        if (!Files.exists(output)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".docx")
                            && !file.getFileName().toString().startsWith(".tmp-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
