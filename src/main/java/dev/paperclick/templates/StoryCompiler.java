package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the tree of a part, whose sections are hoisted, into a program. */
final class StoryCompiler {

    static final String[] HOLD_BLOCKS = {
        "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"
    };

    private final Story story;
    private final UniqueIds ids;
    private final Op.LinkTargets targets;
    private final ValuePlaces values;
    private final String linkStyle;
    private final ProgramBuilder program = new ProgramBuilder();
    private final Inventory inventory;
    private final Repetitions repetitions;
    private final Map<Integer, Integer> lineCounters = new HashMap<>();
    private final OpenSections sections = new OpenSections();
    private final StartTags startTags;
    private int unlinked;

    StoryCompiler(Story story, Op.LinkTargets targets, String linkStyle, Inventory inventory, Repetitions repetitions) {
        this.story = story;
        this.ids = new UniqueIds(story.root(), repetitions);
        this.targets = targets;
        this.values = new ValuePlaces(new LinkWrapping(story.root(), linkStyle, targets));
        this.linkStyle = linkStyle;
        this.inventory = inventory;
        this.repetitions = repetitions;
        this.startTags = new StartTags(program, inventory, ids, repetitions, sections);
    }

    Program compile() {
        XmlElement root = story.root();
        Numbered notes = repetitions.notes().findKind(root);
        program.literal(XmlReader.DECLARATION);
        if (notes == null) {
            element(root);
        } else {
            startTags.add(root);
            program.literal(">");
            children(root.children());
            program.add(new Op.Notes(notes));
            program.literal(root.endTag());
        }
        return program.close();
    }

    /** A note of this part, to be written anew wherever a section of another part refers to it. */
    Op copy(RepeatedNotes.Note note, Inventory outer) {
        sections.beginCopy();
        inventory.enter(outer);
        program.open();
        startTags.addUpTo("w:id", note.element());
        Program beforeNumber = program.close();
        program.open();
        program.literal("\">");
        content(note.element());
        inventory.leave(outer);
        sections.endCopy();
        return new Op.Note(note.kind(), beforeNumber, program.close());
    }

    private void element(XmlElement element) {
        if (ids.drops(element, sections.isAny()) || isStyleOfLostLink(element)) {
            return;
        }
        if (element.is("v:shapetype") && sections.isAny()) {
            once(element);
            return;
        }
        Integer softBreak = story.findSoftBreak(element);
        if (softBreak != null) {
            program.add(new Op.LineBreak(lines(softBreak), Markup.of(element.toXml())));
            return;
        }
        Integer softParagraph = story.findSoftParagraph(element);
        if (softParagraph != null) {
            program.add(new Op.NoLineYet(lines(softParagraph)));
        }
        AddressTemplate address = story.findAddress(element);
        PlacedTag only = values.findOnlyValue(element);
        boolean fallback = element.is("mc:Fallback");
        values.enter(element);
        inventory.pause(fallback);
        if (address != null) {
            dynamicLink(element, address);
        } else if (element.is(HOLD_BLOCKS) || Leftovers.mayLeaveControlEmpty(element)) {
            blocks(element);
        } else if (Leftovers.mayGo(element)) {
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

    /** The counter of a paragraph's lines. */
    private int lines(int paragraph) {
        return lineCounters.computeIfAbsent(
                paragraph, first -> repetitions.counters().add());
    }

    /** Shapes refer to their type by its id, wherever in the document it is described. */
    private void once(XmlElement element) {
        program.open();
        plain(element);
        program.add(new Op.Once(repetitions.counters().add(), program.close()));
    }

    private void plain(XmlElement element) {
        startTags.add(element);
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
                text(text);
            } else if (node instanceof PlacedTag tag) {
                tag(tag);
            }
        }
    }

    private void text(XmlText text) {
        if (!text.isIn("w:instrText") || !startTags.addReference(text.value())) {
            StringBuilder escaped = new StringBuilder();
            XmlText.escape(text.value(), escaped);
            program.literal(escaped.toString());
        }
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
                open(placed);
            }
            case INVERTED -> {
                inventory.add(tag, Placeholder.Kind.INVERTED);
                open(placed);
            }
            case CLOSE -> close(placed);
            case COMMENT -> {
                // Says nothing to readers of the document.
            }
        }
    }

    private void open(PlacedTag section) {
        sections.open(section);
        program.open();
        repetitions.bookmarks().repetitionsOf(section).ifPresent(counter -> program.add(new Op.Repetition(counter)));
    }

    private void close(PlacedTag close) {
        PlacedTag open = close.partner();
        Program inside = program.close();
        sections.close();
        if (open != null && open.tag().kind() == Tag.Kind.SECTION) {
            inventory.leave();
            program.add(new Op.Section(open.tag().name(), inside));
        } else {
            program.add(new Op.Inverted(close.tag().name(), inside));
        }
    }

    private void dynamicLink(XmlElement link, AddressTemplate address) {
        address.tags().forEach(tag -> inventory.add(tag, Placeholder.Kind.LINK_ADDRESS));
        program.open();
        startTags.addUpTo("r:id", link);
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

    private void blocks(XmlElement home) {
        startTags.add(home);
        program.literal(">");
        content(home);
    }

    /** All behind the start tag of an element that must end with a paragraph, which a section may take away. */
    private void content(XmlElement home) {
        Leftovers parts = new Leftovers(home);
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

    /** A table, or something around rows of it. */
    private void table(XmlElement table) {
        List<XmlNode> children = table.children();
        int rows = 0;
        while (rows < children.size() && children.get(rows) instanceof XmlElement child && !Leftovers.mayGo(child)) {
            rows++;
        }
        program.open();
        startTags.add(table);
        program.literal(">");
        children(children.subList(0, rows));
        Program before = program.close();
        program.open();
        children(children.subList(rows, children.size()));
        program.add(new Op.Table(before, program.close(), Markup.of(table.endTag())));
    }
}
