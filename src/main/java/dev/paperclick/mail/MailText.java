package dev.paperclick.mail;

import dev.paperclick.reports.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Plain text of at most 72 columns, for readers of text and for those who listen. */
public final class MailText {

    private static final int COLUMNS = 72;

    private final StringBuilder text = new StringBuilder();

    /** Words over what follows. */
    public MailText heading(String words) {
        line("");
        line(words);
        return line("-".repeat(TerminalText.width(words)));
    }

    /** Words as they are. */
    public MailText line(String words) {
        text.append(words.stripTrailing()).append('\n');
        return this;
    }

    /** Wrapped words. */
    public MailText paragraph(String words) {
        return paragraph(words, "");
    }

    /** Wrapped words behind a mark; later lines stand below the first one's words. */
    public MailText paragraph(String words, String mark) {
        String before = mark;
        for (String row : wrapped(words, COLUMNS - mark.length())) {
            line(before + row);
            before = " ".repeat(mark.length());
        }
        return this;
    }

    private static List<String> wrapped(String words, int columns) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!row.isEmpty() && TerminalText.width(row.toString()) + 1 + TerminalText.width(word) > columns) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(word);
        }
        rows.add(row.toString());
        return rows;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
