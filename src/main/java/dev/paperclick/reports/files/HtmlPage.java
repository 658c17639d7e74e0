package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.FunnelStage;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.Report.Tile;
import dev.paperclick.reports.files.View.Kind;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the template of the page is given: texts, lists and maps, nothing that it could call. */
final class HtmlPage {

    private static final int HEAT_LEVELS = 5;

    private final Report report;
    private final Views views;

    HtmlPage(Report report, Views views) {
        this.report = report;
        this.views = views;
    }

    Map<String, Object> model() {
        HtmlTables tables = new HtmlTables(report.period().zone());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", Wording.title(report));
        page.put("subject", Wording.subject(report));
        page.put("period", Wording.days(report.period()));
        page.put("previous", Wording.days(report.previous()));
        page.put("zone", report.period().zone().getId());
        page.put("news", Wording.news(report));
        page.put("facts", Wording.facts(report));
        page.put("meanings", Wording.meanings(report));
        page.put("experimentWords", Wording.experiment(report));
        page.put("tiles", report.tiles().stream().map(HtmlPage::tile).toList());
        page.put("charts", charts());
        page.put("funnel", funnel());
        page.put("hot", tables.table(views.hot()));
        page.put("hours", hours());
        page.put("overall", tables.measures(views.overall()));
        page.put("quality", tables.measures(views.quality()));
        page.put("silent", tables.table(views.silent()));
        page.put("days", tables.table(views.days()));
        page.put("filtered", tables.table(views.filtered()));
        page.put("variants", tables.table(views.variants()));
        page.put("arms", views.experiment().map(tables::table).map(List::of).orElse(List.of()));
        page.put(
                "lists",
                List.of(
                        tables.table(views.applications()),
                        tables.table(views.companies()),
                        tables.table(views.sources()),
                        tables.table(views.functions()),
                        tables.table(views.documents()),
                        tables.table(views.channels())));
        return page;
    }

    private static Map<String, Object> tile(Tile tile) {
        Double change = Rows.boxed(tile.change());
        return Map.of(
                "label", tile.measure().label(),
                "value", Wording.number(tile.value()),
                "before", Wording.number(tile.before()),
                "change", change == null ? Wording.NO_CHANGE : PageText.of(Kind.CHANGE, change),
                "trend", change == null || change == 0 ? "same" : change > 0 ? "up" : "down");
    }

    private Map<String, Object> charts() {
        Map<String, Object> charts = new LinkedHashMap<>();
        charts.put(
                "days",
                List.of(
                        Svg.draw(
                                ReportCharts.days(views.days()),
                                1060,
                                250,
                                "days-wide",
                                "Clicks per day, as in the table of days"),
                        Svg.draw(
                                ReportCharts.days(views.days()),
                                340,
                                210,
                                "days-narrow",
                                "Clicks per day, as in the table of days")));
        charts.put("links", bars(views.functions(), "links", "Clicks by people, per link"));
        charts.put("companies", bars(views.companies(), "companies", "Clicks by people, per company"));
        View steps = new View(
                "funnel",
                views.funnel().title(),
                "",
                views.funnel().columns(),
                views.funnel().rows().subList(0, report.funnel().steps().size()));
        charts.put(
                "funnel",
                List.of(Svg.draw(
                        ReportCharts.bars(steps, "label", "count", 20),
                        420,
                        190,
                        "funnel-chart",
                        "How far the applications of the period came, as in the table beside it")));
        return charts;
    }

    private static List<String> bars(View view, String name, String title) {
        if (view.rows().isEmpty()) {
            return List.of();
        }
        int height = 24 + 26 * Math.min(10, view.rows().size());
        String first = view.columns().get(0).key();
        return List.of(
                Svg.draw(ReportCharts.bars(view, first, "human_clicks", 34), 500, height, name + "-wide", title),
                Svg.draw(ReportCharts.bars(view, first, "human_clicks", 18), 340, height, name + "-narrow", title));
    }

    private List<Map<String, Object>> funnel() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (FunnelStage stage : FunnelStage.values()) {
            List<String> cells = new ArrayList<>();
            step(report.funnel().steps(), stage, cells);
            step(report.toDate().steps(), stage, cells);
            lines.add(Map.of("label", stage.label(), "cells", cells));
        }
        return lines;
    }

    private static void step(List<Step> steps, FunnelStage stage, List<String> cells) {
        steps.stream().filter(step -> step.stage() == stage).forEach(step -> {
            cells.add(PageText.of(Kind.NUMBER, step.count()));
            cells.add(PageText.of(Kind.RATE, step.ofApplications()));
            cells.add(PageText.of(Kind.DECIMAL, step.medianDays()));
        });
    }

    private List<Map<String, Object>> hours() {
        long most = report.hours().stream().mapToLong(HourCell::human).max().orElse(0);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            List<@Nullable Object> cells = new ArrayList<>();
            report.hours().stream()
                    .filter(cell -> cell.weekday() == weekday)
                    .forEach(cell -> cells.add(Map.of(
                            "text",
                            cell.human() == 0 ? "·" : Wording.number(cell.human()),
                            "level",
                            cell.human() == 0 ? 0 : 1 + (cell.human() - 1) * HEAT_LEVELS / most)));
            lines.add(Map.of("weekday", weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), "cells", cells));
        }
        return lines;
    }
}
