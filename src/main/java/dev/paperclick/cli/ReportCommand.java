package dev.paperclick.cli;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportFiles;
import dev.paperclick.reports.ReportPeriod;
import dev.paperclick.reports.Reports;
import dev.paperclick.reports.TextReport;
import dev.paperclick.rollups.RollupProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Show which applications people opened, how often, and what came of them.",
        footer = {
            "",
            "Days are those of REPORT_ZONE, else of the zone of the computer that counted first.",
            "",
            "Examples:  paperclick report --days 30",
            "           paperclick report --week --format html --open"
        })
final class ReportCommand implements Callable<Integer> {

    private static final String TABLE = "table";
    private static final int USUAL_DAYS = 7;

    /** Of an id, what a file name should not have. */
    private static final Pattern SAFE = Pattern.compile("[^A-Za-z0-9._-]");

    @Spec
    private CommandSpec spec;

    @Option(names = "--days", paramLabel = "N", description = "Today and the days before it. Default: " + USUAL_DAYS)
    private @Nullable Integer days;

    @Option(names = "--from", paramLabel = "D", description = "The first day, as 2026-11-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "The last day. Default: today")
    private @Nullable LocalDate to;

    @Option(
            names = "--week",
            paramLabel = "W",
            arity = "0..1",
            fallbackValue = "",
            description = "A week from Monday to Sunday, as 2026-W47; without W the last that is over.")
    private @Nullable String week;

    @Option(names = "--candidate", paramLabel = "ID", description = "Only this candidate's applications.")
    private @Nullable String candidate;

    @Option(names = "--zone", paramLabel = "Z", description = "Days of this time zone, as Europe/Berlin.")
    private @Nullable String zone;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = TABLE,
            description = "table, csv, html, json or xlsx. Default: ${DEFAULT-VALUE}")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description =
                    "A file, or a folder for it. Default: to the terminal; of html and xlsx, a file in output/reports.")
    private @Nullable String output;

    @Option(names = "--open", description = "Open the file when it is written.")
    private boolean open;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ReportCommand() {}

    @Override
    public Integer call() {
        requireOneKindOfDays();
        if (open && format.equals(TABLE)) {
            throw UserProblem.inInput("--open opens a file; say which with --format html or xlsx.");
        }
        try (Installation installation = Installation.open()) {
            Reports reports = installation.get(Reports.class);
            ReportFiles files = installation.get(ReportFiles.class);
            requireFormat(files);
            ReportPeriod period = period(
                    installation.get(Clock.class).instant(),
                    zone == null ? reports.zone() : RollupProperties.zone(zone, "--zone"));
            Report report = reports.of(reports.subject(candidate), period);
            tell(report, files);
            return ExitCodes.GOOD;
        }
    }

    private void requireOneKindOfDays() {
        List<String> said = new ArrayList<>();
        if (days != null) {
            said.add("--days");
        }
        if (from != null || to != null) {
            said.add("--from and --to");
        }
        if (week != null) {
            said.add("--week");
        }
        if (said.size() > 1) {
            throw UserProblem.inInput(String.join(", ", said) + " each say which days; give one of them.");
        }
        if (from == null && to != null) {
            throw UserProblem.inInput("--to " + to + " needs --from, the first day.");
        }
    }

    private void requireFormat(ReportFiles files) {
        if (!format.equals(TABLE) && !files.formats().contains(format)) {
            throw UserProblem.inInput("--format is '" + format + "'; reports can be written as " + TABLE + ", "
                    + String.join(", ", files.formats()) + ".");
        }
    }

    private ReportPeriod period(Instant now, ZoneId days) {
        if (week != null) {
            return ReportPeriod.week(week, now, days);
        }
        if (from != null) {
            return ReportPeriod.between(from, to == null ? LocalDate.ofInstant(now, days) : to, days);
        }
        return ReportPeriod.lastDays(this.days == null ? USUAL_DAYS : this.days, now, days);
    }

    private void tell(Report report, ReportFiles files) {
        Path file = file(report.period());
        try {
            tell(report, files, file);
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    UserPath.shown(file) + ": the report cannot be written (" + FileReason.of(e)
                            + "); make room, or choose another place with --output.",
                    e);
        }
    }

    private void tell(Report report, ReportFiles files, Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean table = format.equals(TABLE);
        if (output == null && !open && (table || format.equals("json") || format.equals("csv"))) {
            if (table) {
                out.print(TextReport.write(report, Terminal.ofOutput().width()));
            } else {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                files.write(report, format, bytes);
                out.print(bytes.toString(StandardCharsets.UTF_8));
            }
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (table) {
            Files.writeString(file, TextReport.write(report, Terminal.DEFAULT_COLUMNS));
        } else {
            files.write(report, file);
        }
        out.println("Report: " + UserPath.shown(file));
        if (open) {
            DesktopFile.open(file, spec.commandLine().getErr());
        }
    }

    /** What is said, completed where it is a folder. */
    private Path file(ReportPeriod period) {
        String name =
                "report-" + (candidate == null ? "" : SAFE.matcher(candidate).replaceAll("-") + "-") + period.first()
                        + "-to-" + period.last() + "." + (format.equals(TABLE) ? "txt" : format);
        Path said = UserPath.here(output);
        if (said == null) {
            return Workspace.current().output().resolve("reports").resolve(name);
        }
        boolean isFolder = Files.isDirectory(said)
                || !String.valueOf(said.getFileName()).contains(".")
                || Objects.requireNonNull(output).endsWith("/");
        if (isFolder) {
            return said.resolve(name);
        }
        if (!format.equals(TABLE) && !said.toString().toLowerCase(Locale.ROOT).endsWith("." + format)) {
            throw UserProblem.inInput(
                    "--output " + output + " does not end in ." + format + ", as --format says; change one of them.");
        }
        return said;
    }
}
