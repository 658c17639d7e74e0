package dev.paperclick.reports;

import dev.paperclick.reports.ClickReport.ApplicationClicks;
import dev.paperclick.reports.ClickReport.Counts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A click report as plain text for a terminal or a file; no colours, no escape sequences. */
public final class TextReport {

    private static final int NARROWEST = 70;
    private static final int WIDEST = 140;
    /** From here on there is room for the time of day. */
    private static final int ROOMY = 100;

    private static final String GAP = "  ";
    private static final String NOTHING = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ClickReport report;
    private final DateTimeFormatter time;
    private final List<Column> columns;
    private final int labelWidth;
    private final StringBuilder text = new StringBuilder();

    /** A right-aligned column of numbers or times. */
    private record Column(String title, int width) {}

    private TextReport(ClickReport report, int width) {
        this.report = report;
        int lineWidth = Math.min(WIDEST, Math.max(NARROWEST, width));
        String pattern = lineWidth < ROOMY ? "dd MMM" : isWithinAYear(report) ? "dd MMM HH:mm" : "uuuu-MM-dd HH:mm";
        this.time = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(report.period().zone());
        this.columns = columns(pattern.length());
        this.labelWidth = lineWidth
                - columns.stream()
                        .mapToInt(column -> GAP.length() + column.width())
                        .sum();
    }

    /**
     * Writes the report, each line ended by a line feed.
     *
     * @param width columns of the terminal; at least 70 are used
     */
    public static String write(ClickReport report, int width) {
        return new TextReport(report, width).write();
    }

    private static boolean isWithinAYear(ClickReport report) {
        return report.period().days() < 365;
    }

    private static List<Column> columns(int timeWidth) {
        return List.of(
                new Column("Human", 5),
                new Column("Visitors", 8),
                new Column("Automated", 9),
                new Column("Uncertain", 9),
                new Column("First", timeWidth),
                new Column("Last", timeWidth));
    }

    private String write() {
        line(title());
        line(applications());
        if (report.total().clicks() == 0) {
            line("No link was clicked.");
        } else {
            line("");
            header("Link");
            report.functions().forEach(function -> row(TerminalText.plain(function.function()), function.counts()));
            row("All links", report.total());
        }
        if (!report.hottest().isEmpty()) {
            line("");
            header("Application");
            report.hottest().forEach(application -> row(label(application), application.counts()));
        }
        if (report.furtherApplications() > 0) {
            line("… and " + number(report.furtherApplications(), "more application", "more applications"));
        }
        if (report.total().clicks() > 0) {
            line("");
            line("First and last are clicks by people, in " + report.period().zone() + " time.");
            line("Visitors are counted per day: one person on five days is five.");
        }
        if (report.excluded() > 0) {
            line(number(report.excluded(), "own click", "own clicks") + " left out.");
        }
        return text.toString();
    }

    private String title() {
        ReportPeriod period = report.period();
        String days = period.days() == 1
                ? DAY.format(period.last())
                : DAY.format(period.first()) + " – " + DAY.format(period.last()) + " (" + period.days() + " days)";
        return "Clicks, " + days
                + report.candidate()
                        .map(id -> ", candidate " + TerminalText.plain(id))
                        .orElse("");
    }

    private String applications() {
        ClickReport.Applications counted = report.applications();
        String sentence = number(counted.generated(), "application", "applications") + " generated, "
                + (counted.opened() == 0 ? "none" : counted.opened()) + " opened by a person";
        return counted.earlierOpened() == 0
                ? sentence + "."
                : sentence + "; " + number(counted.earlierOpened(), "earlier one", "earlier ones") + " opened, too.";
    }

    private static String number(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private void header(String label) {
        cells(label, columns.stream().map(Column::title).toList());
        line("─".repeat(labelWidth)
                + columns.stream()
                        .map(column -> GAP + "─".repeat(column.width()))
                        .reduce("", String::concat));
    }

    private void row(String label, Counts counts) {
        cells(
                label,
                List.of(
                        String.valueOf(counts.human()),
                        String.valueOf(counts.visitors()),
                        String.valueOf(counts.automated()),
                        String.valueOf(counts.uncertain()),
                        time(counts.firstOpened()),
                        time(counts.lastOpened())));
    }

    private void cells(String label, List<String> cells) {
        List<String> line = new ArrayList<>();
        line.add(TerminalText.left(TerminalText.crop(label, labelWidth), labelWidth));
        for (int i = 0; i < cells.size(); i++) {
            line.add(TerminalText.right(cells.get(i), columns.get(i).width()));
        }
        line(String.join(GAP, line));
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? NOTHING : time.format(instant);
    }

    /** Company and title, the company shortened first where both do not fit. */
    private String label(ApplicationClicks application) {
        if (application.company() == null || application.title() == null) {
            return application.applicationId() == null
                    ? "Job " + TerminalText.plain(Objects.requireNonNullElse(application.jobId(), NOTHING))
                    : "Application " + TerminalText.plain(application.applicationId());
        }
        String company = TerminalText.plain(application.company());
        String title = TerminalText.plain(application.title());
        int forCompany = Math.max(labelWidth / 2 - 1, labelWidth - 2 - TerminalText.width(title));
        return TerminalText.crop(company, forCompany) + ", " + title;
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
