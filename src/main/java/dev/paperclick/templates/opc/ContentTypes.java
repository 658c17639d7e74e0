package dev.paperclick.templates.opc;

import java.util.List;
import java.util.Locale;

/** The part {@code [Content_Types].xml}: what each part is, by name or else by extension. */
public final class ContentTypes {

    public static final String PART = "[Content_Types].xml";

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** A Word document, its main part. */
    public static final String DOCUMENT = WORD + "document.main+xml";

    public static final String STYLES = WORD + "styles+xml";

    private final XmlElement types;

    ContentTypes(XmlElement types) {
        this.types = types;
    }

    /** The type of a part; empty when the container does not say. */
    public String of(String part) {
        String extension = part.substring(part.lastIndexOf('.') + 1);
        String byExtension = "";
        for (XmlElement entry : types.elements()) {
            if (entry.is("ct:Override") && sameName(entry.attribute("PartName"), part)) {
                return type(entry);
            }
            if (entry.is("ct:Default") && entry.attribute("Extension").equalsIgnoreCase(extension)) {
                byExtension = type(entry);
            }
        }
        return byExtension;
    }

    /** Whether the part is one of WordprocessingML, such as {@code header} or {@code document.main}. */
    public boolean isWord(String part, String kind) {
        return of(part).equals((WORD + kind + "+xml").toLowerCase(Locale.ROOT));
    }

    /** Says what a part is, whatever was said before. */
    public void set(String part, String type) {
        forget(part);
        types.add(types.create("ct:Override", "PartName", "/" + part, "ContentType", type));
    }

    /** Removes what is said of a part by its name. */
    public void forget(String part) {
        types.elements().stream()
                .filter(entry -> entry.is("ct:Override") && sameName(entry.attribute("PartName"), part))
                .forEach(XmlNode::remove);
    }

    /** Makes sure that parts with relationships may be added. */
    public void allowRelationships() {
        if (of("any.rels").isEmpty()) {
            types.insert(
                    0, List.of(types.create("ct:Default", "Extension", "rels", "ContentType", Relationships.TYPE)));
        }
    }

    byte[] toPart() {
        return types.toPart();
    }

    private static String type(XmlElement entry) {
        return entry.attribute("ContentType").strip().toLowerCase(Locale.ROOT);
    }

    private static boolean sameName(String partName, String part) {
        return partName.replace('\\', '/').equalsIgnoreCase("/" + part);
    }
}
