package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlText;
import java.util.List;
import java.util.function.Consumer;

/** Text without formatting (attributes, document properties), in which only values can be filled in. */
final class OneLine {

    private OneLine() {}

    /** The tags of the text; sections among them are complained of. */
    static List<Tag> tags(String text, TagScanner.Complaint complaint) {
        List<Tag> tags = TagScanner.scan(text, complaint);
        for (Tag tag : tags) {
            if (tag.kind() != Tag.Kind.VALUE && tag.kind() != Tag.Kind.COMMENT) {
                complaint.about(tag.source(), "stands where only values can be filled in; remove it there");
            }
        }
        return tags;
    }

    /** Adds the text with its values to a program. */
    static void compile(String text, ProgramBuilder program, Consumer<Tag> found) {
        int from = 0;
        for (Tag tag : TagScanner.scan(text, (source, advice) -> {})) {
            program.literal(XmlText.attribute(text.substring(from, tag.start())));
            if (tag.kind() == Tag.Kind.VALUE) {
                found.accept(tag);
                program.add(new Op.Slot(tag.name(), tag.alternative(), ValueWriter.ONE_LINE));
            }
            from = tag.end();
        }
        program.literal(XmlText.attribute(text.substring(from)));
    }
}
