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

    /**
     * One record of the text.
     *
     * @param line the physical line on which it begins
     * @param cells its cells; the whole line as the only cell when it is malformed
     * @param problem why it could not be read; null when it could
     */
    record CsvRecord(int line, List<String> cells, @Nullable String problem) {

        CsvRecord {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private final PhysicalLines lines;
    private final char delimiter;
    private final Deque<PhysicalLines.Line> givenBack = new ArrayDeque<>();

    CsvRecords(PhysicalLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    /** The next record; null at the end. Blank lines are records, too. */
    @Nullable
    CsvRecord next() throws IOException {
        PhysicalLines.Line first = nextLine();
        if (first == null) {
            return null;
        }
        ICSVParser parser = new RFC4180ParserBuilder().withSeparator(delimiter).build();
        List<String> cells = new ArrayList<>();
        List<PhysicalLines.Line> read = new ArrayList<>();
        long length = 0;
        for (PhysicalLines.Line line = first; line != null; line = nextLine()) {
            read.add(line);
            length += line.text().length();
            if (line.cut() || length > PhysicalLines.MAX_LENGTH) {
                giveBackAllButFirst(read);
                return malformed(first, "is longer than a million characters; a quote may be missing");
            }
            cells.addAll(List.of(parser.parseLineMulti(line.text())));
            if (!parser.isPending()) {
                return cells.size() <= MAX_CELLS
                        ? new CsvRecord(first.number(), cells, null)
                        : malformed(first, "has more than " + MAX_CELLS + " cells");
            }
            if (read.size() == MAX_LINES) {
                break;
            }
        }
        giveBackAllButFirst(read);
        return malformed(
                first, "opens a quote (\") that is never closed; close it, or double it if it is part of the text");
    }

    private static CsvRecord malformed(PhysicalLines.Line line, String problem) {
        return new CsvRecord(line.number(), List.of(line.text()), problem);
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
