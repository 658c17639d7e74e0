package dev.paperclick.cli;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.documents.TemplateCheck;
import dev.paperclick.documents.TemplateReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick template}: looking at templates. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Check a Word template: its mistakes, and what will fill each placeholder.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TemplateCommand.CheckCommand.class)
final class TemplateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    TemplateCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code paperclick template check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Tell all mistakes of a template at once, and what will fill each placeholder.",
            footer = {
                "",
                "Exit codes: 0 documents can be made of it, 2 it has mistakes. An unknown name is no mistake:",
                "it stays empty. Without --list and --candidate the names of all lists and profiles count as known.",
                "",
                "Example:  paperclick template check input/templates/resume.docx --list input/applications.csv"
            })
    static final class CheckCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The template (.docx).", converter = UserPath.class)
        private Path file;

        @Option(names = "--candidate", paramLabel = "ID", description = "Whose profile is to fill it.")
        private @Nullable String candidate;

        @Option(
                names = "--list",
                paramLabel = "LIST",
                description = "The list whose columns are to fill it.",
                converter = UserPath.class)
        private @Nullable Path list;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @SuppressWarnings("NullAway.Init") // picocli sets the fields
        CheckCommand() {}

        @Override
        public Integer call() {
            TemplateReport report = TemplateCheck.of(file, profile(candidate), list);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(report));
            } else {
                out.print(TemplateTable.write(report));
            }
            return report.usable() ? ExitCodes.GOOD : ExitCodes.WRONG_USE;
        }

        /** Only a candidate needs the database, and the seconds that it takes to start. */
        private static @Nullable Candidate profile(@Nullable String id) {
            if (id == null) {
                return null;
            }
            try (Installation installation = Installation.open()) {
                return installation.get(Candidates.class).get(id);
            }
        }
    }
}
