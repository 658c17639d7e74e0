package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.List;

/**
 * What is left of an element that holds blocks when its sections show nothing: cells, bodies and text boxes must still
 * end with a paragraph, tables must have a row (ECMA-376 part 1, 17.4.65).
 */
final class Leftovers {

    private final List<XmlNode> children;
    private int from;
    private int to;

    /** Looks at a cell, a body, a text box or whatever else holds blocks. */
    Leftovers(XmlElement home) {
        children = home.children();
        to = children.size();
        while (from < to && children.get(from) instanceof XmlElement first && first.is("w:tcPr")) {
            from++;
        }
        while (to > from && children.get(to - 1) instanceof XmlElement last && last.is("w:sectPr")) {
            to--;
        }
    }

    /** What stands before the blocks. */
    List<XmlNode> before() {
        return children.subList(0, from);
    }

    List<XmlNode> blocks() {
        return children.subList(from, to);
    }

    /** What stands behind the blocks. */
    List<XmlNode> behind() {
        return children.subList(to, children.size());
    }

    /** Whether the last block is one that a section may take away, or there is none. */
    boolean mayLackParagraph() {
        for (int i = to - 1; i >= from; i--) {
            XmlNode block = children.get(i);
            if (block instanceof PlacedTag) {
                return true;
            }
            if (block instanceof XmlElement element && element.is("w:p", "w:sdt", "w:tbl")) {
                return element.is("w:tbl") && mayLackRows(element);
            }
        }
        return true;
    }

    /** Without the identity it had in the file, for it may appear in every repetition. */
    static Markup emptyParagraph(XmlElement spare) {
        XmlElement empty = spare.copy();
        empty.removeAttribute("w14:paraId");
        empty.removeAttribute("w14:textId");
        return Markup.of(empty.toXml());
    }

    /** Whether sections may take away every row, or the only one went when its section was hoisted out of it. */
    static boolean mayLackRows(XmlElement table) {
        int depth = 0;
        for (XmlNode child : table.children()) {
            if (child instanceof PlacedTag tag) {
                depth += tag.tag().kind().opens() ? 1 : tag.tag().kind() == Tag.Kind.CLOSE ? -1 : 0;
            } else if (depth == 0 && child instanceof XmlElement row && row.is("w:tr", "w:sdt", "w:customXml")) {
                return false;
            }
        }
        return true;
    }
}
