package dev.paperclick.templates;

import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;
import dev.paperclick.templates.opc.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content controls that show data from elsewhere in the file: when it opens a document, Word puts the data over what
 * stands in the control (17.5.2.6), and greys what it takes for a prompt (17.5.2.39).
 */
final class BoundControls {

    private static final String[] BINDINGS = {"w:dataBinding", "w15:dataBinding"};

    /** The numbers by which bindings speak of the properties, for which there is no part of data. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "{6c3c8bc8-f283-45ae-878a-bab7291924a1}", "core-properties",
            "{6668398d-a668-4e3e-a5eb-62b293d839f1}", "extended-properties");

    private final Warnings warnings;
    private final DocumentData data;
    private final Map<String, XmlElement> properties = new HashMap<>();
    private final List<String> bound = new ArrayList<>();

    BoundControls(WordPackage word, Warnings warnings, DocumentData data) {
        this.warnings = warnings;
        this.data = data;
        PROPERTIES.forEach((store, kind) -> word.relationships("")
                .findPart(kind)
                .map(word::existing)
                .filter(part -> !part.isEmpty())
                .ifPresent(part -> properties.put(store, word.read(part))));
    }

    /** Frees the controls of a part, whose tags are placed, from data that would hide what is filled in. */
    void release(Story story) {
        for (XmlElement control : story.root().descendants("w:sdt")) {
            XmlElement own = control.findChild("w:sdtPr");
            if (own != null && isFilled(control, story)) {
                fill(control, own, story);
            } else if (own != null) {
                own.descendants(BINDINGS).forEach(binding -> judge(binding, own, story));
            }
        }
    }

    private static boolean isFilled(XmlElement element, Story story) {
        return story.findAddress(element) != null
                || element.children().stream()
                        .anyMatch(child -> child instanceof PlacedTag
                                || (child instanceof XmlElement inner && isFilled(inner, story)));
    }

    private void fill(XmlElement control, XmlElement own, Story story) {
        XmlElement prompt = own.findChild("w:showingPlcHdr");
        if (prompt != null) {
            control.descendants("w:rStyle").forEach(XmlNode::remove);
            prompt.remove();
        }
        List<XmlElement> bindings = own.descendants(BINDINGS);
        if (!bindings.isEmpty()) {
            bindings.forEach(XmlNode::remove);
            warnings.add(
                    story,
                    "the content control " + name(own) + " is tied to data in the file; documents cut the tie,"
                            + " so that Word does not put the data over what is filled in; leave it so, or remove the"
                            + " XML mapping in the template");
        }
    }

    /** A control without placeholders keeps its tie, unless what it would show goes out empty. */
    private void judge(XmlElement binding, XmlElement own, Story story) {
        String store = binding.attribute("w:storeItemID").toLowerCase(Locale.ROOT);
        XmlElement property = findProperty(store, binding.attribute("w:xpath"));
        if (property != null && Properties.clears(property)) {
            binding.remove();
            story.change();
            warnings.add(
                    story,
                    "the content control " + name(own) + " shows a document property that documents do not"
                            + " carry (" + property.name() + "); it keeps its present words without the tie; type a"
                            + " placeholder into it, or delete it");
            return;
        }
        bound.add(store);
        boolean filledByWord = property == null
                ? data.items().stream().anyMatch(item -> isStore(store, item.store()))
                : TagScanner.concerns(property.text());
        if (filledByWord) {
            warnings.add(
                    story,
                    "the content control " + name(own) + " shows data of the file that have placeholders;"
                            + " Word shows them filled, some programs the present words of the control; type the"
                            + " placeholder into the control itself");
        }
    }

    /** Whether a control still shows the item. */
    boolean show(DocumentData.Item item) {
        return bound.stream().anyMatch(store -> isStore(store, item.store()));
    }

    /** A binding that names no data looks for its path in all of them. */
    private static boolean isStore(String named, String store) {
        return named.isEmpty() || named.equals(store);
    }

    private @Nullable XmlElement findProperty(String store, String path) {
        XmlElement all = properties.get(store);
        String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("^.*:|\\[.*", "");
        return all == null
                ? null
                : all.elements().stream()
                        .filter(one -> one.name()
                                .substring(one.name().indexOf(':') + 1)
                                .equals(last))
                        .findFirst()
                        .orElse(null);
    }

    private static String name(XmlElement own) {
        for (String kind : List.of("w:alias", "w:tag")) {
            XmlElement given = own.findChild(kind);
            if (given != null && !given.attribute("w:val").isBlank()) {
                return "“" + given.attribute("w:val") + "”";
            }
        }
        return "without a title";
    }
}
