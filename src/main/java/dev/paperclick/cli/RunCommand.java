package dev.paperclick.cli;

import dev.paperclick.jobs.JobDefinition;
import dev.paperclick.jobs.JobDefinitions;
import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.JobRuns;
import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick run} and {@code paperclick restart}: a definition, in the foreground. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a job definition now, here, to its end.",
        footer = {
            "",
            "Values given here come before those of the definition. Interrupted, it can be gone on with: paperclick restart ID.",
            "",
            "Example:  paperclick run generate list=input/applications.csv"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "A definition; 'paperclick jobs' lists them.")
    private String name;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Parameters of its job.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "Print the run as a JSON document.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RunCommand() {}

    @Override
    public Integer call() {
        Map<String, String> given = given();
        return inForeground(spec, json, (installation, begun) -> {
            JobDefinition definition = installation.get(JobDefinitions.class).get(name);
            return installation.get(JobRuns.class).run(definition, absolute(given, definition), begun);
        });
    }

    private Map<String, String> given() {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                problems.add("'" + word + "' is not KEY=VALUE, such as days=30.");
            } else if (values.putIfAbsent(word.substring(0, equals), word.substring(equals + 1)) != null) {
                problems.add(word.substring(0, equals) + " is given more than once; give it one value.");
            }
        }
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
        return values;
    }

    /** What was typed here is relative to this folder; what stands in the definition, to the workspace. */
    private static Map<String, String> absolute(Map<String, String> given, JobDefinition definition) {
        Map<String, String> values = new LinkedHashMap<>(given);
        for (ParameterRule rule : definition.job().parameters()) {
            if (rule.kind() == ParameterRule.Kind.FILE) {
                values.computeIfPresent(rule.name(), (key, text) -> path(text));
            }
        }
        return values;
    }

    /** What is no path stays as it is, for the job to say so. */
    private static String path(String text) {
        return text.isBlank() ? text : new UserPath().convert(text).toString();
    }

    /** Runs, shows how far it is, and says how it ended. */
    static int inForeground(CommandSpec spec, boolean json, BiFunction<Installation, LongConsumer, JobRun> work) {
        try (Interruption interruption = new Interruption()) {
            return inForeground(spec, json, work, interruption);
        }
    }

    private static int inForeground(
            CommandSpec spec,
            boolean json,
            BiFunction<Installation, LongConsumer, JobRun> work,
            Interruption interruption) {
        AtomicLong id = new AtomicLong();
        try (Installation installation = Installation.open()) {
            interruption.then(installation.get(StopSignal.class)::give);
            JobRun run = watched(spec, work, installation, id);
            spec.commandLine().getOut().println(json ? RunText.json(RunText.forPrograms(run)) : RunText.summary(run));
            return RunText.exitCode(run);
        } catch (RuntimeException e) {
            // told before the interruption lets the process end
            return tell(e, id.get(), spec.commandLine());
        }
    }

    /** The same command again would begin anew what an outage of the database has broken off. */
    private static int tell(RuntimeException failure, long id, CommandLine command) {
        if (id == 0 || !DatabaseOutage.isBehind(failure)) {
            return PaperclickCommand.tell(failure, command);
        }
        command.getErr()
                .println(
                        "The database does not answer any more; see 'paperclick db status'. When it is back, 'paperclick"
                                + " restart " + id + "' goes on where the run was.");
        return ExitCodes.FAILED;
    }

    private static JobRun watched(
            CommandSpec spec,
            BiFunction<Installation, LongConsumer, JobRun> work,
            Installation installation,
            AtomicLong id) {
        try (StepProgress progress = new StepProgress(
                installation.get(RunHistory.class), spec.commandLine().getErr())) {
            return work.apply(installation, begun -> {
                id.set(begun);
                progress.begun(begun);
            });
        }
    }
}
