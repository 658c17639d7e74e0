package dev.paperclick.cli;

import dev.paperclick.applications.ApplicationSearch;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code paperclick applications list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List applications, the latest first, with their stage and since when.",
        footer = {
            "",
            "Examples:  paperclick applications list --stage interview,offer",
            "           paperclick applications list --company acme --since 2026-10-01 --json"
        })
final class ApplicationsListCommand implements Callable<Integer> {

    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            split = ",",
            description = "Only those at this stage, or one of these; 'none' for those without one.")
    private @Nullable List<String> stages;

    @Option(names = "--company", paramLabel = "TEXT", description = "Only companies with this in their name.")
    private @Nullable String company;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only this candidate's.")
    private @Nullable String candidate;

    @Option(names = "--source", paramLabel = "TEXT", description = "Only those with this in their source.")
    private @Nullable String source;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "Only those applied for on this day or later, such as 2026-11-21; without a date of applying, "
                            + "those first generated then.")
    private @Nullable LocalDate since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, the latest. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document instead of text, with the history of each.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ApplicationsListCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw UserProblem.inInput("--limit is " + limit + ", which is not between 1 and " + MOST + ".");
        }
        try (Installation installation = Installation.open()) {
            if (candidate != null) {
                installation.get(Candidates.class).get(candidate);
            }
            ApplicationSearch.Filter filter = new ApplicationSearch.Filter(
                    stages == null ? List.of() : stages, company, candidate, source, since, limit);
            print(installation.get(ApplicationSearch.class).find(filter));
            return ExitCodes.GOOD;
        }
    }

    private void print(ApplicationSearch.Result result) {
        if (json) {
            // what a list says cannot steer a terminal once it is escaped
            out().println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(result));
        } else if (result.applications().isEmpty()) {
            out().println(nothing());
        } else {
            out().print(ApplicationsTable.write(
                    result, ZoneId.systemDefault(), Terminal.ofOutput().width()));
        }
    }

    private String nothing() {
        boolean filtered = stages != null || company != null || candidate != null || source != null || since != null;
        return filtered
                ? "No such application. Leave out an option to see more."
                : "No application yet. 'paperclick generate LIST' makes the documents of a list, and its applications known.";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
