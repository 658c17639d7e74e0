package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayList;
import java.util.List;

/** Cuts runs in two without changing what a reader sees: both halves keep the formatting. */
final class RunSplitter {

    /** What may be cut: two of them side by side mean what one meant. A content control or a field does not. */
    private static final String[] DIVISIBLE = {
        "w:t", "w:r", "w:hyperlink", "w:smartTag", "w:ins", "w:customXml", "w:bdo", "w:dir"
    };

    private final Story story;

    RunSplitter(Story story) {
        this.story = story;
    }

    /** Whether the node can be lifted out of all that stands between it and the element. */
    static boolean canLift(XmlNode node, XmlElement upTo) {
        for (XmlElement above = node.parent(); above != null && above != upTo; above = above.parent()) {
            if (!above.is(DIVISIBLE)) {
                return false;
            }
        }
        return true;
    }

    /** Cuts everything between the node and the element, so that the node stands directly in the element. */
    void lift(XmlNode node, XmlElement upTo) {
        for (XmlElement home = node.parent(); home != null && home != upTo; home = node.parent()) {
            cutAround(node, home);
        }
    }

    private void cutAround(XmlNode node, XmlElement home) {
        XmlElement behind = story.shellOf(home);
        XmlElement properties = home.findChild("w:rPr");
        if (properties != null && home.is("w:r")) {
            behind.add(properties.copy());
        }
        int at = home.indexOf(node);
        behind.insert(
                behind.children().size(),
                home.removeRange(at + 1, home.children().size()));
        node.remove();
        List<XmlNode> halves = new ArrayList<>();
        if (hasContent(home)) {
            halves.add(home);
        }
        halves.add(node);
        if (hasContent(behind)) {
            halves.add(behind);
        }
        home.replaceWith(halves);
    }

    /** Whether anything is left in a piece of a run but its formatting. */
    static boolean hasContent(XmlElement piece) {
        return piece.children().stream().anyMatch(child -> !(child instanceof XmlElement inner && inner.is("w:rPr")));
    }

    /** Gives the element, which stands in a run, a run of its own between what stood around it. */
    XmlElement isolate(XmlElement element, XmlElement run, XmlElement home) {
        XmlElement alone = run.shell();
        XmlElement properties = run.findChild("w:rPr");
        if (properties != null) {
            alone.add(properties.copy());
        }
        lift(element, home);
        element.replaceWith(List.of(alone));
        return alone.add(element);
    }

    /** Removes the texts and runs of a paragraph that its tags have left empty. */
    static void tidy(XmlElement paragraph) {
        for (XmlElement text : paragraph.descendants("w:t")) {
            if (text.children().isEmpty()) {
                text.remove();
            }
        }
        for (XmlElement run : paragraph.descendants("w:r")) {
            if (!hasContent(run)) {
                run.remove();
            }
        }
    }
}
