package dev.paperclick.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word file written by hand, part by part, as Word and its peers write them. */
final class Docx {

    static final String NAMESPACES = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"";
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, StringBuilder> relationships = new LinkedHashMap<>();
    private final StringBuilder types = new StringBuilder();
    private final StringBuilder sectionProperties = new StringBuilder();
    private String body = "";
    private String contentTypes = "";
    private boolean stored;

    private Docx() {
        relationship("", "rDoc", "officeDocument", "word/document.xml");
    }

    /** A document with the given XML between {@code w:body} and {@code w:sectPr}. */
    static Docx of(String... blocks) {
        Docx docx = new Docx();
        docx.body = String.join("", blocks);
        return docx;
    }

    static String p(String... runs) {
        return "<w:p>" + String.join("", runs) + "</w:p>";
    }

    static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String bold(String text) {
        return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /** Paragraphs of one run each. */
    static String lines(String... texts) {
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            lines.append(p(r(text)));
        }
        return lines.toString();
    }

    static String table(String... rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
    }

    /** A row of cells with one paragraph each. */
    static String row(String... texts) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String text : texts) {
            row.append(cell(p(r(text))));
        }
        return row.append("</w:tr>").toString();
    }

    static String cell(String... blocks) {
        return "<w:tc><w:tcPr/>" + String.join("", blocks) + "</w:tc>";
    }

    static String hyperlink(String id, String text) {
        return "<w:hyperlink r:id=\"" + id + "\">" + r(text) + "</w:hyperlink>";
    }

    static String field(String instruction, String shown) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">" + instruction
                + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r(shown)
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    }

    /** A text box as Word writes it, once for each of its two ways to draw. */
    static String textBox(String blocks) {
        return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline>"
                + "<wp:extent cx=\"900000\" cy=\"300000\"/><wp:docPr id=\"7\" name=\"Box\"/>"
                + "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
                + "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>" + blocks
                + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
                + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + blocks
                + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    }

    /** A header or footer, shown on all pages. */
    Docx story(String kind, String name, String blocks) {
        String root = kind.equals("header") ? "hdr" : "ftr";
        part(
                "word/" + name,
                WORD + kind + "+xml",
                "<w:" + root + " " + NAMESPACES + ">" + blocks + "</w:" + root + ">");
        relationship("word/document.xml", "r" + name, kind, name);
        sectionProperties.append("<w:" + kind + "Reference w:type=\"default\" r:id=\"r" + name + "\"/>");
        return this;
    }

    Docx footnotes(String blocks) {
        part(
                "word/notes.xml",
                WORD + "footnotes+xml",
                "<w:footnotes " + NAMESPACES + "><w:footnote w:id=\"1\">" + blocks + "</w:footnote></w:footnotes>");
        return relationship("word/document.xml", "rNotes", "footnotes", "notes.xml");
    }

    /** Footnotes or endnotes as Word writes them, those between pages and text first; the others are numbered from one. */
    Docx notes(String kind, String... bodies) {
        StringBuilder notes = new StringBuilder("<w:" + kind + "s " + NAMESPACES + ">");
        for (int id = -1; id <= bodies.length; id++) {
            String type = id == -1 ? " w:type=\"separator\"" : id == 0 ? " w:type=\"continuationSeparator\"" : "";
            notes.append("<w:" + kind + type + " w:id=\"" + id + "\">")
                    .append(id < 1 ? "<w:p/>" : bodies[id - 1])
                    .append("</w:" + kind + ">");
        }
        part("word/" + kind + "s.xml", WORD + kind + "s+xml", notes + "</w:" + kind + "s>");
        return relationship("word/document.xml", "r" + kind, kind + "s", kind + "s.xml");
    }

    /** A run that refers to a note. */
    static String note(String kind, int id) {
        return "<w:r><w:" + kind + "Reference w:id=\"" + id + "\"/></w:r>";
    }

    static String bookmarked(int id, String name, String runs) {
        return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>" + runs + "<w:bookmarkEnd w:id=\"" + id
                + "\"/>";
    }

    /** XML data for content controls. */
    Docx data(int number, String store, String xml) {
        String part = "customXml/item" + number + ".xml";
        entry(part, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
        part(
                "customXml/itemProps" + number + ".xml",
                "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
                "<ds:datastoreItem ds:itemID=\"" + store
                        + "\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"/>");
        relationship(part, "rProps", "customXmlProps", "itemProps" + number + ".xml");
        return relationship("word/document.xml", "rData" + number, "customXml", "../" + part);
    }

    Docx styles(String styles) {
        part("word/styles.xml", WORD + "styles+xml", "<w:styles " + NAMESPACES + ">" + styles + "</w:styles>");
        return relationship("word/document.xml", "rStyles", "styles", "styles.xml");
    }

    /** The core properties, by their elements. */
    Docx core(String elements) {
        part(
                "docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml",
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + elements + "</cp:coreProperties>");
        relationships
                .computeIfAbsent("", key -> new StringBuilder())
                .append(
                        "<Relationship Id=\"rCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
                                + "metadata/core-properties\" Target=\"docProps/core.xml\"/>");
        return this;
    }

    /** A link of the body. */
    Docx link(String id, String target) {
        return link("word/document.xml", id, target);
    }

    Docx link(String source, String id, String target) {
        relationships
                .computeIfAbsent(source, key -> new StringBuilder())
                .append("<Relationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + "hyperlink\" Target=\"" + target
                        + "\" TargetMode=\"External\"/>");
        return this;
    }

    Docx external(String id, String type, String target) {
        return external("word/document.xml", id, type, target);
    }

    Docx external(String source, String id, String type, String target) {
        relationships
                .computeIfAbsent(source, key -> new StringBuilder())
                .append("<Relationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + type + "\" Target=\"" + target
                        + "\" TargetMode=\"External\"/>");
        return this;
    }

    Docx relationship(String source, String id, String type, String target) {
        relationships
                .computeIfAbsent(source, key -> new StringBuilder())
                .append("<Relationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + type + "\" Target=\"" + target
                        + "\"/>");
        return this;
    }

    Docx part(String name, String type, String xml) {
        types.append("<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>");
        return entry(name, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    }

    /** An entry as it is, in the place of what would be there. */
    Docx entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Other content types than the builder's own. */
    Docx contentTypes(String xml) {
        contentTypes = xml;
        return this;
    }

    /** Entries without compression. */
    Docx stored() {
        stored = true;
        return this;
    }

    /** The main part as this builder writes it. */
    String documentXml() {
        return DECLARATION + "<w:document " + NAMESPACES + "><w:body>" + body + "<w:sectPr>" + sectionProperties
                + "</w:sectPr></w:body></w:document>";
    }

    byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("word/document.xml", documentXml().getBytes(StandardCharsets.UTF_8));
        relationships.forEach((source, xml) -> all.put(
                source.replaceFirst("([^/]*)$", "_rels/$1.rels"),
                (DECLARATION + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + xml + "</Relationships>")
                        .getBytes(StandardCharsets.UTF_8)));
        String own = DECLARATION + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\""
                + " ContentType=\"" + WORD + "document.main+xml\"/>" + types + "</Types>";
        all.put("[Content_Types].xml", (contentTypes.isEmpty() ? own : contentTypes).getBytes(StandardCharsets.UTF_8));
        all.putAll(entries);
        return zip(all, stored);
    }

    Path write(Path folder) {
        return write(folder, "template.docx");
    }

    Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] zip(Map<String, byte[]> entries, boolean stored) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                if (stored) {
                    var checksum = new java.util.zip.CRC32();
                    checksum.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
