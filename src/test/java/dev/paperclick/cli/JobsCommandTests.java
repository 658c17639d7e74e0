package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.ServeProcess;
import dev.paperclick.Waits;
import dev.paperclick.cli.CommandLineWorkspace.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick jobs}, {@code run}, {@code history}, {@code restart} and {@code stop}. */
class JobsCommandTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/jobs/mistakes.txt");
    private static final Path SCHEMA = Path.of("jobs/job.schema.json");

    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CommandLineWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Result good(String... arguments) {
        Result result = workspace.run(arguments);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }

    private String refused(int code, String... arguments) {
        Result result = workspace.run(arguments);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).doesNotContain("Exception");
        return result.err();
    }

    private static JsonNode json(Result result) {
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void whatIsShippedIsRightAndRuns() throws IOException {
        for (Path definition : shipped()) {
            workspace.write("jobs/" + definition.getFileName(), Files.readString(definition));
        }
        assertThat(good("jobs", "check").out()).contains("no mistakes");
        assertThat(good("jobs").out()).containsPattern("generate +generate +by hand +– +– +never ran");
        assertThat(good("history").out()).startsWith("Nothing has run yet");
        assertThat(refused(2, "run", "generate")).contains("list is needed");

        Result run = good("run", "generate", "list=input/applications.csv");

        assertThat(run.err()).contains("Run 1 of generate begins.");
        assertThat(run.out()).containsPattern("Run 1 of generate is done, after .*: 14 read, 14 written\\.");
        assertThat(good("run", "generate", "list=input/applications.csv").out()).contains("14 read, 14 unchanged.");
        Result rejected = workspace.run("run", "generate", "list=input/applications-with-mistakes.csv");
        assertThat(rejected.exitCode()).isEqualTo(1);
        assertThat(rejected.out())
                .contains("rejected.")
                .contains("Rejected rows: ")
                .contains("rejected.csv;");
        assertThat(good("history", "generate", "--limit", "1").out())
                .startsWith("ID")
                .contains("hand", "done", "rejected", "Rejected rows: ")
                .hasLineCount(3);
        assertThat(good("jobs").out()).containsPattern("done .* \\(run \\d+\\)");

        Result reports = good("run", "nightly-report");

        String where = reports.out()
                .lines()
                .filter(line -> line.startsWith("Reports: "))
                .findFirst()
                .orElseThrow();
        assertThat(Path.of(where.substring("Reports: ".length(), where.length() - 1))
                        .resolve("report.html"))
                .isRegularFile();
        assertThat(good("history", "nightly-report").out()).contains("    " + where);
        assertThat(json(good("history", "nightly-report", "--json"))
                        .get(0)
                        .get("notes")
                        .get(0)
                        .stringValue())
                .isEqualTo(where);
    }

    private static Iterable<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        workspace.write("jobs/a-everything.yml", """
                name: nightly judge
                jop: reclassify
                job: reclasify
                schedule: every monday at 8:30
                zone: edmonton
                parameters: [1, 2]
                on-failure: { retries: many, backof: 10m, backoff: soon }
                """);
        workspace.write("jobs/b-parameters.yml", """
                name: judge
                job: reclassify
                schedule: "15 24 * * *"
                parameters:
                  days: some
                  day: 3
                  days: 4
                on-failure: 3
                """);
        workspace.write("jobs/c-name.yml", "name: judge\njob: reclassify\nparameters: { days: [1, 2] }\n");
        workspace.write("jobs/d-missing.yml", "schedule: 0 8 1 * MON\nparameters: { days: }\n");
        workspace.write("jobs/e-scheduled.yml", "name: e\njob: generate\nschedule: 0 8 * * *\n");
        workspace.write("jobs/f-empty.yml", "# nothing\n");
        workspace.write("jobs/g-list.yml", "- name: x\n");
        workspace.write("jobs/h-broken.yml", "name: h\njob: [generate\n");
        workspace.write("jobs/i-two.yml", "name: i\njob: generate\n---\nname: j\njob: generate\n");
        workspace.write("jobs/j-bomb.yml", "a: &a [x, x]\nb: &b [*a, *a]\nname: j\njob: generate\n");
        workspace.write("jobs/k-deep.yml", "name: " + "[".repeat(5_000));
        workspace.write("jobs/l-huge.yml", "# " + "x".repeat(70_000));
        Files.write(workspace.path("jobs/m-latin.yml"), "name: größer".getBytes(StandardCharsets.ISO_8859_1));
        workspace.write("jobs/n-list.yml", "name: n\njob: generate\nparameters: { list: nowhere.csv, pdf: yes }\n");
        workspace.write("jobs/o-good.yaml", "name: o\njob: reclassify\nschedule: 30 15 2 * * *\n");
        workspace.write("jobs/p-star.yml", "name: p\njob: reclassify\nschedule: */5 * * * * # often\n");
        workspace.write("jobs/q-character.yml", "name: q\njob: recl\u0007assify\n");
        Files.createDirectory(workspace.path("jobs/r-folder.yml"));
        Files.createSymbolicLink(workspace.path("jobs/s-link.yml"), workspace.path("jobs/nowhere"));
        workspace.write("jobs/t-capitals.YML", "name: t\njob: reclasify\n");
        workspace.write("jobs/u-\u001b[31m.yml", "name: u\njob: reclassify\nzone: \"\\e[31mred\\n\"\n");
        workspace.write("jobs/notes.txt", "no definition");

        String told = refused(2, "jobs", "check").replace(folder.toString(), "HOME");

        if (System.getProperty("golden.update") != null) {
            Files.writeString(GOLDEN, told);
        }
        assertThat(told).isEqualTo(Files.readString(GOLDEN));
        assertThat(refused(2, "jobs").replace(folder.toString(), "HOME")).isEqualTo(told);
        assertThat(refused(2, "run", "o").replace(folder.toString(), "HOME")).isEqualTo(told);
        assertThat(refused(2, "serve").replace(folder.toString(), "HOME")).isEqualTo(told);
    }

    @Test
    void aListThatIsNotThereYetIsToldAndStopsOnlyItsOwnRuns() throws IOException {
        workspace.write("jobs/later.yml", "name: later\njob: generate\nparameters: { list: later.csv }\n");
        workspace.write("jobs/judge.yml", "name: judge\njob: reclassify\n");

        assertThat(refused(2, "jobs", "check"))
                .contains("jobs/later.yml:3: parameters.list is 'later.csv', but there is no such file in " + folder);
        assertThat(refused(2, "run", "later")).contains("list is 'later.csv', but there is no such file in " + folder);
        assertThat(good("jobs").out()).contains("judge", "later");
        good("run", "judge");

        workspace.write("later.csv", "company,title\nAcme,Clerk\n");

        assertThat(good("jobs", "check").out()).contains("no mistakes");
        good("run", "later");
    }

    @Test
    void theSchemaForEditorsKnowsWhatTheReaderKnows() throws IOException {
        String schema = good("jobs", "schema").out();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(SCHEMA, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(SCHEMA));
    }

    @Test
    void theNextRunIsToldInItsZone() throws IOException {
        workspace.write(
                "jobs/judge.yml",
                "name: judge\njob: reclassify\nschedule: 15 2 * * *\nzone: Pacific/Auckland\nparameters: { days: 2 }\n");

        assertThat(good("jobs").out())
                .containsPattern("judge +reclassify +daily at 02:15 +Pacific/Auckland +\\w{3} .* 02:15 +never ran");
        JsonNode definition = json(good("jobs", "--json")).get(0);
        assertThat(definition.get("file").asString()).isEqualTo("jobs/judge.yml");
        assertThat(definition.get("parameters").get("days").asString()).isEqualTo("2");
        assertThat(definition.get("next_run").asString()).matches("\\d{4}-.*T\\d\\d:15:00Z");
    }

    @Test
    void aRunThatNobodyWasThereToMakeIsDueSinceItsTime() throws IOException {
        workspace.write("jobs/judge.yml", "name: judge\njob: reclassify\nschedule: 15 2 * * *\nzone: UTC\n");
        workspace
                .database()
                .jdbc()
                .sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values ('definition', 'judge', :plan, '2026-01-31T02:15:00Z', false, 1)
                        """)
                .param("plan", "15 2 * * * UTC\n\n0".getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(good("jobs").out()).contains("due since Sat 31 Jan 2026 02:15");
    }

    @Test
    void aRunThatFailsSaysWhyAndIsGoneOnWith() throws IOException {
        workspace.write("jobs/judge.yml", "name: judge\njob: reclassify\n");
        workspace
                .database()
                .jdbc()
                .sql("alter table link_clicks rename to lost")
                .update();

        Result failed = workspace.run("run", "judge", "days=2");

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.out()).contains("Run 1 of judge failed, after ", "Reason: ", "link_clicks");
        assertThat(good("history").out()).contains("failed", "link_clicks").doesNotContain("FAILED", "Exception");
        workspace
                .database()
                .jdbc()
                .sql("alter table lost rename to link_clicks")
                .update();

        assertThat(good("restart", "1").out()).contains("of judge is done");

        JsonNode runs = json(good("history", "judge", "--json"));
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).get("origin").asString()).isEqualTo("restart");
        assertThat(runs.get(0).get("status").asString()).isEqualTo("done");
        assertThat(runs.get(0).get("due").asString())
                .isEqualTo(runs.get(1).get("due").asString());
        assertThat(refused(2, "restart", "1")).contains("was gone on with and is done");
        assertThat(refused(2, "stop", "1")).contains("does not run");
        assertThat(refused(2, "restart", "99")).contains("There is no run 99");
    }

    @Test
    void wrongUseIsASentence() throws IOException {
        workspace.write("jobs/judge.yml", "name: judge\njob: reclassify\n");

        assertThat(refused(2, "run", "juge")).contains("no definition 'juge'", "did you mean judge?");
        assertThat(refused(2, "run", "judge", "dais=3", "days=0"))
                .contains("dais is nothing that job reclassify takes; did you mean days?")
                .contains("days is '0', but must be a whole number from 1 to 3660");
        assertThat(refused(2, "run", "judge", "x", "=3", "days=1", "days=2"))
                .contains("'x' is not KEY=VALUE")
                .contains("'=3' is not KEY=VALUE")
                .contains("days is given more than once");
        assertThat(refused(2, "history", "--limit", "0")).contains("--limit is 0");
        assertThat(refused(2, "history", "--limit", "3.5")).contains("'3.5' is not a whole number");
        assertThat(refused(2, "restart", "latest")).contains("'latest' is not a whole number");
        assertThat(refused(2, "restart", "9".repeat(20))).contains("is too large");
        assertThat(refused(2, "history", "juge")).contains("no definition 'juge'", "did you mean judge?");
        assertThat(good("history", "judge").out()).contains("No run of judge yet.");
        assertThat(refused(2, "report", "--from", "2026-13-01"))
                .contains("'2026-13-01' is not a day; write one such as 2026-11-01");
        workspace.write("in-the-way", "");
        String nowhere = workspace.path("in-the-way/report.html").toString();
        assertThat(refused(3, "report", "--format", "html", "--output", nowhere))
                .contains(nowhere + ": ");
        workspace.write("jobs/generate.yml", "name: generate\njob: generate\n");
        assertThat(refused(2, "run", "generate", "list=")).contains("list is '', but must be the path of a file");
    }

    @Test
    void serveRunsWhatIsDue() throws IOException {
        workspace.write("jobs/judge.yml", "name: judge\njob: reclassify\nschedule: |\n  * * *\n  * * *\n");
        try (ServeProcess served = ServeProcess.start(folder, Map.of())) {
            await().atMost(Waits.LONG).until(() -> good("history").out().contains("done"));
            served.endsWell();
        }
    }
}
