package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlText;
import java.util.Set;

/** Where in its paragraph a tag stands: at the very beginning, at the very end, or with content on both sides. */
final class ParagraphEdge {

    /** What makes a paragraph more than its tags although it is no text. */
    private static final Set<String> VISIBLE = Set.of(
            "w:drawing",
            "w:pict",
            "w:object",
            "w:sym",
            "w:footnoteReference",
            "w:endnoteReference",
            "w:fldChar",
            "w:fldSimple",
            "w:noBreakHyphen",
            "w:pgNum",
            "m:oMath",
            "m:oMathPara",
            "mc:AlternateContent",
            "w:br",
            "w:ruby",
            "w:sdt");

    private final PlacedTag tag;
    private boolean passed;
    private boolean contentBefore;
    private boolean contentBehind;

    ParagraphEdge(PlacedTag tag, XmlElement paragraph) {
        this.tag = tag;
        look(paragraph);
    }

    boolean isFirst() {
        return !contentBefore;
    }

    /** Whether the tag is neither first nor last. */
    boolean isNowhere() {
        return contentBefore && contentBehind;
    }

    private void look(XmlElement element) {
        for (XmlNode child : element.children()) {
            if (child == tag) {
                passed = true;
            } else if (isContent(child)) {
                contentBefore |= !passed;
                contentBehind |= passed;
            } else if (child instanceof XmlElement inner && isRead(inner)) {
                look(inner);
            }
        }
    }

    /** Whether what stands in the element is part of the paragraph: neither formatting nor deleted (17.13.5.14). */
    static boolean isRead(XmlElement element) {
        return !element.is("w:pPr", "w:rPr", "w:del", "w:moveFrom");
    }

    /** Whether the node shows anything to a reader, or is a value that may. */
    static boolean isContent(XmlNode node) {
        if (node instanceof XmlText text) {
            XmlElement home = text.parent();
            return home != null && home.is("w:t", "m:t") && !text.value().isBlank();
        }
        if (node instanceof PlacedTag tag) {
            return tag.tag().kind() == Tag.Kind.VALUE;
        }
        return node instanceof XmlElement element && VISIBLE.contains(element.name());
    }
}
