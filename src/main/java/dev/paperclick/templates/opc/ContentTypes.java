package dev.paperclick.templates.opc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part {@code [Content_Types].xml}: what each part is, by name or else by extension. */
public final class ContentTypes {

    public static final String PART = "[Content_Types].xml";

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** A Word document, its main part. */
    public static final String DOCUMENT = WORD + "document.main+xml";

    public static final String STYLES = WORD + "styles+xml";

    private final XmlElement types;
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> byExtension = new HashMap<>();

    ContentTypes(XmlElement types) {
        this.types = types;
        for (XmlElement entry : types.elements()) {
            String known = entry.is("ct:Override")
                    ? byName.putIfAbsent(key(entry.attribute("PartName")), type(entry))
                    : byExtension.putIfAbsent(entry.attribute("Extension").toLowerCase(Locale.ROOT), type(entry));
            if (known != null) {
                // A second word on the same part: some reader might believe that one.
                entry.remove();
            }
        }
    }

    /** The type of a part; empty when the container does not say. */
    public String of(String part) {
        String named = byName.get(key("/" + part));
        String extension = part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return named == null ? byExtension.getOrDefault(extension, "") : named;
    }

    /** Whether the part is one of WordprocessingML, such as {@code header} or {@code document.main}. */
    public boolean isWord(String part, String kind) {
        return of(part).equals((WORD + kind + "+xml").toLowerCase(Locale.ROOT));
    }

    /** Says what a part is, whatever was said before. */
    public void set(String part, String type) {
        forget(part);
        types.add(types.create("ct:Override", "PartName", "/" + part, "ContentType", type));
        byName.put(key("/" + part), type.toLowerCase(Locale.ROOT));
    }

    /** Removes what is said of a part by its name. */
    public void forget(String part) {
        String key = key("/" + part);
        if (byName.remove(key) != null) {
            types.elements().stream()
                    .filter(entry -> entry.is("ct:Override")
                            && key(entry.attribute("PartName")).equals(key))
                    .forEach(XmlNode::remove);
        }
    }

    /** Makes sure that parts with relationships may be added. */
    public void allowRelationships() {
        if (of("any.rels").isEmpty()) {
            types.insert(
                    0, List.of(types.create("ct:Default", "Extension", "rels", "ContentType", Relationships.TYPE)));
            byExtension.put("rels", Relationships.TYPE);
        }
    }

    byte[] toPart() {
        return types.toPart();
    }

    private static String type(XmlElement entry) {
        return entry.attribute("ContentType").strip().toLowerCase(Locale.ROOT);
    }

    /** Names of parts know no case (ECMA-376 part 2). */
    private static String key(String partName) {
        return partName.replace('\\', '/').toLowerCase(Locale.ROOT);
    }
}
