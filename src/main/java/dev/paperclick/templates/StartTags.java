package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlText;
import java.util.Optional;

/** Compiles the start tags of a part: attributes may hold values, and numbers and names that each repetition has anew. */
final class StartTags {

    private final ProgramBuilder program;
    private final Inventory inventory;
    private final UniqueIds ids;
    private final Repetitions repetitions;
    private final OpenSections sections;

    StartTags(
            ProgramBuilder program,
            Inventory inventory,
            UniqueIds ids,
            Repetitions repetitions,
            OpenSections sections) {
        this.program = program;
        this.inventory = inventory;
        this.ids = ids;
        this.repetitions = repetitions;
        this.sections = sections;
    }

    /** Adds the start tag of an element, but for its closing bracket. */
    void add(XmlElement element) {
        addAllBut("", element);
    }

    /** Adds the start tag up to the value of an attribute, which comes last. */
    void addUpTo(String last, XmlElement element) {
        addAllBut(last, element);
        String written = element.attributes().stream()
                .filter(attribute -> attribute.name().equals(last))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(element.name() + " without " + last))
                .written();
        program.literal(" " + written + "=\"");
    }

    private void addAllBut(String left, XmlElement element) {
        program.literal("<" + element.written());
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (!attribute.name().equals(left) && !ids.drops(element, attribute, sections.isAny())) {
                program.literal(" " + attribute.written() + "=\"");
                add(element, attribute);
                program.literal("\"");
            }
        }
    }

    private void add(XmlElement element, XmlElement.Attribute attribute) {
        Optional<Op> own = sections.isAny() ? findOwn(element, attribute.name()) : Optional.empty();
        if (own.isPresent()) {
            program.add(own.get());
        } else if (TagScanner.concerns(attribute.value())) {
            OneLine.compile(attribute.value(), program, tag -> inventory.add(tag, Placeholder.Kind.VALUE));
        } else if (!attribute.name().equals("w:instr") || !addReference(attribute.value())) {
            program.literal(XmlText.attribute(attribute.value()));
        }
    }

    /** Adds the instruction of a field if it refers to a bookmark of the same repetition, and says whether it does. */
    boolean addReference(String instruction) {
        return repetitions.bookmarks().addReference(instruction, sections, program);
    }

    private Optional<Op> findOwn(XmlElement element, String attribute) {
        RepeatedNotes.Note note = repetitions.notes().find(element);
        if (note != null && attribute.equals("w:id")) {
            return Optional.of(repetitions.compilerOf(note).copy(note, inventory));
        }
        return UniqueIds.find(element, attribute)
                .<Op>map(kind -> new Op.FreshNumber(kind.counter()))
                .or(() -> repetitions.bookmarks().find(element, attribute, sections));
    }
}
