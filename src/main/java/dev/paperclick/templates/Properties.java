package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;
import java.util.List;

/**
 * The document properties (title, author …): values may stand in them, and the template author's own name does not go
 * out with every document.
 */
final class Properties {

    static final String PLACE = "the document properties";

    private static final String[] TRACES = {"dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager"};

    private final XmlElement root;
    private final List<Placeholder> placeholders;

    Properties(XmlElement root, List<Placeholder> placeholders) {
        this.root = root;
        this.placeholders = placeholders;
    }

    Program compile(Problems problems) {
        for (XmlElement trace : root.descendants(TRACES)) {
            if (!TagScanner.concerns(trace.text())) {
                trace.clear();
            }
        }
        ProgramBuilder program = new ProgramBuilder().literal(XmlReader.DECLARATION);
        element(root, program, problems);
        return program.close();
    }

    private void element(XmlElement element, ProgramBuilder program, Problems problems) {
        program.literal(element.startTag() + ">");
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                element(inner, program, problems);
            } else if (child instanceof XmlText text) {
                OneLine.tags(text.value(), (tag, advice) -> problems.add(PLACE, text.value(), tag, advice));
                OneLine.compile(text.value(), program, this::found);
            }
        }
        program.literal(element.endTag());
    }

    private void found(Tag tag) {
        placeholders.add(new Placeholder(tag.name().written(), Placeholder.Kind.VALUE, PLACE, ""));
    }
}
