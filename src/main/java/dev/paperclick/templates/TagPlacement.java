package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.XmlElement;
import java.util.List;

/** Finds every tag of a part, in its text, in the addresses of its links and in attributes, and puts it into the tree. */
final class TagPlacement {

    private static final String[] LINKS = {"w:hyperlink", "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"};
    private static final int MAX_TAGS = 10_000;

    private final Story story;

    TagPlacement(Story story) {
        this.story = story;
    }

    void place() {
        clean(story.root());
        new FieldLinks(story).convert();
        story.root().descendants(LINKS).forEach(this::placeInAddress);
        story.refuseLinksInLinks();
        story.dropAddressTemplates();
        story.rememberTextsOfLinks();
        story.root().descendants("w:p").forEach(this::placeInText);
        checkAttributes(story.root());
    }

    /** Takes out what only Word's memory of the author's editing needs, and what would make the parts long. */
    private static void clean(XmlElement element) {
        element.attributes().removeIf(attribute -> attribute.name().startsWith("w:rsid"));
        element.removeIf(child -> child instanceof XmlElement mark && mark.is("w:proofErr", "w:lastRenderedPageBreak"));
        element.elements().forEach(TagPlacement::clean);
    }

    private void placeInAddress(XmlElement link) {
        Relationship target = story.relationships().find(link.attribute("r:id")).orElse(null);
        if (target != null && target.isHyperlink() && AddressTemplate.concerns(target.target())) {
            TagScanner.Complaint complaint = (tag, advice) -> story.problem(story.textAround(link), tag, advice);
            story.address(link, AddressTemplate.of(target.target(), complaint));
        }
    }

    private void placeInText(XmlElement paragraph) {
        ParagraphText text = new ParagraphText(paragraph);
        if (!TagScanner.concerns(text.text())) {
            return;
        }
        List<Tag> tags = TagScanner.scan(text.text(), (tag, advice) -> story.problem(text.text(), tag, advice));
        if (tags.size() > MAX_TAGS) {
            story.problem(text.text(), "the paragraph", "has more than 10000 tags; use fewer");
            return;
        }
        String whole = text.text();
        for (int i = tags.size() - 1; i >= 0; i--) {
            text.place(tags.get(i));
            story.rememberText(tags.get(i), whole);
        }
        story.tagged(paragraph);
        paragraph.descendants("w:ins").forEach(this::acceptIfAddress);
        RunSplitter.tidy(paragraph);
    }

    /** A tracked insertion cannot hold a link (17.13.5.18); one that would have to becomes ordinary text. */
    private void acceptIfAddress(XmlElement insertion) {
        boolean address = insertion.descendants("w:t").stream()
                .flatMap(text -> text.children().stream())
                .anyMatch(child ->
                        child instanceof PlacedTag tag && tag.tag().name().isAddress());
        if (address) {
            insertion.replaceWith(insertion.removeRange(0, insertion.children().size()));
        }
    }

    private void checkAttributes(XmlElement element) {
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (TagScanner.concerns(attribute.value())) {
                TagScanner.Complaint complaint = (tag, advice) -> story.problem(attribute.value(), tag, advice);
                OneLine.tags(attribute.value(), complaint);
            }
        }
        element.elements().forEach(this::checkAttributes);
    }
}
