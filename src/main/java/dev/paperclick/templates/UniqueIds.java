package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What must not be repeated with a section: marks and numbers that a document may have once only, else Word finds
 * unreadable content. Those that are optional go, the others are counted anew.
 */
final class UniqueIds {

    private static final String[] RANGES = {
        "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd"
    };
    private static final Set<String> ATTRIBUTES = Set.of("w14:paraId", "w14:textId", "wp14:anchorId", "wp14:editId");

    /** Shapes of the old drawing language; nothing but objects and chains of text boxes speaks of them by their ids. */
    private static final String[] SHAPES = {
        "v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:group", "v:image"
    };

    private final Set<String> repeated = new HashSet<>();

    private final Repetitions repetitions;

    UniqueIds(XmlElement root, Repetitions repetitions) {
        this.repetitions = repetitions;
        SectionWalk.through(root, (element, section) -> {
            if (section != null && element.is(RANGES)) {
                repeated.add(key(element));
            }
        });
    }

    /**
     * Whether the element has to go: its range begins or ends in a section, it is the number of a control there, or it
     * is a note of which only the repetitions are seen.
     */
    boolean drops(XmlElement element, boolean inSection) {
        boolean number = inSection && element.is("w:id") && element.isIn("w:sdtPr");
        boolean range = element.is(RANGES) && (inSection || repeated.contains(key(element)));
        return number
                || range
                || repetitions.bookmarks().drops(element, inSection)
                || repetitions.notes().drops(element, inSection);
    }

    boolean drops(XmlElement element, XmlElement.Attribute attribute, boolean inSection) {
        boolean shape = element.is(SHAPES)
                && (attribute.name().equals("id") || attribute.name().equals("o:spid"));
        return inSection && (shape || ATTRIBUTES.contains(attribute.name()));
    }

    /** The kind of the attribute's number, if it has to be counted anew in each repetition. */
    static Optional<Numbered> find(XmlElement element, String attribute) {
        if (element.is("wp:docPr") && attribute.equals("id")) {
            return Optional.of(Numbered.DRAWING);
        }
        boolean change = element.is("w:ins", "w:del", "w:moveFrom", "w:moveTo")
                || element.name().matches("w:\\w+Change");
        return change && attribute.equals("w:id") ? Optional.of(Numbered.ANNOTATION) : Optional.empty();
    }

    private static String key(XmlElement range) {
        return range.name().substring(0, "w:perm".length()) + " " + range.attribute("w:id");
    }
}
