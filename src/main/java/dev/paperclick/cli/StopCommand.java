package dev.paperclick.cli;

import dev.paperclick.jobs.JobRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Ask a run to stop after the chunk that it is at, wherever it runs; it can be gone on with later.")
final class StopCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The number of the run; 'paperclick history' shows it.")
    private long id;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    StopCommand() {}

    @Override
    public Integer call() {
        try (Installation installation = Installation.open()) {
            installation.get(JobRuns.class).stop(id);
            spec.commandLine()
                    .getOut()
                    .println("Run " + id
                            + " stops after the chunk that it is at; 'paperclick history' shows when it has, "
                            + "'paperclick restart " + id + "' goes on with it.");
            return ExitCodes.GOOD;
        }
    }
}
