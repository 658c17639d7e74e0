package dev.paperclick.cli;

import dev.paperclick.jobs.JobDefinitions;
import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description =
                "Show the runs of job definitions, the newest first: when, how long, what came of them, and why not.",
        footer = {"", "Times are those of this computer's time zone."})
final class HistoryCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only runs of this definition.")
    private @Nullable String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    HistoryCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw UserProblem.inInput("--limit is " + limit + ", which is not between 1 and " + MOST + ".");
        }
        try (Installation installation = Installation.open()) {
            List<JobRun> runs = installation.get(RunHistory.class).latest(name, limit);
            if (name != null && runs.isEmpty()) {
                installation.get(JobDefinitions.class).get(name);
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(RunText.json(runs.stream().map(RunText::forPrograms).toList()));
            } else if (runs.isEmpty()) {
                out.println(
                        name == null
                                ? "Nothing has run yet; 'paperclick jobs' shows what will."
                                : "No run of " + name + " yet.");
            } else {
                print(runs, out);
            }
            return ExitCodes.GOOD;
        }
    }

    /** Under a run what its steps said, and why it was not done. */
    private static void print(List<JobRun> runs, PrintWriter out) {
        Columns columns = new Columns("ID", "NAME", "STARTED", "TOOK", "BY", "RESULT", "COUNTS");
        runs.forEach(run -> columns.row(List.of(
                Long.toString(run.id()),
                run.name(),
                RunText.second(run.started()),
                RunText.duration(run.duration()),
                run.origin(),
                run.status().word(),
                RunText.counts(run))));
        List<String> lines = columns.lines();
        out.println(lines.get(0));
        for (int i = 0; i < runs.size(); i++) {
            out.println(lines.get(i + 1));
            runs.get(i).notes().forEach(note -> out.println("    " + Paragraphs.visible(note)));
            String cause = runs.get(i).cause();
            if (cause != null) {
                out.println("    " + Paragraphs.visible(cause));
            }
        }
    }
}
