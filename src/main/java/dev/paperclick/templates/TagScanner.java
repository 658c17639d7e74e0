package dev.paperclick.templates;

import java.util.ArrayList;
import java.util.List;

/** Finds the tags of a text, after the manual of Mustache 1.4 less delimiters, partials and inheritance. */
final class TagScanner {

    /** Hears of what looks like a tag and is none. */
    interface Complaint {
        void about(String tag, String advice);
    }

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int SHOWN = 40;

    private final String text;
    private final Complaint complaint;
    private final List<Tag> tags = new ArrayList<>();
    private int nextClose = -1;

    private TagScanner(String text, Complaint complaint) {
        this.text = text;
        this.complaint = complaint;
    }

    /** The tags in their order; malformed ones go to the complaint. */
    static List<Tag> scan(String text, Complaint complaint) {
        TagScanner scanner = new TagScanner(text, complaint);
        scanner.scan();
        return scanner.tags;
    }

    /** Whether there is anything to scan. */
    static boolean concerns(String text) {
        return text.contains(OPEN) || text.contains(CLOSE);
    }

    private void scan() {
        int from = 0;
        int start = text.indexOf(OPEN);
        while (start >= 0) {
            complainOfLooseEnd(from, start);
            from = tagAt(start);
            start = text.indexOf(OPEN, from);
        }
        complainOfLooseEnd(from, text.length());
    }

    private void complainOfLooseEnd(int from, int to) {
        int loose = close(from);
        if (loose >= 0 && loose < to) {
            int start = Math.max(from, loose - SHOWN / 2);
            complaint.about(
                    text.substring(start, loose + 2).strip(),
                    "closes a tag that was never opened; write {{ before the name, or put a space between the braces");
        }
    }

    /** Reads the tag that begins at a place and tells where to go on. */
    private int tagAt(int found) {
        int close = close(found + 2);
        int again = text.indexOf(OPEN, found + 3);
        boolean comment = isComment(found + 2);
        boolean closed = close >= 0 && (again < 0 || again > close || comment);
        if (!closed) {
            int next = again < 0 ? text.length() : again;
            complaint.about(cropped(found, next), "is not closed; end the tag with }}");
            return next;
        }
        boolean opensThree = text.startsWith("{{{", found);
        boolean three = opensThree && text.startsWith("}}}", close);
        int start = opensThree && !three ? found + 1 : found;
        int end = close + (three ? 3 : 2);
        read(trimmed(text.substring(start + (three ? 3 : 2), close)), start, end);
        return end;
    }

    /** Where the next tag ends; looked for once however many begin before it, lest a long text take for ever. */
    private int close(int from) {
        if (nextClose < from) {
            int found = text.indexOf(CLOSE, from);
            nextClose = found < 0 ? Integer.MAX_VALUE : found;
        }
        return nextClose == Integer.MAX_VALUE ? -1 : nextClose;
    }

    private boolean isComment(int inside) {
        int at = inside;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return text.startsWith("!", at);
    }

    private void read(String inside, int start, int end) {
        String source = text.substring(start, end);
        char sigil = inside.isEmpty() ? ' ' : inside.charAt(0);
        switch (sigil) {
            case '#' -> add(Tag.Kind.SECTION, source, inside.substring(1), "", start, end);
            case '^' -> add(Tag.Kind.INVERTED, source, inside.substring(1), "", start, end);
            case '/' -> add(Tag.Kind.CLOSE, source, inside.substring(1), "", start, end);
            case '!' -> tags.add(new Tag(Tag.Kind.COMMENT, source, Name.of("."), "", start, end));
            case '>' ->
                complaint.about(source, "asks for another template, which is not supported; copy its text here");
            case '<', '$' ->
                complaint.about(
                        source, "belongs to templates that inherit, which are not supported; write the text here");
            case '=' -> complaint.about(source, "changes the delimiters, which is not supported; use {{ and }}");
            case '&' -> value(source, inside.substring(1), start, end);
            default -> value(source, inside, start, end);
        }
    }

    private void value(String source, String inside, int start, int end) {
        int bar = inside.indexOf('|');
        if (bar < 0) {
            add(Tag.Kind.VALUE, source, inside, "", start, end);
        } else {
            String alternative = trimmed(inside.substring(bar + 1));
            add(Tag.Kind.VALUE, source, inside.substring(0, bar), alternative, start, end);
        }
    }

    private void add(Tag.Kind kind, String source, String written, String alternative, int start, int end) {
        Name name = Name.of(written);
        if (!name.isPlain()) {
            complaint.about(
                    source, "is no name; a name is made of letters, digits, spaces, hyphens, underscores and dots");
        } else if (name.isEmpty()) {
            complaint.about(source, "has no name; write one between the braces");
        } else {
            tags.add(new Tag(kind, source, name, alternative, start, end));
        }
    }

    /** Without spaces at both ends; Word types the kind that does not break by itself in some languages. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private String cropped(int start, int end) {
        String tag = text.substring(start, end).strip();
        return tag.length() > SHOWN ? tag.substring(0, SHOWN) + "…" : tag;
    }
}
