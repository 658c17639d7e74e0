package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationships;
import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part with text that a reader sees (the body, a header, the footnotes …) while it is being compiled.
 *
 * <p>ECMA-376 part 1, 17.2 calls these parts stories.
 */
final class Story {

    private final String part;
    private final String place;
    private final XmlElement root;
    private final Relationships relationships;
    private final Problems problems;
    private final Map<XmlElement, AddressTemplate> addresses = new LinkedHashMap<>();
    private final Map<XmlElement, XmlElement> spareParagraphs = new HashMap<>();
    private final IdentityHashMap<Tag, String> texts = new IdentityHashMap<>();
    private final Map<XmlElement, Integer> softParagraphs = new LinkedHashMap<>();
    private final Map<XmlElement, Integer> softBreaks = new HashMap<>();
    private final Set<XmlElement> tagged = new LinkedHashSet<>();
    private boolean changed;
    private @Nullable XmlElement lastParagraph;
    private String lastText = "";

    Story(String part, String place, XmlElement root, Relationships relationships, Problems problems) {
        this.part = part;
        this.place = place;
        this.root = root;
        this.relationships = relationships;
        this.problems = problems;
    }

    String part() {
        return part;
    }

    /** The part in words, such as "header 1". */
    String place() {
        return place;
    }

    XmlElement root() {
        return root;
    }

    Relationships relationships() {
        return relationships;
    }

    /** Makes the element a link whose address is known only when the content is. */
    void address(XmlElement link, AddressTemplate address) {
        addresses.put(link, address);
    }

    /** The address of a link that has placeholders in it. */
    @Nullable
    AddressTemplate findAddress(XmlElement link) {
        return addresses.get(link);
    }

    /** A link in a link is none to Word, and each would be compiled twice for the one around it. */
    void refuseLinksInLinks() {
        for (XmlElement link : addresses.keySet()) {
            XmlElement around = link.findAncestor("w:hyperlink");
            if (link.is("w:hyperlink") && around != null && addresses.containsKey(around)) {
                problem(textAround(link), "a link", "stands inside another link; take it out of there");
            }
        }
    }

    /** Remembers the paragraphs of the links with placeholders, while their texts are as the author wrote them. */
    void rememberTextsOfLinks() {
        addresses.forEach((link, address) -> address.tags().forEach(tag -> texts.put(tag, textAround(link))));
    }

    /** Remembers the paragraph in which a tag stands. */
    void rememberText(Tag tag, String paragraph) {
        texts.put(tag, paragraph);
    }

    /** The text of the paragraph in which a tag was written; empty where it stands in none. */
    String textAround(Tag tag) {
        return texts.getOrDefault(tag, "");
    }

    /** The tags in addresses of links, each once. */
    List<Tag> addressTags() {
        return addresses.values().stream()
                .flatMap(address -> address.tags().stream())
                .distinct()
                .toList();
    }

    /** Takes out the links whose addresses have placeholders; each document gets its own. */
    void dropAddressTemplates() {
        changed |= relationships.removeIf(arrow -> arrow.isHyperlink() && AddressTemplate.concerns(arrow.target()));
    }

    /** Makes a line break one that is not written before the first line that its paragraph turns out to have. */
    void breakUnlessFirst(XmlElement lineBreak, XmlElement paragraph) {
        softBreaks.put(lineBreak, softParagraphs.computeIfAbsent(paragraph, first -> softParagraphs.size()));
    }

    /** The number of a paragraph with such breaks. */
    @Nullable
    Integer findSoftParagraph(XmlElement paragraph) {
        return softParagraphs.get(paragraph);
    }

    /** The number of the paragraph whose first line has no such break before it. */
    @Nullable
    Integer findSoftBreak(XmlElement lineBreak) {
        return softBreaks.get(lineBreak);
    }

    /** Remembers a paragraph in which tags were found. */
    void tagged(XmlElement paragraph) {
        tagged.add(paragraph);
    }

    /** Removes what the tags have left empty in their paragraphs. */
    void tidy() {
        tagged.forEach(RunSplitter::tidy);
    }

    /** Whether the part differs from what the file holds. */
    boolean isChanged() {
        return changed || !addresses.isEmpty() || !tagged.isEmpty() || attributesHaveTags(root);
    }

    /** Says that the part will differ from what the file holds. */
    void change() {
        changed = true;
    }

    private static boolean attributesHaveTags(XmlElement element) {
        return element.attributes().stream().anyMatch(attribute -> TagScanner.concerns(attribute.value()))
                || element.elements().stream().anyMatch(Story::attributesHaveTags);
    }

    /** Remembers the empty form of a paragraph that vanished, for the case that its place needs one after all. */
    void spareParagraph(XmlElement home, XmlElement empty) {
        spareParagraphs.putIfAbsent(home, empty);
    }

    /** The paragraph for a place that would be left without any. */
    XmlElement spareParagraph(XmlElement home) {
        XmlElement spare = spareParagraphs.get(home);
        return spare == null ? home.create("w:p") : spare;
    }

    /** A copy of the element without its children, a link to the same address if it is one. */
    XmlElement shellOf(XmlElement element) {
        XmlElement shell = element.shell();
        AddressTemplate address = addresses.get(element);
        if (address != null) {
            addresses.put(shell, address);
        }
        return shell;
    }

    void problem(PlacedTag tag, String advice) {
        problem(tag.paragraph(), tag.tag().source(), advice);
    }

    void problem(String paragraph, String tag, String advice) {
        problems.add(place, paragraph, tag, advice);
    }

    /** The text of the paragraph around an element, for messages. */
    String textAround(XmlElement element) {
        XmlElement paragraph = element.findAncestor("w:p");
        if (paragraph == null) {
            return "";
        }
        if (paragraph != lastParagraph) {
            lastParagraph = paragraph;
            lastText = new ParagraphText(paragraph).text();
        }
        return lastText;
    }

    /** The tags that stand in the tree, in document order. */
    List<PlacedTag> tags() {
        List<PlacedTag> tags = new ArrayList<>();
        collect(root, tags);
        return tags;
    }

    private static void collect(XmlElement element, List<PlacedTag> tags) {
        for (XmlNode child : element.children()) {
            if (child instanceof PlacedTag tag) {
                tags.add(tag);
            } else if (child instanceof XmlElement inner) {
                collect(inner, tags);
            }
        }
    }
}
