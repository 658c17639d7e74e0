package dev.paperclick.reports.files;

import dev.paperclick.reports.files.View.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A view in the making. All texts in it become clean. */
final class Rows {

    private final String key;
    private final String title;
    private final String meaning;
    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private Rows(String key, String title, String meaning, List<Column> columns) {
        this.key = key;
        this.title = title;
        this.meaning = CleanText.of(meaning);
        this.columns = columns;
    }

    static Rows view(String key, String title, String meaning, List<Column> columns) {
        return new Rows(key, title, meaning, columns);
    }

    /** Adds a row for each line. */
    <T> Rows each(List<T> lines, Function<T, List<@Nullable Object>> row) {
        for (T line : lines) {
            add(row.apply(line));
        }
        return this;
    }

    /** Adds a row of these values. */
    Rows add(@Nullable Object... values) {
        return add(row(values));
    }

    private Rows add(List<@Nullable Object> row) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(
                    key + " has " + columns.size() + " columns, and a row of it " + row.size() + " values");
        }
        row.replaceAll(value -> value instanceof String text ? CleanText.of(text) : value);
        rows.add(row);
        return this;
    }

    View view() {
        return new View(key, title, meaning, columns, rows);
    }

    /** The values in a row; those that are lists are laid out in it. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>(values.length + 6);
        for (Object value : values) {
            if (value instanceof List<?> several) {
                row.addAll(several);
            } else {
                row.add(value);
            }
        }
        return row;
    }

    static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
