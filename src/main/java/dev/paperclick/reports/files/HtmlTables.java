package dev.paperclick.reports.files;

import dev.paperclick.reports.files.View.Column;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views as the page's template takes them. The first columns become the head of a line. */
final class HtmlTables {

    /** A page that one can still read and print; the other formats have all lines. */
    static final int MOST_LINES = 500;

    private final ZoneId zone;

    HtmlTables(ZoneId zone) {
        this.zone = zone;
    }

    Map<String, Object> table(View view) {
        int heads = view.columns().containsAll(Columns.APPLICATION) ? Columns.APPLICATION.size() : 1;
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("key", view.key());
        table.put("title", view.title());
        table.put("meaning", view.meaning());
        table.put("head", heads > 1 ? "Application" : view.columns().get(0).label());
        table.put(
                "columns",
                view.columns().stream()
                        .skip(heads)
                        .map(column ->
                                Map.of("label", column.label(), "meaning", column.meaning(), "text", column.isText()))
                        .toList());
        table.put(
                "rows",
                view.rows().stream()
                        .limit(MOST_LINES)
                        .map(row -> row(view, row, heads))
                        .toList());
        int count = view.rows().size();
        table.put(
                "more",
                count <= MOST_LINES
                        ? ""
                        : "The first " + Wording.number(MOST_LINES) + " of " + Wording.number(count)
                                + " lines; the workbook, the CSV and the JSON file of this report have all of them.");
        return table;
    }

    private Map<String, Object> row(View view, List<@Nullable Object> row, int heads) {
        List<String> head = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = view.columns().get(i);
            (i < heads ? head : cells).add(PageText.of(column.kind(), row.get(i), zone));
        }
        return Map.of("head", head, "cells", cells);
    }

    /** A view of measures: what, and how many. */
    Map<String, Object> measures(View view) {
        int measure = view.index("measure");
        int value = view.index("value");
        Map<String, String> values = new LinkedHashMap<>();
        for (List<@Nullable Object> row : view.rows()) {
            Object number = row.get(value);
            values.put(
                    String.valueOf(row.get(measure)),
                    number == null ? Wording.NOT_LOOKED_AT : PageText.of(View.Kind.NUMBER, number));
        }
        return Map.of("key", view.key(), "title", view.title(), "meaning", view.meaning(), "values", values);
    }
}
