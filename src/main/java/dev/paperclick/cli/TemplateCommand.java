package dev.paperclick.cli;

import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.documents.TemplateCheck;
import dev.paperclick.documents.TemplateReport;
import dev.paperclick.platform.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        description = "Check Word templates: their mistakes, and what will fill each placeholder.",
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
            description = "Tell all mistakes of templates at once, and what will fill each placeholder.",
            footer = {
                "",
                "Exit codes: 0 documents can be made of all of them, 2 one has mistakes. An unknown name is no mistake:",
                "it stays empty. Where there is no list, or no profile, the names of all lists and profiles are known.",
                "The database is asked only for --candidate.",
                "",
                "Example:  paperclick template check input/templates/*.docx"
            })
    static final class CheckCommand implements Callable<Integer> {

        /** Word's own mark of a template that it has open, which {@code *.docx} matches as well. */
        private static final String LOCK_FILE = "~$";

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Templates (.docx).", converter = UserPath.class)
        private List<Path> files;

        @Option(
                names = "--list",
                paramLabel = "LIST",
                description = "The list whose columns are to fill them. Default: input/applications.csv",
                converter = UserPath.class)
        private @Nullable Path list;

        @Option(
                names = "--candidate",
                paramLabel = "ID",
                description = "Whose stored profile is to fill them. Default: that of input/candidate.json")
        private @Nullable String candidate;

        @Option(
                names = "--json",
                description = "Print a JSON document instead of text; of several templates, a list of them.")
        private boolean json;

        @SuppressWarnings("NullAway.Init") // picocli sets the fields
        CheckCommand() {}

        @Override
        public Integer call() {
            TemplateCheck check = TemplateCheck.in(Workspace.current(), profile(candidate), list);
            List<TemplateReport> reports = files.stream()
                    .filter(file -> files.size() == 1 || !isLockFile(file))
                    .map(check::check)
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(files.size() == 1 ? reports.get(0) : reports));
            } else {
                out.print(TemplateTable.write(reports, Terminal.ofOutput().columns()));
            }
            return reports.stream().allMatch(TemplateReport::usable) ? ExitCodes.GOOD : ExitCodes.WRONG_USE;
        }

        private static boolean isLockFile(Path file) {
            return String.valueOf(file.getFileName()).startsWith(LOCK_FILE);
        }

        /** Only a stored candidate needs the database, and the seconds that it takes to start. */
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
