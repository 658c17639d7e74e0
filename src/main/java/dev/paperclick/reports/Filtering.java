package dev.paperclick.reports;

import dev.paperclick.clicks.Reason;
import dev.paperclick.reports.Report.Filtered;
import dev.paperclick.reports.Report.FilteredLine;
import dev.paperclick.reports.ReportRows.FilteredRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in no number of people, by the rule that tells best why. */
final class Filtering {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("office_probe", "Word's look at a link"),
            Map.entry("head", "a look at a link without its page"),
            Map.entry("prefetch", "a page fetched ahead, without a click"),
            Map.entry("preview_bot", "a messenger's preview"),
            Map.entry("crawler", "a crawler"),
            Map.entry("http_client", "a program"),
            Map.entry("scanner_certain", "a mail scanner"),
            Map.entry("scanner_probable", "a mail gateway"),
            Map.entry("burst", "a scanner: many links at once"),
            Map.entry("self", "the candidate's own"),
            Map.entry("no_browser_signs", "not quite like a browser"),
            Map.entry("unknown_agent", "an unknown program"),
            Map.entry("rewritten_link", "a link that a mail gateway rewrote"));

    private Filtering() {}

    private record Kind(String verdict, String reason) {}

    static Filtered of(List<FilteredRow> rows) {
        Map<Kind, Long> clicks =
                new TreeMap<>(Comparator.comparing(Kind::verdict).thenComparing(Kind::reason));
        rows.forEach(row -> clicks.merge(
                new Kind(row.verdict(), Reason.leading(row.verdict(), row.reasons())), row.clicks(), Long::sum));
        List<FilteredLine> lines = clicks.entrySet().stream()
                .map(entry -> new FilteredLine(
                        entry.getKey().verdict(),
                        entry.getKey().reason(),
                        label(entry.getKey().reason()),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(FilteredLine::clicks).reversed())
                .toList();
        return new Filtered(sum(rows, "automated"), sum(rows, "uncertain"), sum(rows, "excluded"), lines);
    }

    private static String label(String reason) {
        return LABELS.getOrDefault(reason, reason.replace('_', ' '));
    }

    private static long sum(List<FilteredRow> rows, String verdict) {
        return rows.stream()
                .filter(row -> row.verdict().equals(verdict))
                .mapToLong(FilteredRow::clicks)
                .sum();
    }
}
