package dev.paperclick.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for a terminal: what a line is about on the left, as wide as there is room, and numbers on the right. */
final class TextTable {

    private static final String GAP = "  ";

    private final String label;
    private final List<Column> columns;
    private final int labelWidth;
    private final List<String> lines = new ArrayList<>();

    /** A right-aligned column. */
    record Column(String title, int width) {}

    /**
     * An empty one.
     *
     * @param width of all of it
     * @param mostForLabel beyond which the left column does not grow
     */
    TextTable(String label, int width, int mostForLabel, Column... columns) {
        this.label = label;
        this.columns = List.of(columns);
        this.labelWidth = Math.min(
                mostForLabel,
                width
                        - Arrays.stream(columns)
                                .mapToInt(column -> GAP.length() + column.width())
                                .sum());
    }

    int labelWidth() {
        return labelWidth;
    }

    void row(String name, Object... cells) {
        lines.add(line(name, Arrays.stream(cells).map(String::valueOf).toList()));
    }

    /** With its header, each line ended by a line feed. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(line(label, columns.stream().map(Column::title).toList())).append('\n');
        text.append("─".repeat(labelWidth));
        columns.forEach(column -> text.append(GAP).append("─".repeat(column.width())));
        text.append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String line(String name, List<String> cells) {
        List<String> line = new ArrayList<>();
        line.add(TerminalText.left(TerminalText.crop(name, labelWidth), labelWidth));
        for (int i = 0; i < cells.size(); i++) {
            line.add(TerminalText.right(cells.get(i), columns.get(i).width()));
        }
        return String.join(GAP, line).stripTrailing();
    }
}
