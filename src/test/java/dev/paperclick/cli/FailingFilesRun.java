package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.documents.GenerateRequest;
import dev.paperclick.documents.GenerateSummary;
import dev.paperclick.documents.Generation;
import dev.paperclick.documents.OutputFiles;
import dev.paperclick.documents.Unwatched;
import dev.paperclick.observed.FailingFiles;
import dev.paperclick.observed.FailingFiles.Fault;
import dev.paperclick.observed.FileCalls;
import dev.paperclick.observed.WiredWith;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/**
 * Runs over a small list in one process; in each of them one call to the file system goes wrong, or all from one on. Then
 * the same is asked for again.
 */
public final class FailingFilesRun {

    static final int ROWS = 6;
    private static final int LINKS = 3;

    private final FailingFiles files;
    private final Generation generation;
    private final JdbcClient jdbc;
    private final Path list;
    private final Path output;

    /** How often each sentence was said, without what is particular. */
    private final Map<String, Integer> sentences = new TreeMap<>();

    private final List<String> failures = new ArrayList<>();
    private int withoutConsequence;

    private FailingFilesRun(FailingFiles files, Installation installation, Path home) {
        this.files = files;
        this.generation = installation.get(Generation.class);
        this.jdbc = JdbcClient.create(installation.get(DataSource.class));
        this.list = home.resolve("input/few.csv");
        this.output = home.resolve("output");
    }

    /** Arguments: how many of the faults are tried, the seed by which they are chosen, and which ones, or nothing for all. */
    public static void main(String[] arguments) {
        FailingFiles files = new FailingFiles();
        WiredWith.replacing(Clock.class, real -> Clock.fixed(real.instant(), ZoneOffset.UTC), () -> {
            try (Installation installation = Installation.open()) {
                FileCalls.observe(files);
                new FailingFilesRun(files, installation, Workspace.current().home())
                        .tryFaults(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), arguments[2]);
            }
        });
    }

    /** A fault, where it strikes, and whether it stays until it is mended. */
    private record Trial(Fault fault, int call, boolean lasting) {

        private String kind() {
            return fault + (lasting ? " lasting" : " once");
        }
    }

    /** How a run ended, and what was said. */
    private record End(int code, String said) {}

    private void tryFaults(long samples, long seed, String kind) throws IOException {
        run(output.resolve("first"));
        List<Trial> trials = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            files.failAt(Integer.MAX_VALUE, fault, false);
            assertThat(run(output.resolve("undisturbed-" + fault)).code()).isEqualTo(ExitCodes.REJECTED_ROWS);
            for (int call = 1; call <= files.calls(); call++) {
                trials.add(new Trial(fault, call, false));
                trials.add(new Trial(fault, call, true));
            }
        }
        Map<String, String> expected = OutputFiles.in(output.resolve("undisturbed-" + Fault.DEFECT));
        trials.removeIf(trial -> !trial.kind().startsWith(kind));
        Collections.shuffle(trials, new Random(seed));
        for (Trial trial : trials.subList(0, (int) Math.min(samples, trials.size()))) {
            try {
                fail(trial, expected);
            } catch (AssertionError e) {
                failures.add(e.getMessage());
            }
        }
        System.out.printf("%,d calls can fail, %,d without consequence%n", trials.size(), withoutConsequence);
        sentences.forEach((sentence, count) -> System.out.printf("%,6d  %s%n", count, sentence));
        assertThat(failures).isEmpty();
    }

    private void fail(Trial trial, Map<String, String> expected) throws IOException {
        Path folder = output.resolve(trial.fault() + "-" + trial.call() + (trial.lasting() ? "-lasting" : ""));
        files.failAt(trial.call(), trial.fault(), trial.lasting());
        End end = run(folder);
        files.mend();

        Map<String, String> left = OutputFiles.in(folder);
        if (end.code() == ExitCodes.REJECTED_ROWS) {
            withoutConsequence++;
            assertThat(left).as("%s: %s", trial, end).isEqualTo(expected);
        } else {
            assertThat(end.code()).as("%s: %s", trial, end).isIn(ExitCodes.WRONG_USE, ExitCodes.FAILED);
            // two templates may both be unreadable, and each is named
            assertThat(end.said().lines())
                    .as("%s: %s", trial, end)
                    .isNotEmpty()
                    .allMatch(sentence -> sentence.contains(output.getParent() + "/"));
            sentences.merge(withoutParticulars(end), 1, Integer::sum);
            assertThat(end.said()).as(trial.toString()).doesNotContain("Exception", "no words");
        }
        left.forEach((name, content) -> {
            if (!name.contains(AtomicFile.TEMPORARY_PREFIX)) {
                assertThat(content).as("%s: %s", trial, name).isEqualTo(expected.get(name));
            } else {
                assertThat(files.failedToDelete())
                        .as("%s: %s is left", trial, name)
                        .isTrue();
            }
        });

        End healed = run(folder);

        assertThat(healed.code()).as("%s: %s", trial, healed).isEqualTo(ExitCodes.REJECTED_ROWS);
        assertThat(OutputFiles.in(folder)).as(trial.toString()).isEqualTo(expected);
        assertThat(count("select count(*) from link_tracking"))
                .as(trial.toString())
                .isEqualTo(ROWS * LINKS);
        assertThat(count("select count(*) from job_applications where starts_with(resume_path, '" + folder + "/')"))
                .as(trial.toString())
                .isEqualTo(ROWS);
        assertThat(count("select count(*) from listed_rows"))
                .as(trial.toString())
                .isZero();
        FileSystemUtils.deleteRecursively(folder);
    }

    private String withoutParticulars(End end) {
        return end.code() + " "
                + end.said()
                        .strip()
                        .replace(output.getParent() + "/", "")
                        .replaceAll("(Company|NO_SPACE|DEFECT|DENIED)-[^/ :]*", "$1-…");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** As the command does it. */
    private End run(Path folder) {
        StringWriter said = new StringWriter();
        CommandLine command = PaperclickCommand.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(said));
        try {
            GenerateSummary summary = generation.generate(
                    new GenerateRequest(list, null, null, null, folder, false, false, false, false, false, 1),
                    new Unwatched());
            return new End(summary.rejected() == 0 ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS, said.toString());
        } catch (RuntimeException e) {
            int code = PaperclickCommand.tell(e, command);
            return new End(code, said.toString());
        }
    }
}
