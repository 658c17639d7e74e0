package dev.paperclick.applications;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text, parsed by opencsv, with what opencsv lacks: physical line numbers and a way on.
 *
 * <p>opencsv's reader gives up at a quote that is never closed and loses every later row. Here the lines of such a
 * record are given back: its first line alone becomes a malformed record, and reading goes on with the next line.
 * Not thread-safe.
 */
final class CsvRecords implements Closeable {

    /** A record that is still open after so many lines is taken for one whose quote was never closed. */
    static final int MAX_LINES = 1_000;

    static final int MAX_CELLS = 1_000;

    private final PhysicalLines lines;
    private final Dialect dialect;
    private final int expectedCells;
    private final ICSVParser parser;
    private final RecordScan scan;
    private final Deque<PhysicalLines.Line> givenBack = new ArrayDeque<>();

    /** @param expectedCells how many cells a record should have; 0 when nobody knows yet */
    CsvRecords(PhysicalLines lines, Dialect dialect, int expectedCells) {
        this.lines = lines;
        this.dialect = dialect;
        this.expectedCells = expectedCells;
        this.parser = new RFC4180ParserBuilder()
                .withSeparator(dialect.separator())
                .withQuoteChar(dialect.quote())
                .build();
        this.scan = new RecordScan(dialect);
    }

    /** The next record; null at the end. Blank lines are records, too. */
    @Nullable
    ListRecord next() throws IOException {
        PhysicalLines.Line first = nextLine();
        if (first == null) {
            return null;
        }
        List<PhysicalLines.Line> read = new ArrayList<>();
        long length = 0;
        scan.begin();
        for (PhysicalLines.Line line = first; line != null; line = nextLine()) {
            read.add(line);
            length += line.text().length();
            if (line.cut() || length > PhysicalLines.MAX_LENGTH) {
                giveBackAllButFirst(read);
                return new ListRecord(
                        first.number(),
                        List.of(first.text()),
                        "is longer than a million characters; a quote may be missing");
            }
            RecordScan.State state = scan.line(line.text());
            if (state == RecordScan.State.COMPLETE) {
                return parsed(first);
            }
            if (state == RecordScan.State.BROKEN) {
                giveBackAllButFirst(read);
                return malformed(
                        first,
                        read.size() == 1
                                ? "has a quote (%s) in the middle of a quoted cell; double it if it is part of the text"
                                : "opens a quote (%s) that is not closed where a cell ends; close it, or double it if "
                                        + "it is part of the text");
            }
            if (read.size() == MAX_LINES) {
                break;
            }
        }
        giveBackAllButFirst(read);
        return malformed(
                first, "opens a quote (%s) that is never closed; close it, or double it if it is part of the text");
    }

    /** How many cells stood in quotes so far. */
    int quotedCells() {
        return scan.quotedCells();
    }

    private ListRecord parsed(PhysicalLines.Line first) throws IOException {
        List<String> cells = List.of(parser.parseLine(scan.text()));
        return cells.size() <= MAX_CELLS
                ? new ListRecord(first.number(), cells, null)
                : new ListRecord(first.number(), List.of(first.text()), "has more than " + MAX_CELLS + " cells");
    }

    private ListRecord malformed(PhysicalLines.Line line, String problem) {
        return new ListRecord(
                line.number(),
                BrokenLine.cells(line.text(), dialect, expectedCells),
                problem.formatted(dialect.quote()));
    }

    private void giveBackAllButFirst(List<PhysicalLines.Line> read) {
        for (int i = read.size() - 1; i >= 1; i--) {
            givenBack.addFirst(read.get(i));
        }
    }

    private PhysicalLines.@Nullable Line nextLine() throws IOException {
        return givenBack.isEmpty() ? lines.next() : givenBack.removeFirst();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
