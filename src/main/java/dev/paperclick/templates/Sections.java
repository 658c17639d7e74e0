package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a part: its opening and closing tags are tied together, then each pair is moved upwards in the tree
 * until what stands between the two is what an author means to repeat: words, whole paragraphs or whole rows.
 *
 * <p>Afterwards both ends of every section stand in the same element. What cannot be brought there is a problem.
 */
final class Sections {

    private static final int MAX_DEPTH = 32;

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
            "w:pgNum",
            "m:oMath",
            "m:oMathPara",
            "mc:AlternateContent",
            "w:br",
            "w:commentReference",
            "w:delText",
            "w:ruby",
            "w:sdt");

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
        pair();
        if (sound) {
            new BareTags(story).vanish();
            tags.stream().filter(tag -> tag.tag().kind().opens()).forEach(this::hoist);
        }
        if (sound) {
            checkOrder();
            tags.stream().filter(tag -> tag.tag().kind().opens()).forEach(this::checkFields);
        }
    }

    private void pair() {
        Deque<PlacedTag> open = new ArrayDeque<>();
        for (PlacedTag tag : tags) {
            if (tag.tag().kind().opens()) {
                open.push(tag);
                if (open.size() > MAX_DEPTH) {
                    problem(tag, "is inside more than " + MAX_DEPTH + " other sections; use fewer");
                    return;
                }
            } else {
                close(tag, open);
            }
        }
        open.descendingIterator()
                .forEachRemaining(tag -> problem(
                        tag, "is never closed; write {{/" + tag.tag().name().written() + "}} where the section ends"));
    }

    private void close(PlacedTag close, Deque<PlacedTag> open) {
        String written = close.tag().name().written();
        if (open.stream().noneMatch(tag -> sameName(tag, close))) {
            problem(close, "closes a section that is not open; write {{#" + written + "}} where it begins");
            return;
        }
        PlacedTag innermost = open.pop();
        while (!sameName(innermost, close)) {
            problem(
                    innermost,
                    "is still open where " + close.tag().source() + " stands; close it with {{/"
                            + innermost.tag().name().written() + "}} before that");
            innermost = open.pop();
        }
        PlacedTag.pair(innermost, close);
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
        if (!isFirst(tag, paragraph) && !isLast(tag, paragraph)) {
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
        boolean first = isFirst(tag, paragraph);
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
        for (XmlNode node : home.children().subList(home.indexOf(open), home.indexOf(close))) {
            for (XmlElement character :
                    node instanceof XmlElement element ? fieldCharacters(element) : List.<XmlElement>of()) {
                String type = character.attribute("w:fldCharType");
                depth += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
                if (depth < 0) {
                    break;
                }
            }
        }
        if (depth != 0) {
            problem(open, "has only a part of a field inside its section; put the whole field inside it, or outside");
        }
    }

    private static List<XmlElement> fieldCharacters(XmlElement element) {
        return element.is("w:fldChar") ? List.of(element) : element.descendants("w:fldChar");
    }

    private void problem(PlacedTag tag, String advice) {
        sound = false;
        story.problem(tag, advice);
    }

    private static boolean sameName(PlacedTag open, PlacedTag close) {
        return open.tag().name().sameAs(close.tag().name());
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

    private static boolean isFirst(PlacedTag tag, XmlElement paragraph) {
        return !new Edge(tag).isContentBefore(paragraph);
    }

    private static boolean isLast(PlacedTag tag, XmlElement paragraph) {
        return !new Edge(tag).isContentBehind(paragraph);
    }

    /** Whether the node shows anything to a reader, or is a value that may. */
    static boolean isContent(XmlNode node) {
        if (node instanceof XmlText text) {
            XmlElement home = text.parent();
            return home != null
                    && home.is("w:t", "m:t", "w:delText")
                    && !text.value().isBlank();
        }
        if (node instanceof PlacedTag tag) {
            return tag.tag().kind() == Tag.Kind.VALUE;
        }
        return node instanceof XmlElement element && VISIBLE.contains(element.name());
    }

    /** Looks for content on both sides of a tag in its paragraph. */
    private static final class Edge {

        private final PlacedTag tag;
        private boolean passed;
        private boolean before;
        private boolean behind;

        Edge(PlacedTag tag) {
            this.tag = tag;
        }

        boolean isContentBefore(XmlElement paragraph) {
            look(paragraph);
            return before;
        }

        boolean isContentBehind(XmlElement paragraph) {
            look(paragraph);
            return behind;
        }

        private void look(XmlElement element) {
            for (XmlNode child : element.children()) {
                if (child == tag) {
                    passed = true;
                } else if (isContent(child)) {
                    before |= !passed;
                    behind |= passed;
                } else if (child instanceof XmlElement inner && !inner.is("w:pPr", "w:rPr")) {
                    look(inner);
                }
            }
        }
    }
}
