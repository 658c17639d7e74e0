package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What must not be repeated with a section: marks and numbers that a document may have once only, else Word finds
 * unreadable content. All of them are optional but the ids of drawings, which are counted anew.
 */
final class UniqueIds {

    private static final String[] RANGES = {
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:commentReference",
        "w:permStart",
        "w:permEnd"
    };
    private static final Set<String> ATTRIBUTES = Set.of("w14:paraId", "w14:textId", "wp14:anchorId", "wp14:editId");

    /** Shapes of the old drawing language; nothing but objects and chains of text boxes speaks of them by their ids. */
    private static final String[] SHAPES = {
        "v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:group", "v:image"
    };

    private final Set<String> repeated = new HashSet<>();

    UniqueIds(XmlElement root) {
        collect(root, 0);
    }

    private void collect(XmlElement element, int outerDepth) {
        int depth = outerDepth;
        for (XmlNode child : element.children()) {
            if (child instanceof PlacedTag tag) {
                depth += tag.tag().kind().opens() ? 1 : tag.tag().kind() == Tag.Kind.CLOSE ? -1 : 0;
            } else if (child instanceof XmlElement inner) {
                if (depth > 0 && inner.is(RANGES)) {
                    repeated.add(key(inner));
                }
                collect(inner, depth);
            }
        }
    }

    /** Whether the element has to go: its range begins or ends in a section, or it is the number of a control there. */
    boolean drops(XmlElement element, boolean inSection) {
        return element.is(RANGES)
                ? repeated.contains(key(element))
                : inSection && element.is("w:id") && element.isIn("w:sdtPr");
    }

    boolean drops(XmlElement element, XmlElement.Attribute attribute, boolean inSection) {
        boolean shape = element.is(SHAPES)
                && (attribute.name().equals("id") || attribute.name().equals("o:spid"));
        return inSection && (shape || ATTRIBUTES.contains(attribute.name()));
    }

    /** Whether the attribute is a number that has to be counted anew in each repetition. */
    boolean counts(XmlElement element, XmlElement.Attribute attribute, boolean inSection) {
        return inSection && element.is("wp:docPr") && attribute.name().equals("id");
    }

    private static String key(XmlElement range) {
        return range.name().substring(0, "w:perm".length()) + " " + range.attribute("w:id");
    }
}
