package dev.paperclick.templates;

import dev.paperclick.templates.opc.XmlElement;
import java.util.Set;

/**
 * The document properties (title, author …): values may stand in them, and the template author's own name does not go
 * out with every document.
 */
final class Properties {

    static final String PLACE = "the document properties";

    private static final Set<String> TRACES = Set.of("dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager");

    private final XmlElement root;
    private final Inventory inventory;

    Properties(XmlElement root, Inventory inventory) {
        this.root = root;
        this.inventory = inventory;
    }

    /** Whether the property goes out empty. */
    static boolean clears(XmlElement property) {
        return TRACES.contains(property.name()) && !TagScanner.concerns(property.text());
    }

    Program compile(Problems problems) {
        for (XmlElement property : root.elements()) {
            if (clears(property)) {
                property.clear();
            }
        }
        return new XmlData(PLACE, inventory, problems).compile(root);
    }
}
