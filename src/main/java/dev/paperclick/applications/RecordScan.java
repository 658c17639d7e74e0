package dev.paperclick.applications;

/**
 * What opencsv cannot tell of a record, found out before it gets the text: on which line the record ends, whether its
 * quotes stand where they may, and what it would be in the one dialect that opencsv reads reliably.
 *
 * <p>opencsv's RFC4180Parser is forgiving where that costs rows: a quote that is never closed swallows the lines after
 * it up to the next quote, wherever that stands. Here a closing quote must be followed by a delimiter or the end of
 * the line. Delimiters of several characters, spaces before quotes and backslashes before them are rewritten.
 * Not thread-safe.
 */
final class RecordScan {

    /** What is known of the record after a line of it. */
    enum State {
        /** It ends with this line. */
        COMPLETE,
        /** A quoted cell goes on in the next line. */
        OPEN,
        /** A quote stands where it cannot: the record is malformed. */
        BROKEN
    }

    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private boolean inQuotes;
    private int quotedCells;

    RecordScan(Dialect dialect) {
        this.dialect = dialect;
    }

    void begin() {
        text.setLength(0);
        inQuotes = false;
    }

    /** The record so far, as opencsv is to read it. */
    String text() {
        return text.toString();
    }

    /** How many cells have stood in quotes since the scan was made. */
    int quotedCells() {
        return quotedCells;
    }

    State line(String line) {
        if (inQuotes) {
            text.append('\n');
        } else if (dialect.isPlain() && line.indexOf(dialect.quote()) < 0) {
            text.append(line);
            return State.COMPLETE;
        }
        int at = 0;
        while (true) {
            at = inQuotes ? quoted(line, at) : cellStart(line, at);
            if (at < 0) {
                return State.BROKEN;
            }
            if (inQuotes) {
                return State.OPEN;
            }
            if (at >= line.length()) {
                return State.COMPLETE;
            }
            text.append(dialect.separator());
            at += dialect.delimiter().length();
            if (at == line.length()) {
                return State.COMPLETE;
            }
        }
    }

    /** Reads a cell from its start; returns where the delimiter after it stands, or the end of the line. */
    private int cellStart(String line, int from) {
        int at = from;
        if (dialect.spaced()) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        if (at < line.length() && line.charAt(at) == dialect.quote()) {
            text.append(dialect.quote());
            inQuotes = true;
            return quoted(line, at + 1);
        }
        int end = line.indexOf(dialect.delimiter(), at);
        end = end < 0 ? line.length() : end;
        text.append(line, at, end);
        return end;
    }

    /** Reads on in a quoted cell; -1 when its closing quote has something behind it. */
    private int quoted(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            boolean quoteFollows = at + 1 < line.length() && line.charAt(at + 1) == dialect.quote();
            if (c == '\\' && dialect.backslash() && at + 1 < line.length()) {
                char escaped = line.charAt(at + 1);
                if (escaped == dialect.quote()) {
                    text.append(dialect.quote()).append(dialect.quote());
                } else if (escaped == '\\') {
                    text.append(c);
                } else {
                    text.append(c).append(escaped);
                }
                at += 2;
            } else if (c == dialect.quote() && quoteFollows) {
                text.append(c).append(c);
                at += 2;
            } else if (c == dialect.quote()) {
                text.append(c);
                inQuotes = false;
                quotedCells++;
                return endOfCell(line, at + 1);
            } else {
                text.append(c);
                at++;
            }
        }
        return at;
    }

    /** Spaces between a closing quote and the delimiter are common in files written by hand. */
    private int endOfCell(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ' && !line.startsWith(dialect.delimiter(), at)) {
            at++;
        }
        return at == line.length() || line.startsWith(dialect.delimiter(), at) ? at : -1;
    }
}
