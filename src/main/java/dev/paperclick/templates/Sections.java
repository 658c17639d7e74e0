package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a part: its opening and closing tags are tied together, then each pair is moved upwards in the tree
 * until what stands between the two is what an author means to repeat: words, whole paragraphs or whole rows.
 *
 * <p>Afterwards both ends of every section stand in the same element. What cannot be brought there is a problem.
 */
final class Sections {

    private final Story story;
    private final RunSplitter splitter;
    private final List<PlacedTag> tags = new ArrayList<>();
    private boolean sound = true;

    Sections(Story story) {
        this.story = story;
        this.splitter = new RunSplitter(story);
    }

    /** Ties and moves all section tags of the part. */
    void hoist() {
        for (PlacedTag tag : story.tags()) {
            if (tag.tag().kind().isSilent() && tag.tag().kind() != Tag.Kind.COMMENT) {
                tag.order(tags.size());
                tags.add(tag);
            }
        }
        if (!new SectionPairs(story).tie(tags)) {
            return;
        }
        new SoftLines(story).vanish();
        new BareTags(story).vanish();
        List<PlacedTag> opening =
                tags.stream().filter(tag -> tag.tag().kind().opens()).toList();
        opening.forEach(this::hoist);
        if (sound) {
            checkOrder();
            opening.forEach(this::checkFields);
        }
    }

    private void hoist(PlacedTag open) {
        PlacedTag close = open.partner();
        if (close == null || open.parent() == close.parent()) {
            return;
        }
        XmlElement common = commonAncestor(open, close);
        XmlElement paragraph = paragraphOf(open);
        if (paragraph != null && paragraph == paragraphOf(close)) {
            inline(open, close, common);
            return;
        }
        XmlElement row = rowAround(common);
        if (row != null) {
            open.remove();
            close.remove();
            before(row, open);
            behind(row, close);
        } else if (mayRise(open, close, common) && mayRise(close, open, common)) {
            rise(open, common);
            rise(close, common);
        }
    }

    private void inline(PlacedTag open, PlacedTag close, XmlElement common) {
        for (PlacedTag end : List.of(open, close)) {
            if (!RunSplitter.canLift(end, common)) {
                problem(
                        open,
                        "begins or ends inside a field, formula or content control; put both tags inside it, or both outside");
                return;
            }
        }
        splitter.lift(open, common);
        splitter.lift(close, common);
    }

    /** The row whose cells two tags stand in, when the element is what they have in common. */
    private static @Nullable XmlElement rowAround(XmlElement common) {
        String[] bounds = {"w:tr", "w:tc", "w:p", "w:txbxContent"};
        XmlElement nearest = common.is(bounds) ? common : common.findAncestor(bounds);
        return nearest != null && nearest.is("w:tr") ? nearest : null;
    }

    /** Whether the tag can leave the paragraph it is in; complains otherwise. */
    private boolean mayRise(PlacedTag tag, PlacedTag partner, XmlElement common) {
        XmlElement home = tag.parent();
        if (home == common) {
            return true;
        }
        XmlElement paragraph = paragraphOf(tag);
        if (paragraph == null || paragraph.parent() != common) {
            problem(
                    tag,
                    "and " + partner.tag().source()
                            + " stand in different tables, rows, text boxes or content controls;"
                            + " put both in the same one, or each alone in a paragraph outside");
            return false;
        }
        if (new ParagraphEdge(tag, paragraph).isNowhere()) {
            problem(
                    tag,
                    "stands in the middle of a paragraph and " + partner.tag().source()
                            + " in another one; put each alone in a paragraph of its own, or both in the same one");
            return false;
        }
        return true;
    }

    private void rise(PlacedTag tag, XmlElement common) {
        XmlElement paragraph = paragraphOf(tag);
        if (tag.parent() == common || paragraph == null) {
            return;
        }
        boolean first = new ParagraphEdge(tag, paragraph).isFirst();
        tag.remove();
        if (first) {
            before(paragraph, tag);
        } else {
            behind(paragraph, tag);
        }
    }

    /** Puts a tag before a block, behind tags that came there earlier in the text. */
    private static void before(XmlElement block, PlacedTag tag) {
        XmlElement home = parentOf(block);
        int at = home.indexOf(block);
        while (at > 0 && home.children().get(at - 1) instanceof PlacedTag other && other.order() > tag.order()) {
            at--;
        }
        home.insert(at, List.of(tag));
    }

    /** Puts a tag behind a block and behind tags that come earlier in the text. */
    private static void behind(XmlElement block, PlacedTag tag) {
        XmlElement home = parentOf(block);
        int at = home.indexOf(block) + 1;
        while (at < home.children().size()
                && home.children().get(at) instanceof PlacedTag other
                && other.order() < tag.order()) {
            at++;
        }
        home.insert(at, List.of(tag));
    }

    /** Two sections that took the same row, one behind the other, cannot both have it. */
    private void checkOrder() {
        Deque<PlacedTag> open = new ArrayDeque<>();
        for (PlacedTag tag : story.tags()) {
            if (tag.partner() == null) {
                continue;
            }
            if (tag.tag().kind().opens()) {
                open.push(tag);
            } else if (open.peek() == tag.partner()) {
                open.pop();
            } else {
                problem(
                        tag,
                        "and another section share a table row without one being inside the other; give each its own row");
                return;
            }
        }
    }

    /** A section must take a field whole or leave it alone, else Word cannot tell where the field ends. */
    private void checkFields(PlacedTag open) {
        PlacedTag close = open.partner();
        XmlElement home = open.parent();
        if (close == null || home == null) {
            return;
        }
        int depth = 0;
        boolean endsFirst = false;
        for (XmlNode node : home.children().subList(home.indexOf(open), home.indexOf(close))) {
            for (XmlElement character : fieldCharacters(node)) {
                String type = character.attribute("w:fldCharType");
                depth += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
                endsFirst |= depth < 0;
            }
        }
        if (depth != 0 || endsFirst) {
            problem(open, "has only a part of a field inside its section; put the whole field inside it, or outside");
        }
    }

    private static List<XmlElement> fieldCharacters(XmlNode node) {
        if (node instanceof XmlElement element) {
            return element.is("w:fldChar") ? List.of(element) : element.descendants("w:fldChar");
        }
        return List.of();
    }

    private void problem(PlacedTag tag, String advice) {
        sound = false;
        story.problem(tag, advice);
    }

    private static XmlElement parentOf(XmlNode node) {
        XmlElement parent = node.parent();
        if (parent == null) {
            throw new IllegalStateException("a block without a place");
        }
        return parent;
    }

    private static XmlElement commonAncestor(PlacedTag open, PlacedTag close) {
        XmlElement above = parentOf(open);
        while (!close.isInside(above)) {
            above = parentOf(above);
        }
        return above;
    }

    /** The paragraph a tag stands in; none for a tag that stands between paragraphs. */
    private static @Nullable XmlElement paragraphOf(PlacedTag tag) {
        XmlElement home = tag.findAncestor("w:p", "w:tc", "w:tr", "w:tbl", "w:txbxContent");
        return home != null && home.is("w:p") ? home : null;
    }
}
