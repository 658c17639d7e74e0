package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.List;

/** Things of which a document may have each number once only, else Word finds unreadable content. */
enum Numbered {
    DRAWING(0),
    /** Bookmarks, comments and tracked changes, which share their numbers (ECMA-376 part 1, 17.13). */
    ANNOTATION(1),
    FOOTNOTE(2),
    ENDNOTE(3);

    /** Word takes no note beyond 32767; what is numbered higher in a template is out of the way of new numbers. */
    private static final int MANY_NOTES = 1 << 14;

    private final int counter;

    Numbered(int counter) {
        this.counter = counter;
    }

    /** The counter of the numbers that are still free. */
    int counter() {
        return counter;
    }

    /** The first number that none of these parts uses. */
    int firstFree(List<Story> stories) {
        return 1
                + stories.stream()
                        .mapToInt(story -> largest(story.root()))
                        .max()
                        .orElse(0);
    }

    private int largest(XmlElement element) {
        int largest = number(element);
        for (XmlElement child : element.elements()) {
            largest = Math.max(largest, largest(child));
        }
        return largest;
    }

    private int number(XmlElement element) {
        String id = element.attribute(this == DRAWING ? "id" : "w:id");
        if (of(element) != this || !id.matches("\\d{1,9}")) {
            return 0;
        }
        int number = Integer.parseInt(id);
        return number < MANY_NOTES || this == DRAWING || this == ANNOTATION ? number : 0;
    }

    private static Numbered of(XmlElement element) {
        return switch (element.name()) {
            case "wp:docPr" -> DRAWING;
            case "w:footnote", "w:footnoteReference" -> FOOTNOTE;
            case "w:endnote", "w:endnoteReference" -> ENDNOTE;
            default -> ANNOTATION;
        };
    }
}
