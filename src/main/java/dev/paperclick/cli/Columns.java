package dev.paperclick.cli;

import java.util.ArrayList;
import java.util.List;

/** Cells that line up, each column as wide as its widest cell. */
final class Columns {

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... headers) {
        rows.add(List.of(headers));
    }

    void row(List<String> cells) {
        rows.add(cells.stream().map(Paragraphs::visible).toList());
    }

    /** One line for each row, headers first. */
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - Paragraphs.length(cell) + 2));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> Paragraphs.length(row.get(column)))
                .max()
                .orElse(0);
    }
}
