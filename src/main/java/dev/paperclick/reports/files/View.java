package dev.paperclick.reports.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a report, free of any format.
 *
 * @param key for programs, in all formats: {@code function_performance}
 * @param title for people, and short enough for the tab of a sheet
 * @param meaning what a line is, as a sentence
 * @param columns from left to right
 * @param rows each with a value per column: text, Long, Double, LocalDate or Instant; null where there is none
 */
record View(String key, String title, String meaning, List<Column> columns, List<List<@Nullable Object>> rows) {

    View {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    /** What a column holds. */
    enum Kind {
        TEXT,
        NUMBER,
        /** Days, in halves and the like. */
        DECIMAL,
        /** A part of something, 0 to 1. */
        RATE,
        /** By how much something has grown, 0.5 for half. */
        CHANGE,
        DAY,
        MOMENT
    }

    /**
     * A column.
     *
     * @param key for programs: {@code human_clicks}; columns of several views with the same key mean the same
     * @param label for people
     * @param meaning as a sentence; empty where the label says it
     * @param width in characters, where a format wants to know
     */
    record Column(String key, String label, Kind kind, String meaning, int width) {

        boolean isText() {
            return kind == Kind.TEXT;
        }
    }

    /** Where the column of this key stands. */
    int index(String columnKey) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(columnKey)) {
                return i;
            }
        }
        throw new IllegalArgumentException(key + " has no column " + columnKey);
    }

    /** All values of a column, from top to bottom. */
    List<@Nullable Object> values(String columnKey) {
        int index = index(columnKey);
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(row.get(index)));
        return values;
    }
}
