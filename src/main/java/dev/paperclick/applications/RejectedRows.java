package dev.paperclick.applications;

import dev.paperclick.platform.CsvTable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of {@code rejected.csv}: the rows as the list has them, plus line, column and reason; fit to be corrected and
 * fed in again.
 */
public final class RejectedRows {

    static final List<String> ADDED_COLUMNS = List.of("line", "column", "reason");

    private RejectedRows() {}

    /**
     * Writes the file's text, row by row.
     *
     * @param header the header cells of the list
     */
    public static void write(Writer text, List<String> header, Stream<CsvRow.Rejected> rows) throws IOException {
        // the byte order mark makes Excel read UTF-8
        text.write('\uFEFF');
        CsvTable table = new CsvTable(text, joined(header, ADDED_COLUMNS));
        rows.forEach(row -> table.add(joined(padded(row.original(), header.size()), reasons(row))));
        table.end();
    }

    private static List<String> reasons(CsvRow.Rejected row) {
        String columns = row.problems().stream()
                .map(CsvRow.Problem::column)
                .filter(column -> !column.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        String reasons = row.problems().stream()
                .map(problem ->
                        problem.column().isEmpty() ? problem.reason() : problem.column() + " " + problem.reason())
                .collect(Collectors.joining("; "));
        return List.of(String.valueOf(row.line()), columns, reasons);
    }

    /** Exactly as many cells as the header; what is too much is joined into the last, so that nothing is lost. */
    private static List<String> padded(List<String> cells, int size) {
        List<String> padded = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
        while (padded.size() < size) {
            padded.add("");
        }
        if (cells.size() > size) {
            padded.set(size - 1, String.join(",", cells.subList(size - 1, cells.size())));
        }
        return padded;
    }

    private static List<String> joined(List<String> cells, List<String> more) {
        List<String> joined = new ArrayList<>(cells);
        joined.addAll(more);
        return joined;
    }
}
