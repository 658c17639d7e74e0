package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paragraphs and table rows that hold nothing but section tags and comments: they vanish, and their tags stand between
 * the blocks around them, as a line with such a tag alone vanishes from a text in Mustache.
 */
final class BareTags {

    private final Story story;

    BareTags(Story story) {
        this.story = story;
    }

    void vanish() {
        for (XmlElement row : story.root().descendants("w:tr")) {
            if (isBareRow(row)) {
                row.replaceWith(detached(row));
            }
        }
        for (XmlElement paragraph : story.root().descendants("w:p")) {
            if (isBare(paragraph) && !tagsIn(paragraph).isEmpty()) {
                vanish(paragraph);
            }
        }
    }

    private void vanish(XmlElement paragraph) {
        XmlElement properties = paragraph.findChild("w:pPr");
        if (properties != null && breaksPage(properties)) {
            stepAside(paragraph);
            return;
        }
        XmlElement empty = paragraph.shell();
        if (properties != null) {
            empty.add(properties.copy());
        }
        XmlElement home = paragraph.parent();
        if (home != null) {
            story.spareParagraph(home, empty);
        }
        paragraph.replaceWith(detached(paragraph));
    }

    /** Whether a page ends with the paragraph (17.6.18) or before it (17.3.1.23). */
    private static boolean breaksPage(XmlElement properties) {
        XmlElement before = properties.findChild("w:pageBreakBefore");
        boolean on = before != null && !List.of("0", "false", "off").contains(before.attribute("w:val"));
        return on || properties.findChild("w:sectPr") != null;
    }

    /** The paragraph that breaks a page stays; its tags go to both sides of it. */
    private static void stepAside(XmlElement paragraph) {
        List<PlacedTag> tags = tagsIn(paragraph);
        int closing = 0;
        while (closing < tags.size() && !tags.get(closing).tag().kind().opens()) {
            closing++;
        }
        boolean opensOnlyBehind =
                tags.stream().skip(closing).allMatch(tag -> tag.tag().kind().opens());
        if (opensOnlyBehind) {
            detached(paragraph);
            List<XmlNode> inOrder = new ArrayList<>(tags.subList(0, closing));
            inOrder.add(paragraph);
            inOrder.addAll(tags.subList(closing, tags.size()));
            RunSplitter.tidy(paragraph);
            paragraph.replaceWith(inOrder);
        }
    }

    /** A row of bare or empty paragraphs whose tags reach beyond it. */
    private static boolean isBareRow(XmlElement row) {
        List<PlacedTag> tags = tagsIn(row);
        boolean reachBeyond = tags.stream().noneMatch(tag -> isInside(tag.partner(), row));
        return !tags.isEmpty() && reachBeyond && row.descendants("w:tbl").isEmpty() && isBare(row);
    }

    private static boolean isInside(@Nullable PlacedTag tag, XmlElement element) {
        return tag != null && tag.isInside(element);
    }

    private static boolean isBare(XmlElement element) {
        for (XmlNode child : element.children()) {
            boolean bare = !ParagraphEdge.isContent(child)
                    && (!(child instanceof XmlElement inner) || !ParagraphEdge.isRead(inner) || isBare(inner));
            if (!bare) {
                return false;
            }
        }
        return true;
    }

    private static List<PlacedTag> detached(XmlElement element) {
        List<PlacedTag> tags = tagsIn(element);
        tags.forEach(XmlNode::remove);
        return tags;
    }

    private static List<PlacedTag> tagsIn(XmlElement element) {
        List<PlacedTag> tags = new ArrayList<>();
        for (XmlNode child : element.children()) {
            if (child instanceof PlacedTag tag) {
                tags.add(tag);
            } else if (child instanceof XmlElement inner) {
                tags.addAll(tagsIn(inner));
            }
        }
        return tags;
    }
}
