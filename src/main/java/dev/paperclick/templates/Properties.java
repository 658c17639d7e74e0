package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import dev.paperclick.templates.opc.XmlReader;
import dev.paperclick.templates.opc.XmlText;

/**
 * The document properties (title, author …): values may stand in them, and the template author's own name does not go
 * out with every document.
 */
final class Properties {

    static final String PLACE = "the document properties";

    private static final String[] TRACES = {"dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager"};

    private final XmlElement root;
    private final Inventory inventory;

    Properties(XmlElement root, Inventory inventory) {
        this.root = root;
        this.inventory = inventory;
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
                OneLine.compile(text.value(), program, tag -> inventory.add(tag, Placeholder.Kind.VALUE));
            }
        }
        program.literal(element.endTag());
    }
}
