package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of one paragraph as Word shows it, over all its runs, with the place in the tree of each character.
 *
 * <p>Deleted text (ECMA-376 part 1, 17.13.5.14) is no text, and a paragraph in a text box within this one is a text of
 * its own.
 */
final class ParagraphText {

    /** Invisible characters that Word and web pages put anywhere, even between two braces. */
    private static final String INVISIBLE = "\u00AD\u200B\u2060\uFEFF";

    private final StringBuilder text = new StringBuilder();
    private final String whole;
    private final List<XmlNode> owners = new ArrayList<>();
    private int[] offsets = new int[256];

    ParagraphText(XmlElement paragraph) {
        collect(paragraph);
        whole = text.toString();
    }

    String text() {
        return whole;
    }

    /** Puts a tag in the place of its characters; tags must be placed from the last to the first. */
    void place(Tag tag) {
        XmlNode firstOwner = owners.get(tag.start());
        XmlNode lastOwner = owners.get(tag.end() - 1);
        int behind = offsets[tag.end() - 1] + 1;
        PlacedTag placed = new PlacedTag(tag, text());
        removeBetween(tag, firstOwner, lastOwner);
        if (firstOwner instanceof XmlText first) {
            String head = first.value().substring(0, offsets[tag.start()]);
            List<XmlNode> inPlace = new ArrayList<>(List.of(placed));
            if (firstOwner == lastOwner && behind < first.value().length()) {
                inPlace.add(new XmlText(first.value().substring(behind)));
            } else if (firstOwner != lastOwner && lastOwner instanceof XmlText last) {
                cut(last, behind);
            }
            if (!head.isEmpty()) {
                first.value(head);
                inPlace.add(0, first);
            }
            first.replaceWith(inPlace);
        }
    }

    /** Cuts the beginning off that went into a tag. */
    private static void cut(XmlText last, int behind) {
        last.value(last.value().substring(behind));
        keepSpaces(last);
        if (last.value().isEmpty()) {
            last.remove();
        }
    }

    private void removeBetween(Tag tag, XmlNode first, XmlNode last) {
        for (int i = tag.start(); i < tag.end(); i++) {
            XmlNode owner = owners.get(i);
            if (owner != first && owner != last) {
                owner.remove();
            }
        }
        keepSpaces(first);
    }

    /** Without this attribute Word drops the spaces at both ends of a text (17.3.3.31). */
    private static void keepSpaces(XmlNode characters) {
        XmlElement home = characters.parent();
        if (home != null) {
            home.attribute("xml:space", "preserve");
        }
    }

    private void collect(XmlElement element) {
        for (XmlNode child : List.copyOf(element.children())) {
            if (child instanceof XmlElement inner) {
                collectElement(inner);
            }
        }
    }

    private void collectElement(XmlElement element) {
        switch (element.name()) {
            case "w:t" -> {
                for (XmlNode child : element.children()) {
                    if (child instanceof XmlText characters) {
                        add(characters);
                    }
                }
            }
            case "w:tab", "w:ptab" -> add(element, '\t', 0);
            case "w:br", "w:cr" -> add(element, '\n', 0);
            case "w:noBreakHyphen" -> add(element, '-', 0);
            case "w:p", "w:del", "w:moveFrom", "w:pPr", "w:rPr" -> {
                // Not text of this paragraph.
            }
            default -> collect(element);
        }
    }

    private void add(XmlText characters) {
        String value = characters.value();
        for (int i = 0; i < value.length(); i++) {
            if (INVISIBLE.indexOf(value.charAt(i)) < 0) {
                add(characters, value.charAt(i), i);
            }
        }
    }

    private void add(XmlNode owner, char c, int offset) {
        if (text.length() == offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[text.length()] = offset;
        owners.add(owner);
        text.append(c);
    }
}
