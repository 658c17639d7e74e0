package dev.paperclick.reports;

import dev.paperclick.reports.Report.ApplicationLine;
import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.Funnel;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.Report.HotLine;
import dev.paperclick.reports.Report.SilentLine;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.TextTable.Column;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as plain text for a terminal or a file; no colours, no escape sequences. */
public final class TextReport {

    private static final int NARROWEST = 70;
    private static final int WIDEST = 140;
    /** From here on there is room for the time of day. */
    private static final int ROOMY = 100;

    private static final int LONGEST_NAME = 24;
    private static final int MOST_APPLICATIONS = 40;
    private static final int MOST_TO_FOLLOW_UP = 5;
    private static final int A_YEAR = 365;

    private static final String NOTHING = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Report report;
    private final int width;
    private final String timePattern;
    private final DateTimeFormatter time;
    private final StringBuilder text = new StringBuilder();

    private TextReport(Report report, int width) {
        this.report = report;
        this.width = Math.min(WIDEST, Math.max(NARROWEST, width));
        this.timePattern =
                this.width < ROOMY ? "dd MMM" : report.period().days() < A_YEAR ? "dd MMM HH:mm" : "uuuu-MM-dd HH:mm";
        this.time = DateTimeFormatter.ofPattern(timePattern, Locale.ENGLISH)
                .withZone(report.period().zone());
    }

    /**
     * Writes the report, each line ended by a line feed.
     *
     * @param width columns of the terminal; at least 70 are used
     */
    public static String write(Report report, int width) {
        return new TextReport(report, width).write();
    }

    private String write() {
        line(title());
        tiles();
        funnel();
        links();
        applications();
        followUps();
        filtered();
        report.experiment().ifPresent(experiment -> paragraph(ExperimentText.sentence(experiment)));
        quality();
        notes();
        return text.toString();
    }

    private String title() {
        ReportPeriod period = report.period();
        String days = period.days() == 1
                ? DAY.format(period.last())
                : DAY.format(period.first()) + " – " + DAY.format(period.last()) + " (" + period.days() + " days)";
        return "Report, " + days + ", "
                + (report.subject().isFirm()
                        ? "all candidates"
                        : TerminalText.plain(report.subject().name() + " ("
                                + report.subject().candidateId() + ")"));
    }

    private void tiles() {
        TextTable table =
                new TextTable("", width, 28, new Column("Now", 9), new Column("Before", 9), new Column("Change", 9));
        report.tiles()
                .forEach(tile -> table.row(
                        tile.measure().label(),
                        tile.value(),
                        tile.before(),
                        tile.change().isEmpty()
                                ? "N/A"
                                : String.format(
                                        Locale.ROOT,
                                        "%+d %%",
                                        Math.round(100 * tile.change().getAsDouble()))));
        table(table);
    }

    private void funnel() {
        TextTable table = new TextTable(
                "Applications sent …",
                width,
                28,
                new Column("in period", 9),
                new Column("part", 6),
                new Column("days", 6),
                new Column("to date", 9),
                new Column("part", 6),
                new Column("days", 6));
        List<Step> steps = report.funnel().steps();
        Funnel toDate = report.toDate();
        for (int i = 0; i < steps.size(); i++) {
            Step now = steps.get(i);
            Step ever = toDate.steps().get(i);
            table.row(
                    now.stage().label(),
                    now.count(),
                    percent(now.ofApplications()),
                    days(now.medianDays()),
                    ever.count(),
                    percent(ever.ofApplications()),
                    days(ever.medianDays()));
        }
        table(table);
    }

    private static String percent(@Nullable Double part) {
        return part == null ? NOTHING : Math.round(100 * part) + " %";
    }

    private static String days(@Nullable Double days) {
        return days == null ? NOTHING : String.format(Locale.ROOT, "%.1f", days);
    }

    private void links() {
        if (report.total().all() == 0) {
            paragraph("No link was clicked.");
            return;
        }
        TextTable table = new TextTable("Link", width, width, clickColumns());
        groups(table, report.functions(), key -> key.isEmpty() ? "(deleted link)" : key);
        groups(table, report.documents(), key -> "in " + document(key));
        groups(table, report.channels(), key -> "by " + key);
        clicks(table, "All links", report.total());
        table(table);
    }

    private static String document(String key) {
        return switch (key) {
            case "resume" -> "the resume";
            case "cover_letter" -> "the cover letter";
            default -> "an unknown document";
        };
    }

    private static Column[] clickColumns() {
        return new Column[] {
            new Column("Human", 5), new Column("Visitors", 8), new Column("Automated", 9), new Column("Uncertain", 9)
        };
    }

    private static void groups(TextTable table, List<GroupLine> groups, Function<String, String> name) {
        groups.forEach(group -> clicks(table, TerminalText.plain(name.apply(group.key())), group.clicks()));
    }

