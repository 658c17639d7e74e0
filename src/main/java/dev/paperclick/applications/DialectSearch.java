package dev.paperclick.applications;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The search for the dialect of a text: of all that its first lines allow, the one under which a line names a company
 * and a title, else the one whose records are most alike.
 */
final class DialectSearch {

    private static final List<String> USUAL = List.of(",", ";", "\t", "|", "||", "::", "\t\t");

    /** Common in texts as well: taken only when nothing else makes a table. */
    private static final List<String> UNUSUAL = List.of(":", " ", "^", "~");

    private static final double WEIGHT_OF_UNUSUAL = 0.8;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?");
    private static final int MOST_RECORDS = 300;

    private final List<String> lines;
    private final String text;
    private final HeaderAliases aliases;

    DialectSearch(List<String> lines, HeaderAliases aliases) {
        this.lines = lines;
        this.text = String.join("\n", lines);
        this.aliases = aliases;
    }

    /**
     * What a dialect makes of the text.
     *
     * @param knownColumns of the line that names company and title; 0 when none does
     * @param columns cells that most records have
     * @param likeness from 0 to 1: how many records have that many cells, single columns counting for nothing
     */
    record Found(Dialect dialect, int knownColumns, int columns, double likeness, int quotedCells) {}

    /** Excel's {@code sep=;} at the top of a file. */
    static Optional<String> separatorLine(String line) {
        Matcher matcher = SEPARATOR_LINE.matcher(line.strip());
        boolean tab = line.equalsIgnoreCase("sep=\t");
        return tab ? Optional.of("\t") : matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Found best() throws IOException {
        Comparator<Found> order = Comparator.comparingInt(Found::knownColumns)
                .thenComparingDouble(Found::likeness)
                .thenComparingInt(Found::quotedCells);
        Found best = null;
        for (Dialect dialect : candidates()) {
            Found found = look(dialect);
            // of equals the first, which is the more usual
            if (best == null || order.compare(found, best) > 0) {
                best = found;
            }
        }
        return best == null ? look(Dialect.of(",")) : best;
    }

    private List<Dialect> candidates() {
        List<String> delimiters = new ArrayList<>(USUAL);
        delimiters.addAll(UNUSUAL);
        lines.stream().findFirst().flatMap(DialectSearch::separatorLine).ifPresent(told -> {
            delimiters.clear();
            delimiters.add(told);
        });
        delimiters.removeIf(delimiter -> !text.contains(delimiter));
        // where a delimiter only ever comes doubled, it is the pair that delimits
        List.of("||", "::", "\t\t").forEach(pair -> {
            String single = pair.substring(1);
            if (delimiters.contains(pair) && !text.replace(pair, "").contains(single)) {
                delimiters.remove(single);
            }
        });
        List<Dialect> candidates = new ArrayList<>();
        for (String delimiter : delimiters) {
            candidates.addAll(candidates(delimiter, '"'));
            if (opensCell(delimiter, '\'')) {
                candidates.addAll(candidates(delimiter, '\''));
            }
        }
        return candidates;
    }

    private List<Dialect> candidates(String delimiter, char quote) {
        List<Dialect> candidates = new ArrayList<>();
        boolean mayBeSpaced = !delimiter.equals(" ") && text.contains(delimiter + " " + quote);
        boolean mayEscape = text.contains("\\" + quote);
        for (boolean backslash : mayEscape ? new boolean[] {false, true} : new boolean[] {false}) {
            candidates.add(new Dialect(delimiter, quote, backslash, false));
            if (mayBeSpaced) {
                candidates.add(new Dialect(delimiter, quote, backslash, true));
            }
        }
        return candidates;
    }

    private boolean opensCell(String delimiter, char quote) {
        return text.startsWith(String.valueOf(quote))
                || text.contains("\n" + quote)
                || text.contains(delimiter + quote)
                || text.contains(delimiter + " " + quote);
    }

    private Found look(Dialect dialect) throws IOException {
        Map<Integer, Integer> byCells = new HashMap<>();
        int all = 0;
        int knownColumns = 0;
        try (CsvRecords records = records(lines, dialect, 0)) {
            ListRecord record = records.next();
            while (record != null && record.line() <= MOST_RECORDS) {
                if (!record.isBlank() && !record.isComment()) {
                    all++;
                    if (record.problem() == null) {
                        byCells.merge(record.cells().size(), 1, Integer::sum);
                    }
                    if (knownColumns == 0 && record.line() <= ListFormat.SEARCHED_LINES) {
                        knownColumns = knownColumns(record, dialect);
                    }
                }
                record = records.next();
            }
            int columns = byCells.entrySet().stream()
                    .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(1);
            double alike = all == 0 ? 0 : (double) byCells.getOrDefault(columns, 0) / all;
            double weight = UNUSUAL.contains(dialect.delimiter()) ? WEIGHT_OF_UNUSUAL : 1;
            return new Found(
                    dialect, knownColumns, columns, weight * alike * (columns - 1) / columns, records.quotedCells());
        }
    }

    /** Spaces and colons make a header of any sentence that has the two words. */
    private int knownColumns(ListRecord record, Dialect dialect) {
        if (UNUSUAL.contains(dialect.delimiter())) {
            return 0;
        }
        Header header = Header.of(record.cells(), aliases);
        return header.hasRequiredColumns() ? header.knownColumns() : 0;
    }

    static CsvRecords records(List<String> lines, Dialect dialect, int expectedCells) {
        return new CsvRecords(new PhysicalLines(new StringReader(String.join("\n", lines))), dialect, expectedCells);
    }
}
