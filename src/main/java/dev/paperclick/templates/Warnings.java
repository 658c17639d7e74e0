package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the author of a template should know although documents can be made of it. */
final class Warnings {

    private final String file;
    private final Set<String> sentences = new LinkedHashSet<>();

    Warnings(String file) {
        this.file = file;
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    List<String> all() {
        return List.copyOf(sentences);
    }

    /** Looks at a part as its author left it. */
    void lookAtOriginal(Story story) {
        boolean tracked = !story.root()
                .descendants("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")
                .isEmpty();
        if (tracked) {
            add(story, "has tracked changes, which readers of the documents would see; accept or reject them");
        }
        MisleadingLinks.in(story).forEach(sentence -> add(story, sentence));
    }

    /** Looks at a part whose sections are hoisted. */
    void lookAtSections(Story story) {
        for (PlacedTag open : story.tags()) {
            MisleadingLinks.in(open.tag()).ifPresent(sentence -> add(story, sentence));
            PlacedTag close = open.partner();
            XmlElement home = open.parent();
            if (open.tag().kind() == Tag.Kind.SECTION && close != null && home != null && close.parent() == home) {
                List<XmlNode> between = home.children().subList(home.indexOf(open), home.indexOf(close));
                if (between.stream().anyMatch(Warnings::hasNote)) {
                    add(
                            story,
                            open.tag().source()
                                    + " has a note inside its section; when the section repeats, the note is referred to"
                                    + " the first time only");
                }
            }
        }
    }

    private static boolean hasNote(XmlNode node) {
        return node instanceof XmlElement element
                && !element.descendants("w:footnoteReference", "w:endnoteReference")
                        .isEmpty();
    }

    private void add(Story story, String what) {
        sentences.add(file + ", " + story.place() + ": " + what);
    }
}
