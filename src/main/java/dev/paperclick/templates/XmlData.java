package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;
import java.util.function.Consumer;

/** XML that programs read, such as properties: values may stand in its texts and attributes, in one line each. */
final class XmlData {

    private final String place;
    private final Problems problems;
    private final Consumer<Tag> found;
    private final ProgramBuilder program = new ProgramBuilder().literal(XmlReader.DECLARATION);

    XmlData(String place, Inventory inventory, Problems problems) {
        this.place = place;
        this.problems = problems;
        this.found = tag -> inventory.add(tag, Placeholder.Kind.VALUE);
    }

    /** Whether there are placeholders in it. */
    static boolean concerns(XmlElement element) {
        return element.attributes().stream().anyMatch(attribute -> TagScanner.concerns(attribute.value()))
                || element.children().stream()
                        .anyMatch(child -> child instanceof XmlElement inner
                                ? concerns(inner)
                                : child instanceof XmlText text && TagScanner.concerns(text.value()));
    }

    Program compile(XmlElement root) {
        element(root);
        return program.close();
    }

    private void element(XmlElement element) {
        program.literal("<" + element.written());
        for (XmlElement.Attribute attribute : element.attributes()) {
            program.literal(" " + attribute.written() + "=\"");
            oneLine(attribute.value());
            program.literal("\"");
        }
        program.literal(">");
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                element(inner);
            } else if (child instanceof XmlText text) {
                oneLine(text.value());
            }
        }
        program.literal(element.endTag());
    }

    private void oneLine(String text) {
        OneLine.tags(text, (tag, advice) -> problems.add(place, text, tag, advice));
        OneLine.compile(text, program, found);
    }
}
