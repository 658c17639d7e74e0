package dev.paperclick.applications;

import dev.paperclick.applications.CsvRecords.CsvRecord;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a list is written: its encoding, its delimiter, and the line on which its header stands.
 *
 * <p>The delimiter is the one under which a line among the first {@value #SEARCHED_LINES} names both a company and a
 * title; lines before that one are preamble.
 *
 * @param headerLine physical line of the header, from 1
 */
record ListFormat(ListEncoding encoding, char delimiter, int headerLine, Header header) {

    static final int SEARCHED_LINES = 30;

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    static ListFormat of(Path file) throws IOException {
        ListEncoding encoding = ListEncoding.of(file);
        List<String> lines = firstLines(file, encoding);
        if (lines.stream().allMatch(String::isBlank)) {
            throw UserProblem.inInput(
                    file + ": is empty; give a list with a header line that names at least company and title.");
        }
        ListFormat best = null;
        for (char delimiter : DELIMITERS) {
            ListFormat found = find(encoding, delimiter, lines);
            if (found != null && (best == null || found.header.knownColumns() > best.header.knownColumns())) {
                best = found;
            }
        }
        if (best == null) {
            throw UserProblem.inInput(file + ": " + missingColumns(lines));
        }
        return best;
    }

    private static @Nullable ListFormat find(ListEncoding encoding, char delimiter, List<String> lines)
            throws IOException {
        try (CsvRecords records = records(lines, delimiter)) {
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                Header header = Header.of(record.cells());
                if (header.hasRequiredColumns()) {
                    return new ListFormat(encoding, delimiter, record.line(), header);
                }
            }
            return null;
        }
    }

    /** Says what the line that looks most like a header lacks. */
    private static String missingColumns(List<String> lines) throws IOException {
        CsvRecord closest = null;
        for (char delimiter : DELIMITERS) {
            try (CsvRecords records = records(lines, delimiter)) {
                for (CsvRecord record = records.next(); record != null; record = records.next()) {
                    if (closest == null || score(record) > score(closest)) {
                        closest = record;
                    }
                }
            }
        }
        if (closest == null || score(closest) == 0) {
            return "has no header line: none of the first " + lines.size() + " lines names the columns company and "
                    + "title, separated by comma, semicolon, tab or |; put 'company,title' above the first row, or "
                    + "save the list with one of these separators.";
        }
        Header header = Header.of(closest.cells());
        String missing = header.missingColumns().stream()
                .map(column ->
                        "'" + column.header() + "' (also known as " + String.join(", ", column.otherNames()) + ")")
                .collect(Collectors.joining(" and "));
        return "line " + closest.line() + " has no column " + missing + "; it has "
                + closest.cells().stream().map(cell -> "'" + cell.strip() + "'").collect(Collectors.joining(", "))
                + ". Rename a column or add one.";
    }

    private static int score(CsvRecord record) {
        return Header.of(record.cells()).knownColumns();
    }

    private static CsvRecords records(List<String> lines, char delimiter) {
        return new CsvRecords(new PhysicalLines(new StringReader(String.join("\n", lines))), delimiter);
    }

    private static List<String> firstLines(Path file, ListEncoding encoding) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PhysicalLines lines = new PhysicalLines(encoding.open(file))) {
            for (var line = lines.next(); line != null && texts.size() < SEARCHED_LINES; line = lines.next()) {
                texts.add(line.text());
            }
        }
        return texts;
    }
}
