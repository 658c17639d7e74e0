package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Funnel;
import dev.paperclick.reports.Report.Interval;
import dev.paperclick.reports.Report.Quality;
import dev.paperclick.reports.files.View.Column;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables that count over all applications. */
final class CountViews {

    private CountViews() {}

    static View tiles(Report report) {
        List<Column> columns = List.of(
                Columns.KEY,
                Columns.MEASURE,
                Columns.VALUE,
                Columns.number("before", "Before", "In the days that the period is held against."),
                Columns.change("change", "Change", "Against the days before; absent when there was nothing then."));
        return Rows.view("tiles", "Overview", "The period, and as many days before it.", columns)
                .each(
                        report.tiles(),
                        tile -> Rows.row(
                                tile.measure().key(),
                                tile.measure().label(),
                                tile.value(),
                                tile.before(),
                                Rows.boxed(tile.change())))
                .view();
    }

    static View overall(Report report) {
        Clicks total = report.total();
        return Rows.view(
                        "overall_statistics",
                        "All clicks",
                        "The clicks of the period on all links, each counted once.",
                        List.of(Columns.KEY, Columns.MEASURE, Columns.VALUE))
                .add("total_clicks", "All clicks", total.all())
                .add("human_clicks", "By people", total.human())
                .add("uncertain_clicks", "Uncertain: could be either's", total.uncertain())
                .add("automated_clicks", "By machines", total.automated())
                .add("anonymous_clicks", "Of readers who asked not to be followed", total.anonymous())
                .add("unique_sessions", "Visitors per day, added up", total.visitors())
                .add(
                        "excluded_clicks",
                        "Candidates' own, in no other number",
                        report.filtered().excluded())
                .add(
                        "clicks_without_application",
                        "Of all clicks, on links of no application listed here",
                        report.clicksWithoutApplication())
                .view();
    }

    static View days(Report report) {
        List<Column> columns = new ArrayList<>(List.of(Columns.day("day", "Day", "In the period's zone.")));
        columns.addAll(Columns.CLICKS);
        columns.add(Columns.number("sent", "Sent", "Applications sent that day."));
        columns.add(Columns.number("opened", "Opened", "Different applications that people opened that day."));
        return Rows.view("days", "Days", "Each day of the period, also those without clicks.", columns)
                .each(report.days(), day -> Rows.row(day.day(), Columns.clicks(day.clicks()), day.sent(), day.opened()))
                .view();
    }

    static View funnel(Report report) {
        List<Column> columns = List.of(
                Columns.text(
                        "span",
                        "Applications sent",
                        "period: those sent within the period. to_date: all those sent until its end.",
                        18),
                Columns.text("stage", "Key", "For programs.", 16),
                Columns.text("label", "Step", "", 16),
                Columns.number("count", "Count", "Of these applications, those that came to the step by the end."),
                Columns.rate("of_applications", "Of applications", "Their part of these applications."),
                Columns.decimal(
                        "median_days",
                        "Median days",
                        "From the last earlier step that the application came to; half took less."));
        Rows rows = Rows.view("funnel", "Funnel", "How far applications came, until the end of the period.", columns);
        addSteps(rows, "period", report.funnel());
        addSteps(rows, "to_date", report.toDate());
        return rows.view();
    }

    private static void addSteps(Rows rows, String span, Funnel funnel) {
        rows.each(
                funnel.steps(),
                step -> Rows.row(
                        span,
                        step.stage().key(),
                        step.stage().label(),
                        step.count(),
                        step.ofApplications(),
                        step.medianDays()));
    }

    static View experiment(Experiment experiment) {
        List<Column> columns = List.of(
                Columns.text("variant", "Variant", "Of the templates.", 20),
                Columns.number("applications", "Applications", "Sent with it."),
                Columns.number("opened", "Opened", "Of these, opened by a person."),
                Columns.rate("open_rate", "Rate", "The part that was opened."),
                Columns.rate("low", "At least", "The interval that holds the true rate in 95 of 100 cases."),
                Columns.rate("high", "At most", ""));
        return Rows.view("experiment", "Experiment", "Each variant, and how often it is opened.", columns)
                .each(
                        experiment.arms(),
                        arm -> Rows.row(arm.variant(), arm.applications(), arm.opened(), interval(arm.rate())))
                .view();
    }

    private static List<@Nullable Object> interval(@Nullable Interval interval) {
        return interval == null
                ? Rows.row(null, null, null)
                : Rows.row(interval.value(), interval.low(), interval.high());
    }

    static View hours(Report report) {
        List<Column> columns = List.of(
                Columns.text("weekday", "Weekday", "", 14),
                Columns.number("hour", "Hour", "From 0 to 23, in the period's zone."),
                Columns.HUMAN);
        return Rows.view("hours", "Hours", "When people click: each hour of the week.", columns)
                .each(
                        report.hours(),
                        cell -> Rows.row(
                                cell.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                (long) cell.hour(),
                                cell.human()))
                .view();
    }

    static View filtered(Report report) {
        List<Column> columns = List.of(
                Columns.text("verdict", "Counted as", "automated, uncertain, or excluded: candidates' own.", 14),
                Columns.text("reason", "Reason", "For programs.", 22),
                Columns.text("label", "What decided", "", 44),
                Columns.number("clicks", "Clicks", "Each click is in one line."));
        return Rows.view("filtered", "Filtered out", "Clicks that are in no number of people, and why.", columns)
                .each(
                        report.filtered().lines(),
                        line -> Rows.row(line.verdict(), line.reason(), line.label(), line.clicks()))
                .view();
    }

    static View quality(Report report) {
        Quality quality = report.quality();
        return Rows.view(
                        "quality",
                        "Data quality",
                        "What may make the numbers incomplete.",
                        List.of(Columns.KEY, Columns.MEASURE, Columns.VALUE))
                .add("rejected_rows", "Rows of lists that were rejected", quality.rejectedRows())
                .add("untracked", "Applications sent with their original links", quality.untracked())
                .add("dead_links", "Links to pages that are not there any more", quality.deadLinks())
                .add(
                        "inactive_clicks",
                        "Clicks of people on links since they lead nowhere any more",
                        quality.inactiveClicks())
                .view();
    }
}
