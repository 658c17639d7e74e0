package dev.paperclick.templates.opc;

/**
 * An arrow from a part to another part or to an address outside.
 *
 * @param type its last step only ({@code hyperlink}, {@code header} …), which both editions of the standard share
 * @param namespace what stands before the last step of the type, with its slash
 */
public record Relationship(String id, String namespace, String type, String target, boolean external) {

    static Relationship of(XmlElement element) {
        String type = element.attribute("Type").strip();
        int slash = type.lastIndexOf('/') + 1;
        return new Relationship(
                element.attribute("Id"),
                type.substring(0, slash),
                type.substring(slash),
                element.attribute("Target").strip(),
                element.attribute("TargetMode").strip().equalsIgnoreCase("External"));
    }

    public boolean is(String kind) {
        return type.equals(kind);
    }

    /** A link that a reader may click. */
    public boolean isHyperlink() {
        return is("hyperlink");
    }

    String toXml() {
        return "<Relationship Id=\"" + XmlText.attribute(id)
                + "\" Type=\"" + XmlText.attribute(namespace + type)
                + "\" Target=\"" + XmlText.attribute(target)
                + (external ? "\" TargetMode=\"External\"/>" : "\"/>");
    }
}
