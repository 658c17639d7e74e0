package dev.paperclick.cli;

import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code paperclick}: its subcommands, its help, and what becomes of errors. */
@Command(
        name = "paperclick",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns a list of job applications into trackable documents, and tells which ones people opened.",
        footer = {
            "",
            "Begin with:  paperclick generate input/applications.csv",
            "Help on one: paperclick COMMAND --help",
            "",
            "Exit codes: 0 all good, 1 finished with rejected rows, 2 wrong use, 3 failed (same command goes on)."
        },
        subcommands = {
            GenerateCommand.class,
            ListCommand.class,
            CandidateCommand.class,
            TemplateCommand.class,
            RelinkCommand.class,
            ApplicationsCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            ClicksCommand.class,
            LinksCommand.class,
            RollupCommand.class,
            MailCommand.class,
            WebhookCommand.class,
            JobsCommand.class,
            RunCommand.class,
            HistoryCommand.class,
            RestartCommand.class,
            StopCommand.class,
            JournalCommand.class,
            DbCommand.class,
            CompletionCommand.class
        })
final class PaperclickCommand implements Runnable {

    private static final Map<String, List<String>> GROUPS = groups();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    PaperclickCommand() {}

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Documents", List.of("generate", "list", "relink", "template", "candidate", "applications"));
        groups.put("Clicks", List.of("serve", "report", "mail", "webhook", "clicks", "links"));
        groups.put("Jobs", List.of("jobs", "run", "history", "restart", "stop"));
        groups.put("Keeping house", List.of("journal", "rollup", "db", "completion"));
        return groups;
    }

    static CommandLine commandLine(PrintWriter output, PrintWriter errors) {
        CommandLine line = new CommandLine(new PaperclickCommand())
                .setOut(output)
                .setErr(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler((exception, args) -> wrongUse(exception))
                .setExecutionExceptionHandler((exception, command, result) -> tell(exception, command));
        PlainValues.understoodBy(line);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, PaperclickCommand::groupedCommands);
        return line;
    }

    private static String groupedCommands(Help help) {
        Map<String, Help> commands = help.subcommands();
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            text.append(System.lineSeparator()).append(title).append(":").append(System.lineSeparator());
            for (String name : names) {
                Help command = commands.get(name);
                if (command != null) {
                    String[] description = command.commandSpec().usageMessage().description();
                    text.append(String.format("  %-12s %s%n", name, description[0]));
                }
            }
        });
        return text.toString();
    }

    private static int wrongUse(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(exception.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, errors)) {
            errors.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCodes.WRONG_USE;
    }

    /** Says what went wrong, in the words meant for people where there are some; returns the exit code. */
    static int tell(Exception exception, CommandLine command) {
        PrintWriter errors = command.getErr();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserProblem problem) {
                problem.sentences().forEach(errors::println);
                return ExitCodes.of(problem);
            }
        }
        if (DatabaseOutage.isBehind(exception)) {
            errors.println(
                    "The database does not answer any more; see 'paperclick db status', then give the same command "
                            + "again: it goes on from here.");
            return ExitCodes.FAILED;
        }
        errors.println("Something went wrong that Paperclick has no words for; please report what follows.");
        exception.printStackTrace(errors);
        return ExitCodes.FAILED;
    }

    /** Without a command there is nothing to do but to say which ones exist. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
