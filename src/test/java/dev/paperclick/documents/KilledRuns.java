package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.TestInput;
import dev.paperclick.cli.CommandsAsOf;
import dev.paperclick.observed.KillPoint;
import dev.paperclick.observed.KilledCommand;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** Runs over lists of their own that are killed and started again, and what must hold of them then. */
final class KilledRuns implements AutoCloseable {

    private static final int LINKS = 3;
    private static final int GOOD_ROWS_PER_BAD_ONE = 20;
    private static final int CHUNK_ROWS = 50;

    private final Path workspace;
    private final TestDatabase database = TestDatabase.fresh();
    private final Map<String, String> settings = Map.of("DATABASE_URL", database.psqlUrl());

    /** What the ended runs have left, by list. */
    private final Map<String, Map<String, String>> ended = new LinkedHashMap<>();

    private final Map<String, CommandsAsOf.Command> commands = new LinkedHashMap<>();

    KilledRuns(Path folder) {
        this.workspace = TestInput.copyTo(folder);
    }

    /** A list, the options for it, and the documents that have been seen of it. */
    final class Run {
        private final String name;
        private final int rows;
        private final int workers;
        private final List<String> arguments;
        private SeenDocuments seen = SeenDocuments.NONE;

        private Run(String name, int rows, int workers, List<String> arguments) {
            this.name = name;
            this.rows = rows;
            this.workers = workers;
            this.arguments = arguments;
        }

        /** Gives the command and kills it at the point; tells what it left when it ended before. */
        Optional<PaperclickProcess.Result> killAt(KillPoint point) throws IOException {
            Optional<PaperclickProcess.Result> end =
                    KilledCommand.run(point, workspace, settings, arguments.toArray(String[]::new));
            look();
            return end;
        }

        int documents() {
            return seen.count();
        }

        /** Every document that can be seen is whole, and at most one chunk of them was there already and is made again. */
        private void look() throws IOException {
            SeenDocuments now = SeenDocuments.in(output());
            assertThat(now.replaced(seen))
                    .as("documents of %s made again", name)
                    .isLessThanOrEqualTo(2 * CHUNK_ROWS * workers);
            now.assertSameContent(seen);
            seen = now;
        }

        /** Gives the command once more; then all of it must be there, once. */
        void complete() throws IOException {
            PaperclickProcess.Result end = PaperclickProcess.run(workspace, settings, arguments.toArray(String[]::new));

            assertThat(end.exitCode()).as(end.toString()).isEqualTo(1);
            assertThat(end.err()).doesNotContainIgnoringCase("batch").doesNotContain("Exception");
            look();
            Map<String, String> files = OutputFiles.in(output());
            assertThat(files.keySet()).noneMatch(file -> file.contains(AtomicFile.TEMPORARY_PREFIX));
            assertThat(files.keySet().stream()
                            .filter(file -> file.endsWith(".docx"))
                            .collect(Collectors.groupingBy(file -> Path.of(file).getParent(), Collectors.counting())))
                    .hasSize(rows)
                    .allSatisfy((folder, documents) -> assertThat(documents).isEqualTo(2));
            assertStore();
            ended.put(name, files);
            commands.put(name, new CommandsAsOf.Command(startedAt(), arguments));
            // the undisturbed run makes it anew
            FileSystemUtils.deleteRecursively(output());
        }

        private void assertStore() {
            assertThat(count("select count(*) from job_applications where starts_with(resume_path, :folder)"))
                    .isEqualTo(rows);
            String links = """
                    select count(%s)
                      from link_tracking
                     where application_id in (select application_id
                                                from job_applications
                                               where starts_with(resume_path, :folder))
                    """;
            assertThat(count(links.formatted("*"))).isEqualTo(LINKS * rows);
            assertThat(count(links.formatted("distinct (application_id, link_function)")))
                    .isEqualTo(LINKS * rows);
            assertThat(count("""
                            select count(*)
                              from generation_runs
                             where output_dir || '/' = :folder
                               and state <> 'finished'
                            """)).isZero();
        }

        private long count(String sql) {
            return database.jdbc()
                    .sql(sql)
                    .param("folder", output() + "/")
                    .query(Long.class)
                    .single();
        }

        private Instant startedAt() {
            return database.jdbc()
                    .sql("select min(started_at) from generation_runs where output_dir = :folder")
                    .param("folder", output().toString())
                    .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .single();
        }

        private Path output() {
            return workspace.resolve("output").resolve(name);
        }
    }

    /** A list that nobody else has, every twenty-first row of it without a title. */
    Run list(String name, int rows, int workers, String... options) throws IOException {
        StringBuilder list = new StringBuilder("company,title,job_url,notes\n");
        for (int row = 1; row <= rows; row++) {
            list.append("Company %d of %s,Engineer,https://jobs.example.com/%s/%d,\n".formatted(row, name, name, row));
            if (row % GOOD_ROWS_PER_BAD_ONE == 0) {
                list.append("Company without a title,,,\n");
            }
        }
        Path file = Files.writeString(workspace.resolve("input").resolve(name + ".csv"), list);
        List<String> arguments = new ArrayList<>(List.of("generate", file.toString(), "--workers", workers + ""));
        arguments.addAll(List.of(options));
        return new Run(name, rows, workers, arguments);
    }

    /** Makes everything anew, undisturbed, on the day of the killed runs and with their links: not a byte may differ. */
    void assertEqualToUndisturbed() {
        PaperclickProcess.Result result = CommandsAsOf.run(workspace, settings, List.copyOf(commands.values()));
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        ended.forEach((name, files) -> assertThat(files)
                .as(name)
                .isEqualTo(OutputFiles.in(workspace.resolve("output").resolve(name))));
        assertThat(database.jdbc().sql("""
                                select count(*)
                                  from link_tracking
                                 where application_id not in (select application_id from job_applications)
                                """).query(Long.class).single()).isZero();
    }

    @Override
    public void close() {
        database.close();
    }
}
