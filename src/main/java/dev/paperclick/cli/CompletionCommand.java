package dev.paperclick.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Use it in this shell:  source <(paperclick completion)"})
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    CompletionCommand() {}

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("paperclick", spec.root().commandLine()));
    }
}
