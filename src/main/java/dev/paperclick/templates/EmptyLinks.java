package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.XmlElement;
import java.util.Set;
import java.util.stream.Collectors;

/** Links without an address, as LibreOffice leaves them when one is cleared: Word reads no file that has them. */
final class EmptyLinks {

    private static final String[] LINKS = {"w:hyperlink", "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"};

    private final Story story;

    EmptyLinks(Story story) {
        this.story = story;
    }

    /** Takes them out; their text stays. */
    void drop() {
        Set<String> empty = story.relationships().all().stream()
                .filter(arrow -> arrow.isHyperlink() && arrow.target().isEmpty())
                .map(Relationship::id)
                .collect(Collectors.toSet());
        if (empty.isEmpty()) {
            return;
        }
        story.root().descendants(LINKS).stream()
                .filter(link -> empty.contains(link.attribute("r:id")))
                .forEach(EmptyLinks::drop);
        story.relationships().removeIf(arrow -> empty.contains(arrow.id()));
        story.change();
    }

    private static void drop(XmlElement link) {
        link.removeAttribute("r:id");
        if (link.attribute("w:anchor").isEmpty()) {
            boolean text = link.is("w:hyperlink");
            link.replaceWith(link.removeRange(0, text ? link.children().size() : 0));
        }
    }
}
