package dev.paperclick.applications;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of {@code rejected.csv}: the rows as the list has them, plus line, column and reason; fit to be corrected and
 * fed in again.
 */
public final class RejectedRows {

    static final List<String> ADDED_COLUMNS = List.of("line", "column", "reason");

    private RejectedRows() {}

    /**
     * The file's text.
     *
     * @param header the header cells of the list
     */
    public static String csv(List<String> header, List<CsvRow.Rejected> rows) throws IOException {
        StringWriter text = new StringWriter();
        // the byte order mark makes Excel read UTF-8
        text.write('\uFEFF');
        CsvTable table = new CsvTable(text, joined(header, ADDED_COLUMNS));
        rows.forEach(row -> table.add(joined(padded(row.original(), header.size()), reasons(row))));
        table.end();
        return text.toString();
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
