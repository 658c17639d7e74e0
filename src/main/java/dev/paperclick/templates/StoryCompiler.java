package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a part, whose sections are hoisted, into a program. */
final class StoryCompiler {

    private static final String[] HOLD_BLOCKS = {
        "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"
    };
    private static final String[] NOTES = {"w:footnoteReference", "w:endnoteReference"};
    /** What may hold a hyperlink beside its runs (17.16.22 and the content model of paragraphs). */
    private static final String[] HOLD_LINKS = {"w:p", "w:smartTag", "w:customXml", "w:sdtContent", "w:bdo", "w:dir"};

    private final Story story;
    private final UniqueIds ids;
    private final Op.LinkTargets targets;
    private final LinkWrapping wrapping;
    private final String linkStyle;
    private final ProgramBuilder program = new ProgramBuilder();
    private final Inventory inventory;
    private int sections;
    private int links;
    private int onlyOnce;
    private int unlinked;

    StoryCompiler(Story story, Op.LinkTargets targets, String linkStyle, Inventory inventory) {
        this.story = story;
        this.ids = new UniqueIds(story.root());
        this.targets = targets;
        this.wrapping = new LinkWrapping(story.root(), linkStyle, targets);
        this.linkStyle = linkStyle;
        this.inventory = inventory;
    }

    Program compile() {
        program.literal(XmlReader.DECLARATION);
        element(story.root());
        return program.close();
    }

    private void element(XmlElement element) {
        if (ids.drops(element, sections > 0) || isStyleOfLostLink(element)) {
            return;
        }
        if (sections > 0 && element.is(NOTES)) {
            once(element);
            return;
        }
        Integer softBreak = story.findSoftBreak(element);
        if (softBreak != null) {
            program.add(new Op.LineBreak(softBreak, Markup.of(element.toXml())));
            return;
        }
        Integer softParagraph = story.findSoftParagraph(element);
        if (softParagraph != null) {
            program.add(new Op.NoLineYet(softParagraph));
        }
        countFields(element);
        AddressTemplate address = story.findAddress(element);
        PlacedTag only = element.is("w:r") && mayBecomeLink(element) ? onlyValue(element) : null;
        boolean link = element.is("w:hyperlink");
        boolean fallback = element.is("mc:Fallback");
        links += link ? 1 : 0;
        inventory.pause(fallback);
        if (address != null) {
            dynamicLink(element, address);
        } else if (element.is(HOLD_BLOCKS)) {
            blocks(element);
        } else if (element.is("w:tbl") && isWithoutCertainRow(element)) {
            table(element);
        } else if (only != null) {
            runOfOneValue(element, only);
        } else {
            plain(element);
        }
        links -= link ? 1 : 0;
        inventory.resume(fallback);
    }

    /** What is a link no longer must not look like one. */
    private boolean isStyleOfLostLink(XmlElement element) {
        return unlinked > 0
                && element.is("w:rStyle")
                && element.attribute("w:val").equalsIgnoreCase(linkStyle);
    }

    /** Two references to one note are what Word calls unreadable content (17.11.14), and a note is written once. */
    private void once(XmlElement reference) {
        program.open();
        plain(reference);
        program.add(new Op.Once(onlyOnce++, program.close()));
    }

    /** Text in the result of a field is no place for a link of its own. */
    private void countFields(XmlElement element) {
        if (element.is("w:fldChar")) {
            links += switch (element.attribute("w:fldCharType")) {
                case "begin" -> 1;
                case "end" -> -1;
                default -> 0;
            };
        }
    }

    private void plain(XmlElement element) {
        startTag(element);
        if (element.children().isEmpty() && !element.is("w:p")) {
            program.literal("/>");
            return;
        }
        program.literal(">");
        children(element.children());
        program.literal(element.endTag());
    }

    private void children(List<XmlNode> nodes) {
        for (XmlNode node : nodes) {
            if (node instanceof XmlElement element) {
                element(element);
            } else if (node instanceof XmlText text) {
                StringBuilder escaped = new StringBuilder();
                XmlText.escape(text.value(), escaped);
                program.literal(escaped.toString());
            } else if (node instanceof PlacedTag tag) {
                tag(tag);
            }
        }
    }

