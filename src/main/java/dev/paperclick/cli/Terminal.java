package dev.paperclick.cli;

/**
 * The terminal as the launcher found it: it can ask the terminal, Java cannot.
 *
 * @param columns width, 0 when the stream does not go to a terminal
 */
record Terminal(int columns) {

    static final int DEFAULT_COLUMNS = 120;

    /** A stream that goes elsewhere. */
    static final Terminal NONE = new Terminal(0);

    /** Where results go. */
    static Terminal ofOutput() {
        return new Terminal(Integer.getInteger("paperclick.columns.out", 0));
    }

    /** Where progress and errors go. */
    static Terminal ofErrors() {
        return new Terminal(Integer.getInteger("paperclick.columns.err", 0));
    }

    boolean isTerminal() {
        return columns > 0;
    }

    /** The width to lay tables out for. */
    int width() {
        return columns > 0 ? columns : DEFAULT_COLUMNS;
    }
}
