package dev.paperclick.cli;

import dev.paperclick.applications.HeaderAliases;
import dev.paperclick.applications.ListCheck;
import dev.paperclick.applications.ListReport;
import dev.paperclick.documents.VariantChoice;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code paperclick list}: looking at lists. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Check a list: how it is read, and which rows cannot be used.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ListCommand.CheckCommand.class)
final class ListCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    ListCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code paperclick list check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Tell how a list is read: encoding, delimiter, header, columns, dates, and all that is wrong.",
            footer = {
                "",
                "Exit codes: 0 all rows can be used, 2 some cannot, or the file is no list of applications.",
                "Any CSV file can be looked at. The database is not asked, so candidates are not checked.",
                "",
                "Example:  paperclick list check input/applications.csv"
            })
    static final class CheckCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The list (.csv or .xlsx).", converter = UserPath.class)
        private Path file;

        @Option(
                names = "--rows",
                description = "Print every record as a line of JSON; what else is told goes to standard error.")
        private boolean rows;

        @Option(names = "--json", description = "Tell how the list is read as a JSON document instead of text.")
        private boolean json;

        @SuppressWarnings("NullAway.Init") // picocli sets the fields
        CheckCommand() {}

        @Override
        public Integer call() {
            Workspace workspace = Workspace.current();
            Path templates = workspace.input().resolve("templates");
            PrintWriter out = spec.commandLine().getOut();
            ListReport report;
            Terminal terminal = rows ? Terminal.ofErrors() : Terminal.ofOutput();
            // on a terminal that shows every row, these are the progress
            ProgressLines progress = new ProgressLines(
                    spec.commandLine().getErr(),
                    rows && Terminal.ofOutput().isTerminal() ? Terminal.NONE : Terminal.ofErrors(),
                    System::nanoTime);
            try {
                PrintWriter records = rows ? new PrintWriter(out, false) : out;
                JsonMapper lines = mapper().build();
                report =
                        ListCheck.check(file, HeaderAliases.in(workspace), name -> isTemplate(templates, name), row -> {
                            progress.rowRead();
                            if (rows) {
                                records.write(lines.writeValueAsString(row));
                                records.write('\n');
                            }
                        });
                out.flush();
            } catch (IOException e) {
                throw UserProblem.inInput(file + ": cannot be read to its end (" + FileReason.of(e) + ").");
            } finally {
                progress.end();
            }
            PrintWriter summary = rows ? spec.commandLine().getErr() : out;
            if (json) {
                summary.println(json(report));
            } else {
                summary.print(ListTable.write(report, terminal.columns()));
            }
            summary.flush();
            return report.usable() ? ExitCodes.GOOD : ExitCodes.WRONG_USE;
        }

        /** As a document for programs. */
        private static String json(ListReport report) {
            return mapper().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(report);
        }

        /** The same of a list that a run would use, with the variants that its applications would get. */
        static String json(ListReport report, List<VariantChoice> variants) {
            JsonMapper document =
                    mapper().enable(SerializationFeature.INDENT_OUTPUT).build();
            ObjectNode whole = document.valueToTree(report);
            whole.set("variants", document.valueToTree(variants));
            return document.writeValueAsString(whole);
        }

        private static JsonMapper.Builder mapper() {
            return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        }

        private static boolean isTemplate(Path folder, String name) {
            try {
                return Files.isRegularFile(folder.resolve(name));
            } catch (InvalidPathException e) {
                return false;
            }
        }
    }
}
