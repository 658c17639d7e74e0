package dev.paperclick.templates;

/**
 * A place in a template that content can fill.
 *
 * @param name as the template spells it
 * @param place the part in words, such as "the body" or "header 1"
 * @param text the paragraph around it, cropped; empty in properties and attributes
 * @param enclosing the sections whose fields it sees, outermost first, joined by "/"; empty outside of sections
 */
public record Placeholder(String name, Kind kind, String place, String text, String enclosing) {

    /** What is done with the value. */
    public enum Kind {
        VALUE,
        SECTION,
        INVERTED,
        LINK_ADDRESS
    }
}
