package dev.paperclick.cli;

/** Sentences broken between words to the width of a terminal, without characters that would steer it. */
final class Paragraphs {

    private static final String INDENT = "    ";

    private final int width;
    private final StringBuilder text = new StringBuilder();

    /** @param width of the terminal; 0 when lines may have any length */
    Paragraphs(int width) {
        this.width = width == 0 ? Integer.MAX_VALUE : width;
    }

    void paragraph(String sentence) {
        wrapped(sentence, "", INDENT);
    }

    /** One that belongs to the paragraph above it. */
    void indented(String sentence) {
        wrapped(sentence, INDENT, INDENT);
    }

    /** A line that is not broken. */
    void line(CharSequence whole) {
        text.append(whole.toString().stripTrailing()).append('\n');
    }

    /** A line of two columns. */
    void entry(String name, int nameWidth, String value) {
        String first = name + " ".repeat(Math.max(1, nameWidth - length(name)));
        wrapped(value, first, " ".repeat(Math.min(nameWidth, width / 3)));
    }

    void blank() {
        text.append('\n');
    }

    int width() {
        return width;
    }

    /** Breaks between words; a word that is longer than the line stays whole. */
    private void wrapped(String sentence, String first, String further) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : sentence.split(" ", -1)) {
            if (begun && length(line) + 1 + length(word) > width) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(further);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        line(line);
    }

    static int length(CharSequence shown) {
        return Character.codePointCount(shown, 0, shown.length());
    }

    static String cropped(String shown, int most) {
        return length(shown) <= most ? shown : shown.substring(0, shown.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** On one line and without characters that steer a terminal; lists and templates may come from strangers. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.replaceAll("\\R|\t", " ")
                .codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
