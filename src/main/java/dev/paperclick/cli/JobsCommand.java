package dev.paperclick.cli;

import dev.paperclick.jobs.JobDefinition;
import dev.paperclick.jobs.JobDefinitions;
import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.JobSchema;
import dev.paperclick.jobs.NextRuns;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.jobs.Schedule;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick jobs}: the definitions in {@code jobs/}. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "List the job definitions in jobs/, when each runs next, and how its last run ended.",
        footer = {"", "Scheduled runs happen while 'paperclick serve' runs, on this machine or another one."})
final class JobsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    JobsCommand() {}

    @Override
    public Integer call() {
        try (Installation installation = Installation.open()) {
            List<JobDefinition> definitions =
                    installation.get(JobDefinitions.class).read();
            Map<String, JobRun> last = installation.get(RunHistory.class).lastOfEach();
            Map<String, Instant> next = installation.get(NextRuns.class).of(definitions);
            if (json) {
                out().println(RunText.json(definitions.stream()
                        .map(definition ->
                                forPrograms(definition, next.get(definition.name()), last.get(definition.name())))
                        .toList()));
            } else if (definitions.isEmpty()) {
                out().println("There are no definitions in jobs/; the README shows how to write one.");
            } else {
                print(definitions, next, last, installation.get(Clock.class).instant());
            }
            return ExitCodes.GOOD;
        }
    }

    private void print(
            List<JobDefinition> definitions, Map<String, Instant> next, Map<String, JobRun> last, Instant now) {
        Columns columns = new Columns("NAME", "JOB", "SCHEDULE", "ZONE", "NEXT RUN", "LAST RESULT");
        for (JobDefinition definition : definitions) {
            Schedule schedule = definition.scheduled();
            Instant time = next.get(definition.name());
            columns.row(List.of(
                    definition.name(),
                    definition.job().name(),
                    definition.scheduleInWords(),
                    schedule == null ? "–" : schedule.zone().getId(),
                    schedule == null || time == null ? "–" : next(time, schedule, now),
                    RunText.lastResult(last.get(definition.name()))));
        }
        columns.lines().forEach(out()::println);
    }

    /** A time that has passed is that of a run which the next {@code serve} makes up for. */
    private static String next(Instant time, Schedule schedule, Instant now) {
        return (time.isBefore(now) ? "due since " : "") + RunText.time(time, schedule.zone());
    }

    private static Map<String, @Nullable Object> forPrograms(
            JobDefinition definition, @Nullable Instant next, @Nullable JobRun last) {
        Schedule schedule = definition.scheduled();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", definition.name());
        map.put("job", definition.job().name());
        map.put("file", definition.file());
        map.put("schedule", schedule == null ? null : schedule.text());
        map.put("zone", schedule == null ? null : schedule.zone().getId());
        map.put("parameters", definition.parameters());
        map.put("next_run", next == null ? null : next.toString());
        map.put("last_run", last == null ? null : RunText.forPrograms(last));
        return map;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Tell all mistakes in jobs/ at once, with file and line, and lists that are missing. Needs no database; exit code 2 if there are any.")
    int check() {
        try (Installation installation = Installation.openBeforeDatabase()) {
            List<JobDefinition> definitions =
                    installation.get(JobDefinitions.class).readStrictly();
            out().println(
                            definitions.size() == 1
                                    ? "1 definition, no mistakes."
                                    : definitions.size() + " definitions, no mistakes.");
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Print the JSON Schema of definitions, for editors. Needs no database.")
    int schema() {
        try (Installation installation = Installation.openBeforeDatabase()) {
            out().print(installation.get(JobSchema.class).json());
            return ExitCodes.GOOD;
        }
    }
}
