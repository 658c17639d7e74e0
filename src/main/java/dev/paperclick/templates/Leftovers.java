package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is left of an element that holds blocks when its sections show nothing: cells, bodies and text boxes must still
 * end with a paragraph, tables must have a row (ECMA-376 part 1, 17.4.65), and content
 * controls are not left without anything in them.
 */
final class Leftovers {

    /** What may stand around the rows of a table, or around blocks (17.5.2.29 to 17.5.2.34, 17.5.1.4). */
    private static final String[] AROUND_ROWS = {"w:sdt", "w:sdtContent", "w:customXml"};

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

    /**
     * Whether sections may take away every row of a table, or the only one went when its section was hoisted out of it.
     * What stands around rows, such as a content control, goes with the last of them.
     */
    static boolean mayLackRows(XmlElement table) {
        return isAllInSections(table, child -> child.is("w:tr") || (child.is(AROUND_ROWS) && !mayLackRows(child)));
    }

    /** Whether the element is a table, or stands around rows of one, that may be left without any. */
    static boolean mayGo(XmlElement element) {
        boolean aroundRows = element.is(AROUND_ROWS) && isIn(element, "w:tbl");
        return (element.is("w:tbl") || aroundRows) && mayLackRows(element);
    }

    /** Whether the element is what a content control holds in the place of blocks, all of which sections may take away. */
    static boolean mayLeaveControlEmpty(XmlElement element) {
        return element.is("w:sdtContent")
                && isIn(element, StoryCompiler.HOLD_BLOCKS)
                && isAllInSections(element, child -> !mayGo(child));
    }

    private static boolean isIn(XmlElement element, String... homes) {
        XmlElement around = element.parent();
        while (around != null && around.is(AROUND_ROWS)) {
            around = around.parent();
        }
        return around != null && around.is(homes);
    }

    private static boolean isAllInSections(XmlElement home, Predicate<XmlElement> stays) {
        int depth = 0;
        for (XmlNode child : home.children()) {
            if (child instanceof PlacedTag tag) {
                depth += tag.tag().kind().opens() ? 1 : tag.tag().kind() == Tag.Kind.CLOSE ? -1 : 0;
            } else if (depth == 0 && child instanceof XmlElement element && stays.test(element)) {
                return false;
            }
        }
        return true;
    }
}
