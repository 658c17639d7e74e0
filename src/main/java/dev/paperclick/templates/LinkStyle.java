package dev.paperclick.templates;

import dev.paperclick.templates.opc.ContentTypes;
import dev.paperclick.templates.opc.Relationship;
import dev.paperclick.templates.opc.Relationships;
import dev.paperclick.templates.opc.WordPackage;
import dev.paperclick.templates.opc.XmlElement;

/** The character style of links, which Word knows by the name "Hyperlink" in every language and shows blue and underlined. */
final class LinkStyle {

    private static final String NAME = "Hyperlink";
    private static final String NEW_STYLES = "word/styles.xml";

    private final WordPackage word;
    private final boolean strict;

    LinkStyle(WordPackage word, boolean strict) {
        this.word = word;
        this.strict = strict;
    }

    /** The id of the style; it is added to the document when there is none. */
    String find() {
        String existing = word.findStyles();
        XmlElement styles = existing == null ? newStyles() : word.read(existing);
        for (XmlElement style : styles.elements()) {
            XmlElement name = style.findChild("w:name");
            if (style.attribute("w:type").equals("character")
                    && name != null
                    && name.attribute("w:val").equalsIgnoreCase(NAME)) {
                return style.attribute("w:styleId");
            }
        }
        String id = NAME;
        while (isTaken(id, styles)) {
            id += "1";
        }
        styles.add(style(styles, id));
        word.put(existing == null ? NEW_STYLES : existing, styles.toPart());
        return id;
    }

    private static boolean isTaken(String id, XmlElement styles) {
        return styles.elements().stream()
                .anyMatch(style -> style.attribute("w:styleId").equalsIgnoreCase(id));
    }

    private static XmlElement style(XmlElement styles, String id) {
        XmlElement style = styles.create("w:style", "w:type", "character", "w:styleId", id);
        style.add(styles.create("w:name", "w:val", NAME));
        style.add(styles.create("w:uiPriority", "w:val", "99"));
        style.add(styles.create("w:unhideWhenUsed"));
        XmlElement formatting = styles.create("w:rPr");
        formatting.add(styles.create("w:color", "w:val", "0563C1"));
        formatting.add(styles.create("w:u", "w:val", "single"));
        return style.add(formatting);
    }

    private XmlElement newStyles() {
        String namespace = strict
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        Relationships relationships = word.relationships(word.main());
        relationships.add(
                new Relationship(relationships.freePrefix() + "Styles", namespace, "styles", "/" + NEW_STYLES, false));
        word.changed(word.main());
        word.types().set(NEW_STYLES, ContentTypes.STYLES);
        return XmlElement.root("w:styles", strict);
    }
}
