package dev.paperclick.cli;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.ClickRecount;
import dev.paperclick.rollups.CountWatch;
import dev.paperclick.rollups.Recount;
import dev.paperclick.rollups.RollupStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick rollup}. */
@Command(
        name = "rollup",
        mixinStandardHelpOptions = true,
        description = "The daily numbers that reports are made of: count what is new, or count anew and compare.",
        footer = {"", "The nightly report does this by itself; reports are right without it, too."})
final class RollupCommand implements Runnable {

    private static final int MOST_SHOWN = 40;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    RollupCommand() {}

    /** Without a subcommand: counts what is new. */
    @Override
    public void run() {
        try (Installation installation = Installation.open()) {
            long days = watched(progress -> installation.get(ClickDays.class).roll(progress))
                    .days();
            out().println(
                            days == 0
                                    ? "Nothing has changed since it was last counted."
                                    : "Counted " + days(days) + " (UTC) that had changed.");
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Say which days are counted, in which time zone, and which have changed since.")
    int status() {
        try (Installation installation = Installation.open()) {
            RollupStatus status = installation.get(ClickDays.class).status();
            out().println("Time zone        " + status.zone());
            out().println("Counted          "
                    + (status.first() == null
                            ? "nothing yet"
                            : days(status.days()) + " with clicks, " + status.first() + " to " + status.last()));
            out().println("Clicks counted   " + status.clicks());
            out().println("To be counted    "
                    + (status.waiting().isEmpty()
                            ? "nothing"
                            : days(status.waiting().size()) + " (UTC): " + shown(status.waiting())));
            return ExitCodes.GOOD;
        }
    }

    private static String shown(List<LocalDate> waiting) {
        LocalDate first = waiting.get(0);
        LocalDate last = waiting.get(waiting.size() - 1);
        return waiting.size() == 1 ? first.toString() : first + " to " + last;
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = {
                "Count days anew from their clicks, tell what differs from the numbers that were there, and put the",
                "new ones in their place."
            },
            footer = {
                "",
                "Exit code 1: a number was wrong that should have been right. Days that were waiting to be counted do",
                "not count as wrong."
            })
    int rebuild(
            @Option(
                            names = "--from",
                            paramLabel = "D",
                            description = "The first day, of the report zone. Default: the first that has clicks.")
                    @Nullable
                    LocalDate from,
            @Option(names = "--to", paramLabel = "D", description = "The last day. Default: the last that has clicks.")
                    @Nullable
                    LocalDate to,
            @Option(names = "--json", description = "Print one JSON document instead of text.") boolean json) {
        try (Installation installation = Installation.open()) {
            RollupStatus status = installation.get(ClickDays.class).status();
            LocalDate first = from == null ? status.firstClick() : from;
            LocalDate last = to == null ? status.lastClick() : to;
            if (first == null || last == null) {
                throw UserProblem.inInput("There is no click yet, so there is nothing to count.");
            }
            Recount recount =
                    watched(progress -> installation.get(ClickRecount.class).run(first, last, progress));
            print(recount, first, last, json);
            return recount.foundFaults() ? ExitCodes.REJECTED_ROWS : ExitCodes.GOOD;
        }
    }

    private <T> T watched(Function<CountWatch, T> work) {
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr(), Terminal.ofErrors(), System::nanoTime);
        try {
            return work.apply(progress);
        } finally {
            progress.end();
        }
    }

    private void print(Recount recount, LocalDate first, LocalDate last, boolean json) {
        if (json) {
            out().println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(recount));
            return;
        }
        long wrong = recount.differences().stream().filter(one -> !one.due()).count();
        long due = recount.differences().size() - wrong;
        out().println("Counted " + days(recount.days()) + " anew, " + first + " to " + last + ": "
                + (wrong == 0 ? "no number was wrong." : numbers(wrong) + " wrong, now right."));
        if (due > 0) {
            out().println("On days that were waiting to be counted anyway, " + numbers(due) + " new.");
        }
        recount.differences().stream()
                .filter(difference -> !difference.due())
                .limit(MOST_SHOWN)
                .forEach(difference -> out().printf(
                                "  %s  %s  %s: %s instead of %s%n",
                                difference.day(),
                                of(difference),
                                difference.what(),
                                number(difference, difference.recount()),
                                number(difference, difference.rollup())));
        if (wrong > MOST_SHOWN) {
            out().println("  … and " + (wrong - MOST_SHOWN) + " more; see --json");
        }
    }

    private static String of(Recount.Difference difference) {
        if (!difference.trackingId().isEmpty()) {
            return (difference.trackingId() + " " + difference.document() + " " + difference.source())
                    .replace("  ", " ");
        }
        return switch (difference.candidateId()) {
            case "" -> "no candidate";
            case "*" -> "all candidates";
            default -> "candidate " + difference.candidateId();
        };
    }

    private static String number(Recount.Difference difference, long number) {
        boolean isTime =
                !difference.trackingId().isEmpty() && List.of("first", "last").contains(difference.what());
        if (!isTime) {
            return Long.toString(number);
        }
        return number == 0
                ? "never"
                : Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString();
    }

    private static String numbers(long count) {
        return count == 1 ? "1 number was" : count + " numbers were";
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
