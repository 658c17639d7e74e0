package dev.paperclick.cli;

import dev.paperclick.applications.ApplicationList;
import dev.paperclick.applications.HeaderAliases;
import dev.paperclick.applications.StageChanges;
import dev.paperclick.applications.StageImport;
import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.TerminalText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick applications}: how far they are. */
@Command(
        name = "applications",
        mixinStandardHelpOptions = true,
        description = "List applications and how far they are; take stages over from a tracker's list.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ApplicationsListCommand.class)
final class ApplicationsCommand implements Runnable {

    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    ApplicationsCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Take over from a list how far applications are, and when they were made.",
                "",
                "The list may be the one that the documents were generated from, with its stages kept up to date, or the "
                        + "export of a tracker: whatever 'generate' reads. An application is known by its application_id, "
                        + "else by candidate, company, title and job_url, which must be as they were when it was "
                        + "generated. Rows of applications that nothing was generated for are told and passed over."
            },
            footer = {
                "",
                "Stages, in order: saved, applied, screening, interview, offer; then accepted, rejected, no response,",
                "withdrawn, archived, and the words that trackers use for them. An application never goes back by",
                "itself: what the list has further back than it is known to be is told and left alone. --force goes",
                "back; the stages that were not reached after all stay in the history, as taken back.",
                "Blank cells change nothing. The same list can be imported again at any time.",
                "Exit code 1: some rows cannot be used.",
                "",
                "Example:  paperclick applications import ~/Downloads/huntr.csv"
            })
    int importStages(
            @Parameters(paramLabel = "LIST", description = "The list.", converter = UserPath.class) Path file,
            @Option(
                            names = "--candidate",
                            paramLabel = "ID",
                            description = "Whose applications these are, when a row has no candidate_id.")
                    @Nullable
                    String candidate,
            @Option(names = "--force", description = "Let stages go back, too.") boolean force,
            @Option(names = "--all", description = "Tell of every row, not only of the first ten of a kind.")
                    boolean all) {
        ApplicationList list = ApplicationList.survey(file, HeaderAliases.in(Workspace.current()));
        try (Installation installation = Installation.open()) {
            Candidates candidates = installation.get(Candidates.class);
            String applicant = candidates.applicant(
                    candidate,
                    list.survey().namesNoCandidate()
                            && list.survey().candidates().isEmpty());
            Set<String> known =
                    candidates.all().stream().map(Candidate::userId).collect(Collectors.toUnmodifiableSet());
            StageChanges changes = installation.get(StageImport.class).run(file, list, applicant, known, force);
            print(changes, list, all ? Integer.MAX_VALUE : SHOWN);
            return changes.rejectedRows() == 0 ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
        }
    }

    private void print(StageChanges changes, ApplicationList list, int most) {
        count("Stages", changes.moved(), "applications came to another stage");
        count("Dates", changes.redated(), "applications of which only the date changed");
        count("Unchanged", changes.unchanged(), "applications");
        if (changes.behind().count() > 0) {
            count(
                    "Left alone",
                    changes.behind().count(),
                    "applications that are further than the list says (--force goes back)");
            examples(changes.behind(), most);
        }
        if (changes.unknown().count() > 0) {
            count("Unknown", changes.unknown().count(), "rows of applications that nothing was generated for");
            examples(changes.unknown(), most);
        }
        if (changes.rejectedRows() > 0) {
            count("Rejected", changes.rejectedRows(), "rows that cannot be used");
            examples(changes.rejected(), most);
        }
        changes.unknownWords()
                .forEach((word, line) -> out().printf(
                                "%nNote: '%s' (line %d) is no stage that Paperclick has a place for; it is kept as it is.%n",
                                TerminalText.plain(word), line));
        if (list.survey().datesReadBothWays()) {
            out().printf(
                            "%nNote: The dates of the list read both ways (03/04/2026): they were taken as month/day; write "
                                    + "them like 2026-03-04 to be sure.%n");
        }
    }

    private void count(String label, long count, String what) {
        out().printf(Locale.ROOT, "%-11s %,7d %s%n", label, count, what);
    }

    private void examples(StageChanges.Sentences sentences, int most) {
        sentences.first().stream()
                .limit(most)
                .forEach(sentence -> out().println("            " + TerminalText.plain(sentence)));
        long more = sentences.count() - Math.min(most, sentences.first().size());
        if (more > 0) {
            out().println("            and " + more + " more" + (most == SHOWN ? "; --all shows them" : ""));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
