package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of values in the text of a part, and whether each may become a live link, which no link or field may hold. */
final class ValuePlaces {

    /** What may hold a hyperlink beside its runs (17.16.22 and the content model of paragraphs). */
    private static final String[] HOLD_LINKS = {"w:p", "w:smartTag", "w:customXml", "w:sdtContent", "w:bdo", "w:dir"};

    private final LinkWrapping wrapping;
    private int links;

    ValuePlaces(LinkWrapping wrapping) {
        this.wrapping = wrapping;
    }

    /** Begins an element; the result of a field is no place for a link of its own either. */
    void enter(XmlElement element) {
        if (element.is("w:hyperlink")) {
            links++;
        } else if (element.is("w:fldChar")) {
            links += switch (element.attribute("w:fldCharType")) {
                case "begin" -> 1;
                case "end" -> -1;
                default -> 0;
            };
        }
    }

    void leave(XmlElement element) {
        links -= element.is("w:hyperlink") ? 1 : 0;
    }

    private boolean mayBecomeLink(XmlElement run) {
        return links == 0 && run.isIn(HOLD_LINKS);
    }

    /** A value among other text. */
    Op op(PlacedTag placed) {
        Tag tag = placed.tag();
        XmlElement text = placed.parent();
        XmlElement run = text == null ? null : text.parent();
        if (text != null && text.is("w:instrText")) {
            return new Op.FieldArgument(tag.name(), tag.alternative());
        }
        if (text == null || run == null || !run.is("w:r")) {
            return new Op.Slot(tag.name(), tag.alternative(), ValueWriter.ONE_LINE);
        }
        ValueWriter writer = LinkWrapping.writerIn(text);
        return mayBecomeLink(run)
                ? new Op.LinkSlot(tag.name(), tag.alternative(), writer, wrapping.amid(run, text))
                : new Op.Slot(tag.name(), tag.alternative(), writer);
    }

    /** The value that is all a run holds, so that no empty runs need be left beside the link it may become. */
    @Nullable
    PlacedTag findOnlyValue(XmlElement run) {
        if (!run.is("w:r") || !mayBecomeLink(run)) {
            return null;
        }
        List<XmlElement> inside = run.elements();
        inside.removeIf(element -> element.is("w:rPr"));
        if (inside.size() != 1 || !inside.get(0).is("w:t")) {
            return null;
        }
        List<XmlNode> characters = inside.get(0).children();
        boolean value = characters.size() == 1
                && characters.get(0) instanceof PlacedTag tag
                && tag.tag().kind() == Tag.Kind.VALUE;
        return value ? (PlacedTag) characters.get(0) : null;
    }

    /** The whole run of a value that is all it holds. */
    Op opOfRun(XmlElement run, PlacedTag placed) {
        Tag tag = placed.tag();
        XmlElement text = placed.parent();
        if (text == null) {
            throw new IllegalStateException("a value without a text around it");
        }
        return new Op.LinkSlot(tag.name(), tag.alternative(), writer(run, text), wrapping.instead(run, text));
    }

    /** A value that has a paragraph to itself may become several. */
    private static ValueWriter writer(XmlElement run, XmlElement text) {
        XmlElement paragraph = run.parent();
        return paragraph != null && paragraph.is("w:p") && isAlone(run, paragraph)
                ? LinkWrapping.writerOfParagraph(paragraph, run, text)
                : LinkWrapping.writerIn(text);
    }

    /** Whether the run is all of a paragraph, and one that ends no section of pages. */
    private static boolean isAlone(XmlElement run, XmlElement paragraph) {
        boolean alone = paragraph.children().stream()
                .allMatch(child -> child == run || (child instanceof XmlElement other && other.is("w:pPr")));
        return alone && paragraph.descendants("w:sectPr").isEmpty();
    }
}
