package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.cell;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.table;
import static dev.paperclick.templates.Docx.textBox;
import static dev.paperclick.templates.Sample.Point.ENCODINGS;
import static dev.paperclick.templates.Sample.Point.FIELD_LINKS;
import static dev.paperclick.templates.Sample.Point.HEADERS_AND_NOTES;
import static dev.paperclick.templates.Sample.Point.LINK_ADDRESSES;
import static dev.paperclick.templates.Sample.Point.LIVE_LINKS;
import static dev.paperclick.templates.Sample.Point.SCRIPTS;
import static dev.paperclick.templates.Sample.Point.SPLIT_RUNS;
import static dev.paperclick.templates.Sample.Point.TEXT_BOXES;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Templates as Google Docs and WPS export them, and as rarer programs write zip, XML and relationships. */
final class OtherSamples {

    private static final String STYLED =
            "<w:rPr><w:rFonts w:ascii=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Arial\" w:hAnsi=\"Arial\"/>"
                    + "<w:rtl w:val=\"0\"/></w:rPr>";

    private final List<Sample> all = new ArrayList<>();

    private OtherSamples() {}

    static List<Sample> all() {
        OtherSamples samples = new OtherSamples();
        samples.googleDocs();
        samples.wps();
        samples.containers();
        samples.encodings();
        return samples.all;
    }

    private void add(String name, Sample.Writer writer, Set<Sample.Point> covers, Docx docx) {
        all.add(new Sample(name, writer, covers, docx::bytes));
    }

