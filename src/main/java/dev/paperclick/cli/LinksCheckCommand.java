package dev.paperclick.cli;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.TerminalText;
import dev.paperclick.targets.Target;
import dev.paperclick.targets.TargetCheck;
import dev.paperclick.targets.TargetRound;
import dev.paperclick.targets.TargetState;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick links check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Look whether the pages that active links lead to are still there, each page once.",
        footer = {
            "",
            "fine    a reader arrives",
            "moved   a reader arrives, but the page says that it has another address for good",
            "dead    the server says that the page is gone (404, 410), or could not be reached on two days",
            "unsure  a program cannot tell: LinkedIn, for one, answers people only",
            "",
            "When it is interrupted, the same command goes on within the hour.",
            "Exit code 1: some are dead.",
            "",
            "Example:  paperclick links check --candidate steve_glen"
        })
final class LinksCheckCommand implements Callable<Integer> {

    private static final Duration FRESH = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only where this candidate's links lead.")
    private @Nullable String candidate;

    @Option(names = "--again", description = "Look also at pages that were looked at within the last hour.")
    private boolean again;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "" + TargetCheck.USUAL_WORKERS,
            description = "How many servers are asked at the same time. Default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(names = "--json", description = "Print one JSON document instead of text, with all pages.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    LinksCheckCommand() {}

    /** What programs are told. */
    private record Outcome(int looked, int leftAlone, boolean inVain, List<Target> targets) {}

    @Override
    public Integer call() throws InterruptedException {
        if (workers < 1 || workers > TargetCheck.MOST_WORKERS) {
            throw UserProblem.inInput(
                    "--workers is " + workers + ", which is not between 1 and " + TargetCheck.MOST_WORKERS + ".");
        }
        try (Installation installation = Installation.open()) {
            if (candidate != null) {
                installation.get(Candidates.class).get(candidate);
            }
            Instant now = installation.get(Clock.class).instant();
            TargetRound round =
                    installation.get(TargetCheck.class).begin(candidate, again ? now : now.minus(FRESH), workers);
            boolean more = true;
            while (more) {
                more = round.next();
            }
            Outcome outcome =
                    new Outcome(round.looked(), round.leftAlone(), round.wasInVain(), List.copyOf(round.known()));
            print(outcome);
            return count(outcome, TargetState.DEAD) == 0 ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
        }
    }

    private void print(Outcome outcome) {
        if (json) {
            out().println(LinksCommand.JSON.writeValueAsString(outcome));
            return;
        }
        if (outcome.targets().isEmpty()) {
            out().println("No active link yet, so there is nothing to look at.");
            return;
        }
        for (TargetState state : List.of(TargetState.DEAD, TargetState.MOVED, TargetState.UNSURE)) {
            outcome.targets().stream().filter(target -> target.state() == state).forEach(this::print);
        }
        out().println("Looked at " + pages(outcome.looked())
                + (outcome.leftAlone() == 0
                        ? ""
                        : ", and not again at " + pages(outcome.leftAlone())
                                + " looked at within the last hour (--again does)")
                + ".");
        out().println(count(outcome, TargetState.FINE) + " fine, " + count(outcome, TargetState.MOVED) + " moved, "
                + count(outcome, TargetState.DEAD) + " dead, " + count(outcome, TargetState.UNSURE) + " unsure.");
        if (outcome.inVain()) {
            out().println("No server answered: is this machine on the net?");
        } else if (count(outcome, TargetState.DEAD) + count(outcome, TargetState.MOVED) > 0) {
            out().println("'paperclick links repoint --from URL --to URL' leads the links of all documents elsewhere.");
        }
    }

    private void print(Target target) {
        out().println(TerminalText.left(target.state().word(), 8) + TerminalText.plain(target.url()));
        out().println(" ".repeat(8)
                + target.reason()
                + (target.movedTo() == null ? "" : ": " + TerminalText.plain(target.movedTo())));
    }

    private static long count(Outcome outcome, TargetState state) {
        return outcome.targets().stream()
                .filter(target -> target.state() == state)
                .count();
    }

    private static String pages(long count) {
        return count + (count == 1 ? " page" : " pages");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
