package dev.paperclick.cli;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.clicks.ClickClassifier;
import dev.paperclick.clicks.ClickRules;
import dev.paperclick.clicks.Reason;
import dev.paperclick.clicks.Reclassification;
import dev.paperclick.clicks.Reclassifications;
import dev.paperclick.clicks.Reclassified;
import dev.paperclick.clicks.Verdict;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.ClickList;
import dev.paperclick.reports.ClickListQueries;
import dev.paperclick.reports.ClickListText;
import dev.paperclick.reports.ReportPeriod;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick clicks}: single clicks, and what they are judged by. */
@Command(
        name = "clicks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "List single clicks: who came, and by which rules that was decided.",
            "",
            "A click is 'human', 'automated' (a mail scanner, a preview, a program), 'uncertain', or 'excluded': your own,"
                    + " in no total. Every rule that spoke stands with it."
        },
        footer = {
            "",
            "Days are those of this computer's time zone. Addresses are shown as networks (/24, /48).",
            "",
            "Examples:  paperclick clicks --days 30 --verdict human",
            "           paperclick clicks --application 7b1d… --json"
        })
final class ClicksCommand implements Callable<Integer> {

    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--link", paramLabel = "ID", description = "Only this link, such as lt_calendly_…")
    private @Nullable String link;

    @Option(names = "--application", paramLabel = "ID", description = "Only this application's links.")
    private @Nullable String application;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only this candidate's links.")
    private @Nullable String candidate;

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            description = "Only human, automated, uncertain or excluded ones.")
    private @Nullable Verdict verdict;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Today and the days before it. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, the newest. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ClicksCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw UserProblem.inInput("--limit is " + limit + ", which is not between 1 and " + MOST + ".");
        }
        try (Installation installation = Installation.open()) {
            ReportPeriod period =
                    ReportPeriod.lastDays(days, installation.get(Clock.class).instant(), ZoneId.systemDefault());
            if (candidate != null) {
                installation.get(Candidates.class).get(candidate);
            }
            ClickList list = installation
                    .get(ClickListQueries.class)
                    .clicks(new ClickList.Filter(
                            link,
                            application,
                            candidate,
                            verdict == null ? null : verdict.word(),
                            period.from(),
                            limit));
            print(list);
            return ExitCodes.GOOD;
        }
    }

    private void print(ClickList list) {
        if (json) {
            // Nothing that a stranger sent can steer a terminal once it is escaped.
            out().println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(list));
        } else if (list.clicks().isEmpty()) {
            out().println(nothing());
        } else {
            out().print(ClickListText.write(
                    list, ZoneId.systemDefault(), Terminal.ofOutput().width()));
        }
    }

    private String nothing() {
        String period = days == 1 ? "today" : "in the last " + days + " days";
        boolean filtered = link != null || application != null || candidate != null || verdict != null;
        return filtered
                ? "No such click " + period + ". Leave out an option, or look further back with --days."
                : "No click " + period
                        + ". Clicks are recorded while 'paperclick serve' runs: open a link of a document in"
                        + " output/, or look further back with --days.";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "reclassify",
            mixinStandardHelpOptions = true,
            description = {
                "Judge recent clicks once more, by today's rules and by what other clicks tell:",
                "three links of an application opened from one network within ten seconds are a machine's."
            },
            footer = {"", "Safe at any time, also while clicks come in; running it again changes nothing."})
    int reclassify(
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "" + Reclassification.USUAL_DAYS,
                            description = "Today and the days before it, in UTC. Default: ${DEFAULT-VALUE}")
                    int recentDays) {
        try (Installation installation = Installation.open()) {
            Reclassified done = installation.get(Reclassifications.class).run(recentDays);
            out().println("Judged " + clicks(done.looked()) + " again, "
                    + (done.changed() == 0 ? "none" : done.changed()) + " changed.");
            done.changes()
                    .forEach(change -> out().printf(
                                    "%8d  %-22s %s%n",
                                    change.clicks(),
                                    change.from().equals(change.to())
                                            ? change.to()
                                            : change.from() + " → " + change.to(),
                                    (words("+", change.added()) + " " + words("-", change.removed())).strip()));
            return ExitCodes.GOOD;
        }
    }

    private static String clicks(long count) {
        return count + (count == 1 ? " click" : " clicks");
    }

    private static String words(String sign, Collection<Reason> reasons) {
        return reasons.stream().map(reason -> sign + reason.word()).collect(Collectors.joining(" "));
    }

    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            description = "Say which lists clicks are judged by, of which date, and what could not be read in them.")
    int rules() {
        try (Installation installation = Installation.open()) {
            ClickRules rules = installation.get(ClickClassifier.class).rules();
            out().println("Crawlers         " + rules.crawlers() + ", " + rules.crawlerTexts() + " texts");
            out().println("Scanner networks " + rules.networks() + ": " + rules.certain() + " certain, "
                    + rules.probable() + " probable");
            out().println("Lines skipped    " + rules.skippedLines().size());
            rules.skippedLines().forEach(line -> out().println("                 " + line));
            out().println("Own addresses    " + rules.ownAddresses());
            return ExitCodes.GOOD;
        }
    }
}
