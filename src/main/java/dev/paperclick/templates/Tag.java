package dev.paperclick.templates;

/**
 * A well-formed tag of a template.
 *
 * @param source the tag as it stands in the text, braces and all
 * @param alternative what stands after the bar: the label of a link, else the text that stands in for a missing value
 * @param start of the tag in the text it was found in
 * @param end behind its last brace
 */
record Tag(Kind kind, String source, Name name, String alternative, int start, int end) {

    /** What the tag asks for. */
    enum Kind {
        VALUE,
        SECTION,
        INVERTED,
        CLOSE,
        COMMENT;

        boolean opens() {
            return this == SECTION || this == INVERTED;
        }

        /** Whether the tag steers and prints nothing itself. */
        boolean isSilent() {
            return this != VALUE;
        }
    }
}
