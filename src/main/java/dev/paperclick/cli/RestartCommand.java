package dev.paperclick.cli;

import dev.paperclick.jobs.JobRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick restart}. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Go on with a run that failed, was stopped or died, where it was, with its own parameters.",
        footer = {"", "To run a definition anew: paperclick run NAME."})
final class RestartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The number of the run; 'paperclick history' shows it.")
    private long id;

    @Option(names = "--json", description = "Print the run as a JSON document.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RestartCommand() {}

    @Override
    public Integer call() {
        return RunCommand.inForeground(
                spec,
                json,
                (installation, begun) -> installation.get(JobRuns.class).restart(id, begun));
    }
}
