package dev.paperclick.platform;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/**
 * A CSV file for people's spreadsheets: CR LF, quotes where needed, and no cell that would run as a formula.
 *
 * <p>Not thread-safe. The writer stays open.
 */
public final class CsvTable {

    private final ICSVWriter csv;

    /** Begins a table with its header. */
    public CsvTable(Writer writer, List<String> header) {
        csv = new CSVWriterBuilder(writer).withLineEnd("\r\n").build();
        add(header);
    }

    /** Adds a row. */
    public void add(List<String> cells) {
        csv.writeNext(cells.stream().map(FormulaGuard::withMark).toArray(String[]::new), false);
    }

    /** Adds a row. */
    public void add(String... cells) {
        add(Arrays.asList(cells));
    }

    /** Hands everything over to the writer, and throws what went wrong on the way. */
    public void end() throws IOException {
        csv.flush();
        if (csv.checkError()) {
            throw csv.getException();
        }
    }
}
