package dev.paperclick.cli;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.LinkList;
import dev.paperclick.reports.LinkListQueries;
import dev.paperclick.reports.LinkListText;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick links list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "List links, the latest first: where they lead, how often people followed them, what was found there.",
        footer = {
            "",
            "States: fine, moved, dead, unsure, unchecked (of the page; see 'paperclick links check'), active,",
            "inactive, missed (inactive, and people have followed it since).",
            "",
            "Examples:  paperclick links list --state dead,moved",
            "           paperclick links list --state missed --json"
        })
final class LinksListCommand implements Callable<Integer> {

    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only this candidate's.")
    private @Nullable String candidate;

    @Option(names = "--application", paramLabel = "ID", description = "Only those of this application.")
    private @Nullable String application;

    @Option(names = "--function", paramLabel = "F", description = "Only those for this, such as Calendly.")
    private @Nullable String function;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those in this state, or one of these.")
    private @Nullable List<String> states;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, the latest. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    LinksListCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw UserProblem.inInput("--limit is " + limit + ", which is not between 1 and " + MOST + ".");
        }
        List<String> asked = states == null
                ? List.of()
                : states.stream()
                        .map(state -> state.strip().toLowerCase(Locale.ROOT))
                        .toList();
        asked.stream()
                .filter(state -> !LinkList.STATES.contains(state))
                .findFirst()
                .ifPresent(state -> {
                    throw UserProblem.inInput("--state has '" + state + "', which is none of "
                            + String.join(", ", LinkList.STATES) + ".");
                });
        try (Installation installation = Installation.open()) {
            if (candidate != null) {
                installation.get(Candidates.class).get(candidate);
            }
            print(installation
                    .get(LinkListQueries.class)
                    .links(new LinkList.Filter(candidate, application, function, asked, limit)));
            return ExitCodes.GOOD;
        }
    }

    private void print(LinkList list) {
        if (json) {
            out().println(LinksCommand.JSON.writeValueAsString(list));
        } else if (list.links().isEmpty()) {
            boolean filtered = candidate != null || application != null || function != null || states != null;
            out().println(
                            filtered
                                    ? "No such link. Leave out an option to see more."
                                    : "No link yet. 'paperclick generate LIST' makes them with the documents of a list.");
        } else {
            out().print(LinkListText.write(
                    list, ZoneId.systemDefault(), Terminal.ofOutput().width()));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
