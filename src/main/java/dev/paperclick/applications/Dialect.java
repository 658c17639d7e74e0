package dev.paperclick.applications;

/**
 * The characters with which a CSV text is written.
 *
 * @param delimiter what stands between cells; more than one character is possible
 * @param quote what may stand around a cell
 * @param backslash whether a quote within a quoted cell is written with a backslash before it instead of twice
 * @param spaced whether spaces after a delimiter are no part of the cell
 */
record Dialect(String delimiter, char quote, boolean backslash, boolean spaced) {

    /** Stands in for a delimiter of several characters, which opencsv does not know: the unit separator of ASCII. */
    private static final char STAND_IN = '\u001F';

    static Dialect of(String delimiter) {
        return new Dialect(delimiter, '"', false, false);
    }

    /** The delimiter as opencsv gets to see it. */
    char separator() {
        return delimiter.length() == 1 ? delimiter.charAt(0) : STAND_IN;
    }

    /** Whether opencsv understands the text as it is. */
    boolean isPlain() {
        return delimiter.length() == 1 && !backslash && !spaced;
    }

    /** The delimiter in words, for messages. */
    String delimiterName() {
        return switch (delimiter) {
            case "," -> spaced ? "comma and space" : "comma";
            case ";" -> "semicolon";
            case "\t" -> "tab";
            case "\t\t" -> "two tabs";
            case " " -> "space";
            case ":" -> "colon";
            default -> delimiter;
        };
    }
}