    private static void clicks(TextTable table, String name, Clicks clicks) {
        table.row(name, clicks.human(), clicks.visitors(), clicks.automated(), clicks.uncertain());
    }

    private void applications() {
        if (report.applications().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                "Application",
                width,
                width,
                new Column("Human", 5),
                new Column("Visitors", 8),
                new Column("Automated", 9),
                new Column("Uncertain", 9),
                new Column("First", timePattern.length()),
                new Column("Last", timePattern.length()));
        for (ApplicationLine line : first(report.applications(), MOST_APPLICATIONS)) {
            Clicks clicks = line.clicks();
            table.row(
                    label(line.application(), table.labelWidth()),
                    clicks.human(),
                    clicks.visitors(),
                    clicks.automated(),
                    clicks.uncertain(),
                    time(line.firstOpened()),
                    time(line.lastOpened()));
        }
        table(table);
        more(report.applications().size() - MOST_APPLICATIONS, "more application", "more applications");
        long elsewhere = report.clicksWithoutApplication();
        if (elsewhere > 0) {
            line(number(elsewhere, "click", "clicks") + " on links of no application that is in the store.");
        }
    }

    private void followUps() {
        if (!report.hot().isEmpty()) {
            TextTable table = new TextTable("Follow up", width, width, new Column("Clicks", 6), new Column("Days", 4));
            for (HotLine hot : first(report.hot(), MOST_TO_FOLLOW_UP)) {
                table.row(label(hot.application(), table.labelWidth()), hot.humanClicks(), hot.daysSinceSent());
                table.row("  " + hot.suggestion());
            }
            table(table);
            more(report.hot().size() - MOST_TO_FOLLOW_UP, "more to follow up", "more to follow up");
        }
        if (!report.silent().isEmpty()) {
            TextTable table = new TextTable("Silent since it was sent", width, width, new Column("Days", 4));
            for (SilentLine silent : first(report.silent(), MOST_TO_FOLLOW_UP)) {
                table.row(label(silent.application(), table.labelWidth()), silent.daysSinceSent());
            }
            table(table);
            more(report.silent().size() - MOST_TO_FOLLOW_UP, "more that is silent", "more that are silent");
        }
    }

    private void filtered() {
        Report.Filtered filtered = report.filtered();
        if (!filtered.lines().isEmpty()) {
            paragraph("In no number of people: " + filtered.automated() + " automated, " + filtered.uncertain()
                    + " uncertain, " + number(filtered.excluded(), "own click", "own clicks") + "; "
                    + filtered.lines().stream()
                            .map(line -> line.clicks() + " × " + TerminalText.plain(line.label()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private void quality() {
        Report.Quality quality = report.quality();
        if (quality.rejectedRows() > 0) {
            paragraph(number(quality.rejectedRows(), "row of a list was", "rows of lists were")
                    + " rejected; see rejected.csv beside the documents.");
        }
        if (quality.untracked() > 0) {
            paragraph(number(quality.untracked(), "application carries", "applications carry")
                    + " the original links, so nobody can tell whether they are opened; see 'paperclick relink'.");
        }
        if (quality.deadLinks() != null && quality.deadLinks() > 0) {
            paragraph(number(quality.deadLinks(), "link leads", "links lead")
                    + " to a page that is not there any more; see 'paperclick links list --state dead'.");
        }
        if (quality.inactiveClicks() > 0) {
            paragraph(number(quality.inactiveClicks(), "click", "clicks")
                    + " by people on links that were deactivated; see 'paperclick links list --state missed'.");
        }
    }

    private void notes() {
        if (report.total().all() > 0) {
            paragraph("First and last are clicks by people, in "
                    + report.period().zone() + " time. Visitors are counted per day: one person on five days is five.");
        }
    }

    private static <T> List<T> first(List<T> items, int most) {
        return items.subList(0, Math.min(items.size(), most));
    }

    private void more(int count, String one, String many) {
        if (count > 0) {
            line("… and " + number(count, one, many));
        }
    }

    private static String number(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? NOTHING : time.format(instant);
    }

    /** Company and title, the company shortened first where both do not fit. */
    private static String label(ApplicationRef application, int room) {
        String company = TerminalText.plain(application.company());
        String title = TerminalText.plain(application.title());
        int forCompany = Math.max(Math.max(LONGEST_NAME / 2, room / 2 - 1), room - 2 - TerminalText.width(title));
        return TerminalText.crop(company, forCompany) + ", " + title;
    }

    private void table(TextTable table) {
        text.append('\n').append(table.text());
    }

    /** Broken at spaces, so that it is no wider than the tables. */
    private void paragraph(String sentence) {
        line("");
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && TerminalText.width(line + " " + word) > width) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
