package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as tables, in the order in which all formats show them. */
record Views(
        View tiles,
        View overall,
        View days,
        View funnel,
        View hot,
        View silent,
        View applications,
        View companies,
        View sources,
        View functions,
        View documents,
        View channels,
        View variants,
        Optional<View> experiment,
        View hours,
        View filtered,
        View quality) {

    static Views of(Report report) {
        return new Views(
                CountViews.tiles(report),
                CountViews.overall(report),
                CountViews.days(report),
                CountViews.funnel(report),
                ApplicationViews.hot(report),
                ApplicationViews.silent(report),
                ApplicationViews.applications(report),
                ApplicationViews.companies(report),
                ApplicationViews.sources(report),
                ApplicationViews.functions(report),
                ApplicationViews.documents(report),
                ApplicationViews.channels(report),
                ApplicationViews.variants(report),
                report.experiment().map(CountViews::experiment),
                CountViews.hours(report),
                CountViews.filtered(report),
                CountViews.quality(report));
    }

    /** All of them. */
    List<View> all() {
        List<View> all = new ArrayList<>(List.of(tiles, overall));
        all.addAll(lists());
        return all;
    }

    /** All but those that come first: the tiles and the sums. */
    List<View> lists() {
        List<View> lists = new ArrayList<>(List.of(days, funnel, hot, silent, applications, companies, sources));
        lists.addAll(List.of(functions, documents, channels, variants));
        experiment.ifPresent(lists::add);
        lists.addAll(List.of(hours, filtered, quality));
        return lists;
    }
}
