package dev.paperclick.applications;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a list is written, and on which line its header stands.
 *
 * <p>The header is the line among the first {@value #SEARCHED_LINES} that names both a company and a title; lines before
 * it are preamble. A file without such a line is no list of applications, but can be looked at: its header is then the
 * first line that fills at least half of the columns, unless that looks like data.
 *
 * @param source the records
 * @param way how they are written
 * @param headerLine line of the header, from 1; 0 when the file has none
 * @param rowsAfter line after which rows begin
 */
record ListFormat(ListSource source, Writing way, int headerLine, int rowsAfter, Header header) {

    static final int SEARCHED_LINES = 30;

    /** Lines by which the dialect is judged. */
    private static final int SAMPLE_LINES = 1_300;

    private static final int SAMPLE_LENGTH = 500_000;

    /** Numbers, sums of money, dates, times and addresses: no header names a column so. */
    private static final Pattern DATA = Pattern.compile(
            "[$€£+-]?\\s?\\d[\\d.,' ]*\\s?[%€$£]?|\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}.*|\\d{1,2}:\\d{2}.*|https?://.*"
                    + "|[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /**
     * How a file is written.
     *
     * @param kind csv or xlsx
     * @param encoding empty for a sheet
     * @param dialect of a sheet, which has none, that of plain CSV
     * @param sheet name of the sheet; empty for CSV
     */
    record Writing(String kind, String encoding, boolean byteOrderMark, Dialect dialect, String sheet) {}

    static ListFormat ofCsv(Path file, HeaderAliases aliases) throws IOException {
        ListEncoding encoding = ListEncoding.of(file);
        List<String> lines = firstLines(file, encoding);
        if (lines.stream().allMatch(String::isBlank)) {
            throw empty(file);
        }
        DialectSearch.Found found = new DialectSearch(lines, aliases).best();
        return of(
                new CsvSource(file, encoding, found.dialect(), found.columns()),
                new Writing("csv", encoding.charset().name(), encoding.markLength() > 0, found.dialect(), ""),
                found.columns(),
                aliases);
    }

    static ListFormat ofWorkbook(Path file, HeaderAliases aliases) throws IOException {
        SheetSource.Found found = SheetSource.firstFilled(file).orElseThrow(() -> empty(file));
        Map<Integer, Integer> byCells = new HashMap<>();
        found.source().forEach(record -> {
            if (!record.isBlank()) {
                byCells.merge(record.cells().size(), 1, Integer::sum);
            }
            return record.line() < SAMPLE_LINES;
        });
        int columns = byCells.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
        return of(found.source(), new Writing("xlsx", "", false, Dialect.of(","), found.name()), columns, aliases);
    }

    private static UserProblem empty(Path file) {
        return UserProblem.inInput(
                file + ": is empty; give a list with a header line that names at least company and title.");
    }

    /** @param columns how many most records have */
    static ListFormat of(ListSource source, Writing way, int columns, HeaderAliases aliases) throws IOException {
        List<ListRecord> first = new ArrayList<>();
        source.forEach(record -> {
            if (record.line() <= SEARCHED_LINES) {
                first.add(record);
            }
            return record.line() < SEARCHED_LINES;
        });
        for (ListRecord record : first) {
            Header header = Header.of(record.cells(), aliases);
            if (header.hasRequiredColumns()) {
                return new ListFormat(source, way, record.line(), record.line(), header);
            }
        }
        for (ListRecord record : first) {
            boolean separatorLine = record.line() == 1
                    && DialectSearch.separatorLine(String.join(way.dialect().delimiter(), record.cells()))
                            .isPresent();
            if (!separatorLine && !record.isComment() && record.filledCells() >= Math.max(1, columns / 2)) {
                boolean data = record.cells().stream()
                        .anyMatch(cell -> DATA.matcher(cell.strip()).matches());
                return data
                        ? new ListFormat(source, way, 0, record.line() - 1, Header.unnamed(columns))
                        : new ListFormat(source, way, record.line(), record.line(), Header.of(record.cells(), aliases));
            }
        }
        return new ListFormat(source, way, 0, 0, Header.unnamed(columns));
    }

    /** Says what the header lacks. */
    String missingColumns() {
        if (headerLine == 0 || header.knownColumns() == 0) {
            return "has no header line: none of the first " + SEARCHED_LINES + " lines names the columns company and "
                    + "title" + (way.kind().equals("csv") ? ", separated by comma, semicolon, tab or |" : "")
                    + "; put 'company,title' above the first row, or save the list with one of these separators.";
        }
        String missing = header.missingColumns().stream()
                .map(column ->
                        "'" + column.header() + "' (also known as " + String.join(", ", column.otherNames()) + ")")
                .collect(Collectors.joining(" and "));
        return "line " + headerLine + " has no column " + missing + "; it has "
                + header.cells().stream().map(cell -> "'" + cell.strip() + "'").collect(Collectors.joining(", "))
                + ". Rename a column, add one, or give its name in input/aliases.yml.";
    }

    private static List<String> firstLines(Path file, ListEncoding encoding) throws IOException {
        List<String> texts = new ArrayList<>();
        long length = 0;
        try (PhysicalLines lines = new PhysicalLines(encoding.open(file))) {
            for (var line = lines.next();
                    line != null && texts.size() < SAMPLE_LINES && length < SAMPLE_LENGTH;
                    line = lines.next()) {
                texts.add(line.text());
                length += line.text().length();
            }
        }
        return texts;
    }
}
