package dev.paperclick.reports;

import static dev.paperclick.observed.Call.COMMIT;
import static dev.paperclick.observed.Call.DELETE;
import static dev.paperclick.observed.Call.MOVE;
import static dev.paperclick.observed.Call.STATEMENT;
import static dev.paperclick.observed.Call.WRITE;
import static dev.paperclick.observed.Moment.AFTER;
import static dev.paperclick.observed.Moment.AMID;
import static dev.paperclick.observed.Moment.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.paperclick.documents.OutputFiles;
import dev.paperclick.observed.Call;
import dev.paperclick.observed.KillPoint;
import dev.paperclick.observed.KilledCommand;
import dev.paperclick.observed.Moment;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The nightly run is killed, again and again, and goes on each time; its files and totals are those of an undisturbed one. */
class KilledReportJobTests {

    private static final int SAMPLES = 2;

    private static final Instant DUE = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path folder;

    @Test
    void someKills() throws IOException {
        long seed = System.nanoTime();
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < points().size(); i++) {
            some.add(i);
        }
        Collections.shuffle(some, new Random(seed));
        survive(some.subList(0, SAMPLES).stream().sorted().toList());
    }

    @Tag("soak")
    @Test
    void allKills() throws IOException {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < points().size(); i++) {
            all.add(i);
        }
        survive(all);
    }

    /** In the order in which a run comes to them, so that each start comes further than the one before. */
    private static Map<String, KillPoint> points() {
        Map<String, KillPoint> points = new LinkedHashMap<>();
        add(points, "judged again, not committed", AFTER, STATEMENT, "update link_clicks", 1);
        add(points, "judged again", AFTER, COMMIT, "update link_clicks", 1);
        add(points, "a day forgotten, not counted", AFTER, STATEMENT, "delete from filtered_days", 2);
        add(points, "days counted, their marks there", BEFORE, STATEMENT, "delete from dirty_click_days", 1);
        add(points, "marks cleared, not committed", AFTER, STATEMENT, "delete from dirty_click_days", 1);
        add(points, "days counted", AFTER, COMMIT, "delete from dirty_click_days", 1);
        add(points, "the first file half written", AMID, WRITE, "/\\.tmp-report\\.", 1);
        add(points, "whole, not renamed", BEFORE, MOVE, "/report\\.json$", 1);
        add(points, "one of the firm's files there", AFTER, MOVE, "/\\d{4}-\\d\\d-\\d\\d/report\\.", 1);
        add(points, "a candidate's half written", AMID, WRITE, "/ann/\\.tmp-report\\.", 1);
        add(points, "a candidate's all there, not noted", AFTER, MOVE, "/ann/report\\.xlsx$", 1);
        add(points, "the last one's first file there", AFTER, MOVE, "/steve/report\\.", 1);
        add(points, "before old ones are removed", BEFORE, DELETE, "/1999-01-01/", 1);
        add(points, "amid removal", AFTER, DELETE, "/1999-01-01/ann/report\\.", 1);
        return points;
    }

    private static void add(
            Map<String, KillPoint> points, String name, Moment moment, Call call, String subject, int count) {
        points.put(name, new KillPoint(moment, call, subject, count, true));
    }

    private void survive(List<Integer> numbers) throws IOException {
        List<Map.Entry<String, KillPoint>> points = List.copyOf(points().entrySet());
        try (TestDatabase database = TestDatabase.fresh();
                TestDatabase undisturbed = TestDatabase.fresh()) {
            Path workspace = workspace("killed", database);
            Path other = workspace("undisturbed", undisturbed);

            for (int number : numbers) {
                assertThat(KilledCommand.run(
                                points.get(number).getValue(),
                                NightlyRun.class,
                                workspace,
                                Map.of("DATABASE_URL", database.psqlUrl()),
                                DUE.toString()))
                        .as("'%s' was not reached", points.get(number).getKey())
                        .isEmpty();
            }
            JobExecution end = NightlyRun.run(workspace, DUE.toString());
            NightlyRun.run(other, DUE.toString());

            assertThat(end.getStatus()).isEqualTo(BatchStatus.COMPLETED);
            assertThat(database.jdbc()
                            .sql("select count(distinct job_instance_id) from batch_job_execution"
                                    + " join batch_job_instance using (job_instance_id) where job_name = 'report'")
                            .query(Long.class)
                            .single())
                    .isOne();
            assertThat(OutputFiles.in(workspace.resolve("output"))).isEqualTo(OutputFiles.in(other.resolve("output")));
            assertThat(totals(database)).isEqualTo(totals(undisturbed)).startsWith("2 2 1 0");
            String date = LocalDate.ofInstant(DUE, ReportData.EDMONTON).toString();
            assertThat(OutputFiles.in(workspace.resolve("output/reports")).keySet())
                    .contains(date + "/report.json", date + "/ann/report.xlsx", date + "/steve/report.csv")
                    .contains("1999-01-01/notes.txt", "1999-13-01/report.json")
                    .doesNotContain("1999-01-01/report.json", "1999-01-01/ann/report.json")
                    .noneMatch(name -> name.contains(".tmp-"));
        }
    }

    private static String totals(TestDatabase database) {
        return database.jdbc().sql("""
                        select sum(human) || ' ' || sum(automated) || ' ' || sum(candidate_visitors) || ' '
                               || (select count(*) from dirty_click_days)
                          from click_days
                        """).query(String.class).single();
    }

    @Test
    void aSecondRunOfTheSameNightChangesNothingAndStepsTellWhatTheyDid() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Path workspace = workspace("twice", database);
            JobExecution first = NightlyRun.run(workspace, DUE.toString());
            Map<String, String> files = OutputFiles.in(workspace.resolve("output"));

            NightlyRun.run(workspace, DUE.plusMillis(1).toString());

            assertThat(first.getStepExecutions())
                    .extracting(StepExecution::getStepName, StepExecution::getWriteCount)
                    .containsExactly(
                            tuple("check-ingest", 0L),
                            tuple("reclassify", 1L),
                            tuple("roll-up", 2L),
                            tuple("write-reports", 3L * formats(files)),
                            tuple("remove-old-reports", 0L));
            assertThat(OutputFiles.in(workspace.resolve("output")).keySet()).isEqualTo(files.keySet());
        }
    }

    @Test
    void aCandidateCalledLikeAFileOfTheReportsKeepsNobodyFromTheirs() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Path workspace = workspace("odd", database);
            new ReportData(database).candidate("report.json");

            assertThat(NightlyRun.run(workspace, DUE.toString()).getStatus()).isEqualTo(BatchStatus.COMPLETED);

            String date = LocalDate.ofInstant(DUE, ReportData.EDMONTON).toString();
            assertThat(OutputFiles.in(workspace.resolve("output/reports")).keySet())
                    .contains(date + "/report.json", date + "/~report.json/report.json", date + "/steve/report.json");
        }
    }

    private static long formats(Map<String, String> files) {
        return files.keySet().stream().filter(name -> name.contains("/ann/")).count();
    }

    /** Two candidates with clicks of two days, one of them a scanner's that was taken for a person's; and old reports. */
    private Path workspace(String name, TestDatabase database) throws IOException {
        Path workspace = folder.resolve(name);
        Files.createDirectories(workspace);
        // processes of tests are in another zone than this one
        Files.writeString(
                workspace.resolve("application.yml"),
                "paperclick:\n  database.url: \"" + database.psqlUrl() + "\"\n  reports.zone: America/Edmonton\n");
        for (String old : List.of(
                "1999-01-01/report.json",
                "1999-01-01/ann/report.json",
                "1999-01-01/notes.txt",
                "1999-13-01/report.json")) {
            Path file = workspace.resolve("output/reports").resolve(old);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, old);
        }
        ReportData data = new ReportData(database);
        for (String candidate : List.of("ann", "steve")) {
            data.candidate(candidate);
            data.application(
                    candidate + "1",
                    candidate,
                    "Acme",
                    LocalDate.ofInstant(DUE.minus(Duration.ofDays(5)), ReportData.EDMONTON)
                            .toString());
            data.link("lt_x_0" + candidate, candidate, candidate + "1", "Calendly");
        }
        Instant noon = DUE.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        data.click("lt_x_0ann", noon.toString(), "human", "s1");
        data.click("lt_x_0ann", noon.plusSeconds(60).toString(), "human", "s1");
        data.click("lt_x_0steve", noon.minus(Duration.ofDays(1)).toString(), "automated", "s2");
        data.click("lt_x_0steve", noon.plusSeconds(5).toString(), "human", "s3");
        data.jdbc().sql("""
                        update link_clicks
                           set user_agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
                               reasons    = case verdict when 'human' then '{browser}'::text[] else '{head,browser}' end,
                               ip_address = case session_id when 's3' then '40.107.1.1'::inet end
                        """).update();
        return workspace;
    }
}