    private void startTag(XmlElement element) {
        program.literal("<" + element.written());
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (!ids.drops(element, attribute, sections > 0)) {
                attribute(element, attribute);
            }
        }
    }

    private void attribute(XmlElement element, XmlElement.Attribute attribute) {
        program.literal(" " + attribute.written() + "=\"");
        if (ids.counts(element, attribute, sections > 0)) {
            program.add(new Op.FreshId());
        } else if (TagScanner.concerns(attribute.value())) {
            OneLine.compile(attribute.value(), program, tag -> inventory.add(tag, Placeholder.Kind.VALUE));
        } else {
            program.literal(XmlText.attribute(attribute.value()));
        }
        program.literal("\"");
    }

    private void tag(PlacedTag placed) {
        Tag tag = placed.tag();
        switch (tag.kind()) {
            case VALUE -> value(placed);
            case SECTION -> {
                inventory.add(tag, Placeholder.Kind.SECTION);
                inventory.enter(tag);
                sections++;
                program.open();
            }
            case INVERTED -> {
                inventory.add(tag, Placeholder.Kind.INVERTED);
                sections++;
                program.open();
            }
            case CLOSE -> close(placed);
            case COMMENT -> {
                // Says nothing to readers of the document.
            }
        }
    }

    private void close(PlacedTag close) {
        PlacedTag open = close.partner();
        Program inside = program.close();
        sections--;
        if (open != null && open.tag().kind() == Tag.Kind.SECTION) {
            inventory.leave();
            program.add(new Op.Section(open.tag().name(), inside));
        } else {
            program.add(new Op.Inverted(close.tag().name(), inside));
        }
    }

    private void value(PlacedTag placed) {
        Tag tag = placed.tag();
        inventory.add(tag, Placeholder.Kind.VALUE);
        XmlElement text = placed.parent();
        XmlElement run = text == null ? null : text.parent();
        if (text == null || run == null || !run.is("w:r")) {
            program.add(new Op.Slot(tag.name(), tag.alternative(), ValueWriter.ONE_LINE));
            return;
        }
        ValueWriter writer = LinkWrapping.writerIn(text);
        if (mayBecomeLink(run)) {
            program.add(new Op.LinkSlot(tag.name(), tag.alternative(), writer, wrapping.amid(run, text)));
        } else {
            program.add(new Op.Slot(tag.name(), tag.alternative(), writer));
        }
    }

    private boolean mayBecomeLink(XmlElement run) {
        return links == 0 && run.isIn(HOLD_LINKS);
    }

    /** The value that is all a run holds, so that no empty runs need be left beside the link it may become. */
    private static @Nullable PlacedTag onlyValue(XmlElement run) {
        List<XmlElement> inside = run.elements();
        inside.removeIf(element -> element.is("w:rPr"));
        if (inside.size() != 1 || !inside.get(0).is("w:t")) {
            return null;
        }
        List<XmlNode> characters = inside.get(0).children();
        boolean value = characters.size() == 1
                && characters.get(0) instanceof PlacedTag tag
                && tag.tag().kind() == Tag.Kind.VALUE;
        return value ? (PlacedTag) characters.get(0) : null;
    }

    private void runOfOneValue(XmlElement run, PlacedTag placed) {
        Tag tag = placed.tag();
        XmlElement text = placed.parent();
        if (text != null) {
            inventory.add(tag, Placeholder.Kind.VALUE);
            program.add(new Op.LinkSlot(tag.name(), tag.alternative(), writer(run, text), wrapping.instead(run, text)));
        }
    }

    /** A value that has a paragraph to itself may become several. */
    private static ValueWriter writer(XmlElement run, XmlElement text) {
        XmlElement paragraph = run.parent();
        return paragraph != null && paragraph.is("w:p") && isAlone(run, paragraph)
                ? LinkWrapping.writerOfParagraph(paragraph, run, text)
                : LinkWrapping.writerIn(text);
    }

    /** Whether the run is all of a paragraph, and one that ends no section of pages. */
    private static boolean isAlone(XmlElement run, XmlElement paragraph) {
        boolean alone = paragraph.children().stream()
                .allMatch(child -> child == run || (child instanceof XmlElement other && other.is("w:pPr")));
        return alone && paragraph.descendants("w:sectPr").isEmpty();
    }

    private void dynamicLink(XmlElement link, AddressTemplate address) {
        address.tags().forEach(tag -> inventory.add(tag, Placeholder.Kind.LINK_ADDRESS));
        XmlElement.Attribute id = idOf(link);
        link.removeAttribute("r:id");
        program.open();
        startTag(link);
        program.literal(" " + id.written() + "=\"");
        Program start = program.close();
        program.open();
        children(link.children());
        Program inside = program.close();
        Program otherwise = link.is("w:hyperlink") ? withoutLink(link) : new Program(List.of());
        program.add(new Op.Link(address, start, inside, Markup.of(link.endTag()), otherwise, targets));
    }

    /** What stays of a link that leads nowhere. */
    private Program withoutLink(XmlElement link) {
        inventory.pause(true);
        unlinked++;
        program.open();
        children(link.children());
        Program text = program.close();
        unlinked--;
        inventory.resume(true);
        return text;
    }

    private static XmlElement.Attribute idOf(XmlElement link) {
        return link.attributes().stream()
                .filter(attribute -> attribute.name().equals("r:id"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a link without a relationship"));
    }

    /** An element that must end with a paragraph, which a section may take away. */
    private void blocks(XmlElement home) {
        List<XmlNode> children = home.children();
        int from = 0;
        int to = children.size();
        while (from < to && children.get(from) instanceof XmlElement first && first.is("w:tcPr")) {
            from++;
        }
        while (to > from && children.get(to - 1) instanceof XmlElement last && last.is("w:sectPr")) {
            to--;
        }
        if (!mayLackParagraph(children.subList(from, to))) {
            plain(home);
            return;
        }
        startTag(home);
        program.literal(">");
        children(children.subList(0, from));
        program.open();
        children(children.subList(from, to));
        Program inside = program.close();
        XmlElement spare = story.spareParagraph(home);
        program.add(new Op.Blocks(
                inside,
                Markup.of(spare.endTag()),
                Markup.of(home.create("w:sdt").endTag()),
                emptyParagraph(spare)));
        children(children.subList(to, children.size()));
        program.literal(home.endTag());
    }

    /** Whether the last block is one that a section may take away, or there is none. */
    private static boolean mayLackParagraph(List<XmlNode> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            XmlNode block = blocks.get(i);
            if (block instanceof PlacedTag) {
                return true;
            }
            if (block instanceof XmlElement element && element.is("w:p", "w:sdt", "w:tbl")) {
                return element.is("w:tbl") && isWithoutCertainRow(element);
            }
        }
        return true;
    }

    /** Without the identity it had in the file, for it may appear in every repetition. */
    private static Markup emptyParagraph(XmlElement spare) {
        XmlElement empty = spare.copy();
        empty.removeAttribute("w14:paraId");
        empty.removeAttribute("w14:textId");
        return Markup.of(empty.toXml());
    }

    private void table(XmlElement table) {
        List<XmlNode> children = table.children();
        int rows = 0;
        while (rows < children.size() && !(children.get(rows) instanceof PlacedTag)) {
            rows++;
        }
        program.open();
        startTag(table);
        program.literal(">");
        children(children.subList(0, rows));
        Program before = program.close();
        program.open();
        children(children.subList(rows, children.size()));
        program.add(new Op.Table(before, program.close(), Markup.of(table.endTag())));
    }

    /** Whether sections may take away every row, or the only one went when its section was hoisted out of it. */
    private static boolean isWithoutCertainRow(XmlElement table) {
        int depth = 0;
        for (XmlNode child : table.children()) {
            if (child instanceof PlacedTag tag) {
                depth += tag.tag().kind().opens() ? 1 : tag.tag().kind() == Tag.Kind.CLOSE ? -1 : 0;
            } else if (depth == 0 && child instanceof XmlElement row && row.is("w:tr", "w:sdt", "w:customXml")) {
                return false;
            }
        }
        return true;
    }
}
