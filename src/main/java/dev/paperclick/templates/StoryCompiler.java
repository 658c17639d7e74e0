package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;
import java.util.List;

/** Turns the tree of a part, whose sections are hoisted, into a program. */
final class StoryCompiler {

    private static final String[] HOLD_BLOCKS = {
        "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"
    };
    private static final String[] NOTES = {"w:footnoteReference", "w:endnoteReference"};

    private final Story story;
    private final UniqueIds ids;
    private final Op.LinkTargets targets;
    private final ValuePlaces values;
    private final String linkStyle;
    private final ProgramBuilder program = new ProgramBuilder();
    private final Inventory inventory;
    private int sections;
    private int onlyOnce;
    private int unlinked;

    StoryCompiler(Story story, Op.LinkTargets targets, String linkStyle, Inventory inventory) {
        this.story = story;
        this.ids = new UniqueIds(story.root());
        this.targets = targets;
        this.values = new ValuePlaces(new LinkWrapping(story.root(), linkStyle, targets));
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
        AddressTemplate address = story.findAddress(element);
        PlacedTag only = values.findOnlyValue(element);
        boolean fallback = element.is("mc:Fallback");
        values.enter(element);
        inventory.pause(fallback);
        if (address != null) {
            dynamicLink(element, address);
        } else if (element.is(HOLD_BLOCKS)) {
            blocks(element);
        } else if (element.is("w:tbl") && Leftovers.mayLackRows(element)) {
            table(element);
        } else if (only != null) {
            inventory.add(only.tag(), Placeholder.Kind.VALUE);
            program.add(values.opOfRun(element, only));
        } else {
            plain(element);
        }
        values.leave(element);
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
            case VALUE -> {
                inventory.add(tag, Placeholder.Kind.VALUE);
                program.add(values.op(placed));
            }
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
        Leftovers parts = new Leftovers(home);
        startTag(home);
        program.literal(">");
        children(parts.before());
        if (parts.mayLackParagraph()) {
            program.open();
            children(parts.blocks());
            Program inside = program.close();
            XmlElement spare = story.spareParagraph(home);
            program.add(new Op.Blocks(
                    inside,
                    Markup.of(spare.endTag()),
                    Markup.of(home.create("w:sdt").endTag()),
                    Leftovers.emptyParagraph(spare)));
        } else {
            children(parts.blocks());
        }
        children(parts.behind());
        program.literal(home.endTag());
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
}
