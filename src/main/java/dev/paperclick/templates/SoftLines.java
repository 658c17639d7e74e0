package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a paragraph that soft returns divide: one that holds nothing but section tags and comments vanishes with
 * its line break, as a line with such a tag alone vanishes from a text in Mustache.
 */
final class SoftLines {

    /** What stands between two soft returns. */
    private static final class Line {
        private final @Nullable XmlElement breakBefore;
        private final List<XmlNode> blanks = new ArrayList<>();
        private boolean tagged;
        private boolean content;

        Line(@Nullable XmlElement breakBefore) {
            this.breakBefore = breakBefore;
        }

        void take(XmlNode node) {
            content |= ParagraphEdge.isContent(node);
            tagged |= node instanceof PlacedTag;
            boolean blank = node instanceof XmlText || (node instanceof XmlElement element && element.is("w:tab"));
            if (blank) {
                blanks.add(node);
            }
        }

        boolean isBare() {
            return tagged && !content;
        }

        void vanish() {
            blanks.forEach(XmlNode::remove);
            if (breakBefore != null) {
                breakBefore.remove();
            }
        }
    }

    private final Story story;

    SoftLines(Story story) {
        this.story = story;
    }

    void vanish() {
        for (XmlElement paragraph : story.root().descendants("w:p")) {
            List<Line> lines = new ArrayList<>(List.of(new Line(null)));
            read(paragraph, lines);
            if (lines.size() > 1 && lines.stream().anyMatch(Line::isBare)) {
                vanish(lines, paragraph);
            }
        }
    }

    /**
     * Each line keeps the break before it. Where the first line vanishes, only a document tells which line comes first
     * and has none.
     */
    private void vanish(List<Line> lines, XmlElement paragraph) {
        boolean anyMayBeFirst = lines.get(0).isBare();
        for (Line line : lines) {
            if (line.isBare()) {
                line.vanish();
            } else if (anyMayBeFirst && line.breakBefore != null) {
                story.breakUnlessFirst(line.breakBefore, paragraph);
            }
        }
    }

    private static void read(XmlElement element, List<Line> lines) {
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner && isSoftReturn(inner)) {
                lines.add(new Line(inner));
                continue;
            }
            lines.get(lines.size() - 1).take(child);
            if (child instanceof XmlElement inner && !ParagraphEdge.isContent(inner) && ParagraphEdge.isRead(inner)) {
                read(inner, lines);
            }
        }
    }

    /** A break of the line, not of the page or column (17.3.3.1, 17.18.4). */
    private static boolean isSoftReturn(XmlElement element) {
        String type = element.attribute("w:type");
        return element.is("w:cr") || (element.is("w:br") && (type.isEmpty() || type.equals("textWrapping")));
    }
}
