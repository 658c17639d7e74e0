package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlNode;
import org.jspecify.annotations.Nullable;

/** A tag in the tree, standing where its first brace stood; it moves upwards when its section is hoisted. */
final class PlacedTag extends XmlNode {

    private final Tag tag;
    private final String paragraph;
    private int order;
    private @Nullable PlacedTag partner;

    PlacedTag(Tag tag, String paragraph) {
        this.tag = tag;
        this.paragraph = paragraph;
    }

    Tag tag() {
        return tag;
    }

    /** The text of the paragraph in which the tag was written, for messages. */
    String paragraph() {
        return paragraph;
    }

    /** Its place among the section tags of the part as written. */
    int order() {
        return order;
    }

    void order(int place) {
        order = place;
    }

    /** The other end of the section. */
    @Nullable
    PlacedTag partner() {
        return partner;
    }

    /** Ties the two ends of a section together. */
    static void pair(PlacedTag open, PlacedTag close) {
        open.partner = close;
        close.partner = open;
    }
}
