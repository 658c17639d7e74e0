package dev.paperclick.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The likeliest cells of a line whose quotes do not match: those that give the row as many cells as the header.
 *
 * <p>They are shown to the person who has to mend the line and are never used unseen.
 */
final class BrokenLine {

    /** Lines beyond are not worth the search. */
    private static final int MAX_LENGTH = 100_000;

    private static final int MAX_STEPS = 20_000;

    private final String line;
    private final Dialect dialect;
    private final Set<Long> fruitless = new HashSet<>();
    private final Deque<String> cells = new ArrayDeque<>();
    private int steps;

    private BrokenLine(String line, Dialect dialect) {
        this.line = line;
        this.dialect = dialect;
    }

    /** @param expected how many cells the row should have; 0 when nobody knows */
    static List<String> cells(String line, Dialect dialect, int expected) {
        if (expected <= 0 || expected > CsvRecords.MAX_CELLS || line.length() > MAX_LENGTH) {
            return List.of(line);
        }
        BrokenLine broken = new BrokenLine(line, dialect);
        return broken.fill(0, expected)
                ? List.copyOf(broken.cells)
                : broken.plainly().orElse(List.of(line));
    }

    /** Fills as many cells as remain from the position on; nothing is added when that cannot be. */
    private boolean fill(int from, int remaining) {
        long place = (long) from * (CsvRecords.MAX_CELLS + 1) + remaining;
        if (fruitless.contains(place)) {
            return false;
        }
        int start = start(from);
        if (start < line.length() && line.charAt(start) == dialect.quote()) {
            for (int close = closing(start + 1); close >= 0; close = closing(close + 1)) {
                if (take(unquoted(start, close), close + 1, remaining)) {
                    return true;
                }
            }
        }
        int end = line.indexOf(dialect.delimiter(), start);
        if (take(line.substring(start, end < 0 ? line.length() : end), end < 0 ? line.length() : end, remaining)) {
            return true;
        }
        fruitless.add(place);
        return false;
    }

    private boolean take(String cell, int end, int remaining) {
        if (++steps > MAX_STEPS) {
            return false;
        }
        cells.addLast(cell);
        boolean last = end >= line.length();
        if (last
                ? remaining == 1
                : remaining > 1 && fill(end + dialect.delimiter().length(), remaining - 1)) {
            return true;
        }
        cells.removeLast();
        return false;
    }

    /** The cells when each quote that opens one is closed as soon as possible, and else is a character. */
    private Optional<List<String>> plainly() {
        List<String> plain = new ArrayList<>();
        for (int at = 0; at <= line.length(); at += dialect.delimiter().length()) {
            int start = start(at);
            boolean quoted = start < line.length() && line.charAt(start) == dialect.quote();
            int close = quoted ? closing(start + 1) : -1;
            int end = close >= 0 ? close + 1 : line.indexOf(dialect.delimiter(), start);
            end = end < 0 ? line.length() : end;
            plain.add(close >= 0 ? unquoted(start, close) : line.substring(start, end));
            at = end;
        }
        return plain.size() > CsvRecords.MAX_CELLS ? Optional.empty() : Optional.of(plain);
    }

    private int start(int from) {
        int at = from;
        while (dialect.spaced() && at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The next quote with a delimiter or the end of the line behind it; -1 when there is none. */
    private int closing(int from) {
        for (int at = line.indexOf(dialect.quote(), from); at >= 0; at = line.indexOf(dialect.quote(), at + 1)) {
            if (at + 1 == line.length() || line.startsWith(dialect.delimiter(), at + 1)) {
                return at;
            }
        }
        return -1;
    }

    private String unquoted(int open, int close) {
        String quote = String.valueOf(dialect.quote());
        return line.substring(open + 1, close).replace(quote + quote, quote);
    }
}
