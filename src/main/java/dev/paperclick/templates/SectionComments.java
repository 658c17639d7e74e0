package dev.paperclick.templates;

import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Comments on what a section repeats. They are remarks between authors, which no reader of an application is to find
 * five times over: documents leave them out, also from the lists in which Word keeps their threads and dates.
 */
final class SectionComments {

    private static final String[] MARKS = {"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"};
    private static final List<String> LISTS = List.of("commentsExtended", "commentsIds", "commentsExtensible");

    private final WordPackage word;
    private final Warnings warnings;
    private final Set<String> ids = new HashSet<>();

    SectionComments(WordPackage word, Warnings warnings) {
        this.word = word;
        this.warnings = warnings;
    }

    /** Takes them out of parts whose sections are hoisted. */
    void takeOut(List<Story> stories) {
        for (Story story : stories) {
            SectionWalk.through(story.root(), (element, section) -> look(element, section, story));
        }
        for (Story story : stories) {
            List<XmlElement> comments = story.root().descendants("w:comment").stream()
                    .filter(comment -> ids.contains(comment.attribute("w:id")))
                    .toList();
            if (!comments.isEmpty()) {
                Set<String> identities = identities(comments);
                comments.forEach(XmlNode::remove);
                story.change();
                LISTS.forEach(list -> identities.addAll(takeOut(list, identities)));
            }
        }
    }

    private void look(XmlElement element, @Nullable PlacedTag section, Story story) {
        if (section != null && element.is(MARKS)) {
            ids.add(element.attribute("w:id"));
            warnings.add(
                    story,
                    section.tag().source()
                            + " has a comment in its section, which documents leave out; delete it,"
                            + " or write what readers are to see into the text");
        }
    }

    /** The identities of their paragraphs, by which the lists know comments. */
    private static Set<String> identities(List<XmlElement> comments) {
        Set<String> identities = new HashSet<>();
        for (XmlElement comment : comments) {
            comment.descendants("w:p").forEach(paragraph -> identities.add(paragraph.attribute("w14:paraId")));
        }
        identities.remove("");
        return identities;
    }

    /** Takes out entries of a list; gives the other identities that they have in lists to come. */
    private Set<String> takeOut(String list, Set<String> identities) {
        Set<String> others = new HashSet<>();
        String part = word.relationships(word.main())
                .findPart(list)
                .map(word::existing)
                .orElse("");
        if (!part.isEmpty()) {
            XmlElement root = word.read(part);
            for (XmlElement entry : root.elements()) {
                if (identities.contains(local(entry, "paraId")) || identities.contains(local(entry, "durableId"))) {
                    others.add(local(entry, "durableId"));
                    entry.remove();
                }
            }
            word.put(part, root.toPart());
        }
        others.remove("");
        return others;
    }

    private static String local(XmlElement entry, String attribute) {
        return entry.attributes().stream()
                .filter(candidate -> candidate.written().endsWith(":" + attribute))
                .map(XmlElement.Attribute::value)
                .findFirst()
                .orElse("");
    }
}
