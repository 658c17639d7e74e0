package dev.paperclick.cli;

import dev.paperclick.candidates.Candidates;
import dev.paperclick.reports.ClickReport;
import dev.paperclick.reports.ReportPeriod;
import dev.paperclick.reports.ReportQueries;
import dev.paperclick.reports.TextReport;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Show which applications people opened, and how often.",
        footer = {"", "Days are those of this computer's time zone. Example:  paperclick report --days 30"})
final class ReportCommand implements Callable<Integer> {

    private static final int MOST_APPLICATIONS = 40;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Today and the days before it. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only this candidate's applications.")
    private @Nullable String candidate;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ReportCommand() {}

    @Override
    public Integer call() {
        try (Installation installation = Installation.open()) {
            ReportPeriod period =
                    ReportPeriod.lastDays(days, installation.get(Clock.class).instant(), ZoneId.systemDefault());
            if (candidate != null) {
                installation.get(Candidates.class).get(candidate);
            }
            ClickReport report = installation
                    .get(ReportQueries.class)
                    .clicks(period, Optional.ofNullable(candidate), MOST_APPLICATIONS);
            spec.commandLine()
                    .getOut()
                    .print(TextReport.write(report, Terminal.ofOutput().width()));
            return ExitCodes.GOOD;
        }
    }
}
