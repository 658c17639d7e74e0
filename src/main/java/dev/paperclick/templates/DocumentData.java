package dev.paperclick.templates;

import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.Relationships;
import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** XML with placeholders that a file carries for its content controls to show (ECMA-376 part 1, 15.2.5). */
final class DocumentData {

    static final String PLACE = "the data of content controls";

    /**
     * One piece of it.
     *
     * @param source the part that points to it
     * @param store the number by which controls speak of it, in lower case
     */
    record Item(String source, Relationship arrow, String part, String store, XmlElement root) {}

    private final WordPackage word;
    private final List<Item> items = new ArrayList<>();

    DocumentData(WordPackage word) {
        this.word = word;
        for (String source : word.reachable()) {
            for (Relationship arrow : word.relationships(source).all()) {
                String part = arrow.is("customXml") && !arrow.external()
                        ? word.existing(word.relationships(source).part(arrow))
                        : "";
                if (!part.isEmpty() && word.types().of(part).endsWith("xml")) {
                    XmlElement root = word.read(part);
                    if (XmlData.concerns(root)) {
                        items.add(new Item(source, arrow, part, store(part), root));
                    }
                }
            }
        }
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    /** Takes out what would go out with its placeholders although nothing shows it. */
    void removeUnless(Predicate<Item> shown) {
        for (Item item : items()) {
            if (!shown.test(item)) {
                items.remove(item);
                remove(item);
            }
        }
    }

    private void remove(Item item) {
        properties(item.part()).forEach(word::remove);
        word.relationships(item.source())
                .removeIf(one -> one.id().equals(item.arrow().id()));
        word.changed(item.source());
        word.remove(Relationships.partFor(item.part()));
        word.remove(item.part());
    }

    private String store(String part) {
        return properties(part).stream()
                .flatMap(properties -> word.read(properties).attributes().stream())
                .filter(attribute -> attribute.written().matches("(.*:)?itemID"))
                .map(attribute -> attribute.value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private List<String> properties(String part) {
        return word.relationships(part).findPart("customXmlProps").map(word::existing).stream()
                .filter(properties -> !properties.isEmpty())
                .toList();
    }
}
