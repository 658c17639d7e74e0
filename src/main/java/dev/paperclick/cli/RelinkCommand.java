package dev.paperclick.cli;

import dev.paperclick.documents.GenerateProgress;
import dev.paperclick.documents.Relinking;
import dev.paperclick.documents.Unwatched;
import dev.paperclick.jobs.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick relink}. */
@Command(
        name = "relink",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make documents again, with tracked links, that were made with the original ones.",
            "",
            "Tracking was switched off, or the link table could not be written: 'generate' makes the documents all the "
                    + "same. This finds them in the store and makes just these again, from the lists, candidates and "
                    + "templates of their runs; all other documents stay as they are."
        },
        footer = {
            "",
            "Interrupted? Give the same command again: it goes on where it was.",
            "Exit code 1: some still carry the original links; the last lines say why.",
            "",
            "Example:  paperclick relink"
        })
final class RelinkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "LIST",
            description = "Only documents of this list. Default: of every list.",
            converter = UserPath.class)
    private @Nullable Path list;

    @Option(names = "--output", paramLabel = "DIR", description = "Only documents in this folder. Default: in any.")
    private @Nullable String output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress, only the summary.")
    private boolean quiet;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RelinkCommand() {}

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Interruption interruption = new Interruption();
                Installation installation = Installation.open()) {
            interruption.then(installation.get(StopSignal.class)::give);
            return relink(installation, start);
        }
    }

    private int relink(Installation installation, long start) {
        ProgressLines lines = new ProgressLines(spec.commandLine().getErr(), Terminal.ofErrors(), System::nanoTime);
        GenerateProgress progress = quiet ? new Unwatched() : lines;
        try {
            Relinking.Result result = installation
                    .get(Relinking.class)
                    .run(list, UserPath.here(output), Runtime.getRuntime().availableProcessors(), () -> progress);
            lines.end();
            print(result, (System.nanoTime() - start) / 1e9);
            return result.left().isEmpty() ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
        } catch (RuntimeException e) {
            lines.end();
            // told before the interruption lets the process end
            return PaperclickCommand.tell(e, spec.commandLine());
        }
    }

    private void print(Relinking.Result result, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        if (result.relinked().isEmpty() && result.left().isEmpty()) {
            out.println("All documents there carry tracked links already; nothing was made.");
        }
        result.relinked().forEach(summary -> GenerateCommand.print(summary, seconds, out));
        result.left().forEach(sentence -> out.printf("%nStill to do: %s%n", sentence));
    }
}