    /** Google writes each run with all its fonts, an rsid of zeros and links without history. */
    private static String google(String text) {
        return "<w:r w:rsidDel=\"00000000\" w:rsidR=\"00000000\" w:rsidRPr=\"00000000\">" + STYLED
                + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String googleParagraph(String... runs) {
        return "<w:p w:rsidR=\"00000000\" w:rsidDel=\"00000000\" w:rsidP=\"00000000\" w:rsidRDefault=\"00000000\""
                + " w:rsidRPr=\"00000000\" w14:paraId=\"00000002\"><w:pPr><w:rPr/></w:pPr>" + String.join("", runs)
                + "<w:r w:rsidDel=\"00000000\" w:rsidR=\"00000000\" w:rsidRPr=\"00000000\"><w:rPr><w:rtl w:val=\"0\"/></w:rPr></w:r></w:p>";
    }

    private void googleDocs() {
        add(
                "google-letter",
                Sample.Writer.GOOGLE_DOCS,
                Set.of(SPLIT_RUNS, LIVE_LINKS),
                Docx.of(
                        googleParagraph(google("{{full_name}}")),
                        "<w:p>" + google("{{#body_") + google("paragraphs}}") + "</w:p>",
                        "<w:p>" + google("{{.}}") + "</w:p>",
                        "<w:p>" + google("{{/body_paragraphs}}") + "</w:p>",
                        "<w:p>" + google("See {{portfolio_url|my work}}") + "</w:p>"));
        add(
                "google-link",
                Sample.Writer.GOOGLE_DOCS,
                Set.of(LINK_ADDRESSES),
                Docx.of(googleParagraph(
                                "<w:hyperlink r:id=\"rId6\">" + google("{{comp") + google("any}}") + "</w:hyperlink>",
                                google(".")))
                        .link("rId6", "http://{{calendly_url}}"));
        add(
                "google-control",
                Sample.Writer.GOOGLE_DOCS,
                Set.of(SPLIT_RUNS, Sample.Point.CONTENT_CONTROLS),
                Docx.of(
                        "<w:sdt><w:sdtPr><w:id w:val=\"1\"/><w:tag w:val=\"goog_rdk_0\"/></w:sdtPr><w:sdtContent>"
                                + googleParagraph(google("{{full_"), google("name}}")) + "</w:sdtContent></w:sdt>",
                        "<w:p><w:sdt><w:sdtPr><w:id w:val=\"2\"/><w:tag w:val=\"goog_rdk_1\"/></w:sdtPr><w:sdtContent>"
                                + google("{{title}}") + "</w:sdtContent></w:sdt></w:p>"));
        add(
                "google-table",
                Sample.Writer.GOOGLE_DOCS,
                Set.of(),
                Docx.of(
                        table("<w:tr>" + cell("<w:p>" + google("{{#work}}{{name}}") + "</w:p>")
                                + cell("<w:p>" + google("{{#highlights}}{{.}} {{/highlights}}{{/work}}") + "</w:p>")
                                + "</w:tr>"),
                        "<w:p>" + google("{{date}}") + "</w:p>"));
    }

    private void wps() {
        String chinese = "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"宋体\" w:eastAsia=\"宋体\"/>"
                + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr><w:t>";
        add(
                "wps-letter",
                Sample.Writer.WPS,
                Set.of(SCRIPTS, SPLIT_RUNS),
                Docx.of(p(
                        "<w:pPr><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr></w:pPr>",
                        chinese + "尊敬的{{</w:t></w:r>",
                        chinese + "full_name</w:t></w:r>",
                        chinese + "}}：{{title}}</w:t></w:r>")));
        add(
                "wps-field-link",
                Sample.Writer.WPS,
                Set.of(FIELD_LINKS),
                Docx.of(p(
                        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"{{portfolio_url}}\" </w:instrText></w:r>"
                                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("{{full_name}}")
                                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")));
        add(
                "wps-text-box",
                Sample.Writer.WPS,
                Set.of(TEXT_BOXES),
                Docx.of(p(textBox("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>" + chinese + "{{comp</w:t></w:r>"
                        + chinese + "any}}</w:t></w:r></w:p>"))));
        add(
                "wps-header",
                Sample.Writer.WPS,
                Set.of(HEADERS_AND_NOTES, SCRIPTS),
                Docx.of(lines("{{full_name}} 简历"))
                        .story("header", "header1.xml", p(chinese + "{{company}}</w:t></w:r>")));
    }

    private void containers() {
        other("stored-entries", full().stored()::bytes);
        other("types-last", () -> reordered(full(), false));
        other("types-first", () -> reordered(full(), true));
        other(
                "word-template",
                full().contentTypes(
                                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\""
                                                + "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml\"/></Types>")
                        ::bytes);
        Docx absolute = full().part(
                        "word/kopf.xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
                        "<w:hdr " + Docx.NAMESPACES + ">" + lines("{{company}}") + "</w:hdr>")
                .relationship("word/document.xml", "rKopf", "header", "/word/kopf.xml");
        other("absolute-target", absolute::bytes);
        Docx single = Docx.of(p(r("{{full_name}}"), hyperlink("rId1", "x")))
                .entry(
                        "word/_rels/document.xml.rels",
                        ("<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                        + "<Relationship TargetMode='External' Target='{{portfolio_url}}' Type='"
                                        + Docx.RELATIONSHIPS
                                        + "hyperlink' Id='rId1'/></Relationships>")
                                .getBytes(StandardCharsets.UTF_8));
        other("single-quotes", single::bytes);
    }

    private void other(String name, Supplier<byte[]> file) {
        all.add(new Sample("other-" + name, Sample.Writer.OTHER_PROGRAM, Set.of(ENCODINGS), file));
    }

    /** The same body in other ways of writing XML. */
    private void encodings() {
        written(
                "utf-16",
                xml -> xml.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"").getBytes(StandardCharsets.UTF_16));
        written("byte-order-mark", xml -> ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8));
        written(
                "character-references",
                xml -> xml.replace("{{", "&#123;&#x7B;")
                        .replace("}}", "&#125;}")
                        .getBytes(StandardCharsets.UTF_8));
        written(
                "cdata",
                xml -> xml.replace("{{full_", "<![CDATA[{{full]]>_")
                        .replace("company}}", "<![CDATA[company}}]]>")
                        .getBytes(StandardCharsets.UTF_8));
        written(
                "other-prefix",
                xml -> xml.replaceAll("<(/?)w:", "<$1ns0:")
                        .replaceAll(" w:", " ns0:")
                        .replace("xmlns:w=", "xmlns:ns0=")
                        .getBytes(StandardCharsets.UTF_8));
        written(
                "no-prefix",
                xml -> xml.replaceAll("<(/?)w:", "<$1")
                        .replace(
                                "xmlns:w=",
                                "xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w=")
                        .getBytes(StandardCharsets.UTF_8));
        written(
                "comments-and-blanks",
                xml -> xml.replace("<w:p>", "\n  <!-- {{not me}} --><?pi x?><w:p>\n    ")
                        .replace("</w:p>", "\n  </w:p>")
                        .getBytes(StandardCharsets.UTF_8));
        written(
                "strict",
                xml -> xml.replace(
                                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                "http://purl.oclc.org/ooxml/wordprocessingml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private interface Encoding {
        byte[] write(String xml);
    }

    private void written(String name, Encoding encoding) {
        other("xml-" + name, () -> {
            Docx docx = full();
            return docx.entry("word/document.xml", encoding.write(docx.documentXml()))
                    .bytes();
        });
    }

    /** A letter with a section, a table and a link. */
    private static Docx full() {
        return Docx.of(
                        lines("{{full_name}} at {{company}}", "{{#work}}", "{{name}}", "{{/work}}"),
                        table(Docx.row("{{#work}}{{name}}", "{{position}}{{/work}}")),
                        p(hyperlink("rId1", "Book {{title}}"), r(" {{portfolio_url}}")))
                .link("rId1", "%7b%7bcalendly_url%7d%7d");
    }

    private static byte[] reordered(Docx docx, boolean first) {
        Map<String, byte[]> entries = new LinkedHashMap<>(Ooxml.of(docx.bytes()).entries());
        String types = "[Content_Types].xml";
        byte[] content = entries.remove(types);
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        if (first) {
            ordered.put(types, content);
        }
        ordered.putAll(entries);
        ordered.putIfAbsent(types, content);
        return Docx.zip(ordered, false);
    }
}
