package dev.paperclick.cli;

import dev.paperclick.jobs.JobDefinition;
import dev.paperclick.jobs.JobDefinitions;
import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.JobRuns;
import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.jobs.StopSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the run as a JSON document.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RunCommand() {}

    @Override
    public Integer call() {
        return inForeground(spec, json, (installation, begun) -> {
            JobDefinition definition = installation.get(JobDefinitions.class).get(name);
            return installation.get(JobRuns.class).run(definition, absolute(definition), begun);
        });
    }

    /** What was typed here is relative to this folder; what stands in the definition, to the workspace. */
    private Map<String, String> absolute(JobDefinition definition) {
        Map<String, String> values = new LinkedHashMap<>(given);
        for (ParameterRule rule : definition.job().parameters()) {
            if (rule.kind() == ParameterRule.Kind.FILE) {
                values.computeIfPresent(rule.name(), (key, text) -> path(text));
            }
        }
        return values;
    }

    private String path(String text) {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "A path is missing after '='.");
        }
        return new UserPath().convert(text).toString();
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
        try (Installation installation = Installation.open()) {
            interruption.then(installation.get(StopSignal.class)::give);
            JobRun run = watched(spec, work, installation);
            spec.commandLine().getOut().println(json ? RunText.json(RunText.forPrograms(run)) : RunText.summary(run));
            return RunText.exitCode(run);
        } catch (RuntimeException e) {
            // told before the interruption lets the process end
            return PaperclickCommand.tell(e, spec.commandLine());
        }
    }

    private static JobRun watched(
            CommandSpec spec, BiFunction<Installation, LongConsumer, JobRun> work, Installation installation) {
        try (StepProgress progress = new StepProgress(
                installation.get(RunHistory.class), spec.commandLine().getErr())) {
            return work.apply(installation, progress::begun);
        }
    }
}
