package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.cell;
import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.note;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.row;
import static dev.paperclick.templates.Docx.table;
import static dev.paperclick.templates.Docx.textBox;
import static dev.paperclick.templates.Sample.Point.CONTENT_CONTROLS;
import static dev.paperclick.templates.Sample.Point.DROPPED_PARTS;
import static dev.paperclick.templates.Sample.Point.FIELD_LINKS;
import static dev.paperclick.templates.Sample.Point.HEADERS_AND_NOTES;
import static dev.paperclick.templates.Sample.Point.INVALID_CHARACTERS;
import static dev.paperclick.templates.Sample.Point.KEPT_SPACES;
import static dev.paperclick.templates.Sample.Point.LINE_BREAKS;
import static dev.paperclick.templates.Sample.Point.LINK_ADDRESSES;
import static dev.paperclick.templates.Sample.Point.LIVE_LINKS;
import static dev.paperclick.templates.Sample.Point.PROPERTIES;
import static dev.paperclick.templates.Sample.Point.REPEATED_IDS;
import static dev.paperclick.templates.Sample.Point.SCRIPTS;
import static dev.paperclick.templates.Sample.Point.SPLIT_RUNS;
import static dev.paperclick.templates.Sample.Point.TEXT_BOXES;
import static dev.paperclick.templates.Sample.Point.TRACKED_CHANGES;
import static dev.paperclick.templates.Sample.Point.WARNINGS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Templates written by hand as Word 2007 to 365 writes them, with its traces of editing, checking and drawing. */
final class WordSamples {

    private static final String NAMESPACES = Docx.NAMESPACES.replace(" mc:Ignorable=\"w14\"", "")
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:w10=\"urn:schemas-microsoft-com:office:word\""
            + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
            + " xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\""
            + " mc:Ignorable=\"w14 w15 wp14\"";
    private static final String SPELL = "<w:proofErr w:type=\"spellStart\"/>";
    private static final String SPELL_END = "<w:proofErr w:type=\"spellEnd\"/>";
    private static final String BREAK = "<w:r w:rsidRPr=\"00AB12CD\"><w:lastRenderedPageBreak/></w:r>";

    private final List<Sample> all = new ArrayList<>();

    private WordSamples() {}

    static List<Sample> all() {
        WordSamples samples = new WordSamples();
        samples.text();
        samples.sections();
        samples.links();
        samples.boxesAndControls();
        samples.parts();
        samples.loops();
        samples.boundControls();
        samples.drawings();
        samples.repeatedControls();
        return samples.all;
    }

    private void add(String name, Set<Sample.Point> covers, Docx docx) {
        byte[] xml = docx.documentXml()
                .replace(Docx.NAMESPACES, NAMESPACES)
                .replace("<w:r>", "<w:r w:rsidRPr=\"00C54A21\">")
                .getBytes(StandardCharsets.UTF_8);
        docx.entry("word/document.xml", xml);
        all.add(new Sample("word-" + name, Sample.Writer.WORD, covers, docx::bytes));
    }

    private static String language(String text, String language) {
        return "<w:r><w:rPr><w:lang w:val=\"" + language + "\"/></w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    private static String identified(String id, String... runs) {
        return "<w:p w14:paraId=\"" + id
                + "\" w14:textId=\"77777777\" w:rsidR=\"00D31D50\" w:rsidRDefault=\"00D31D50\">" + String.join("", runs)
                + "</w:p>";
    }

    private static String control(String properties, String content) {
        return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    }

    private static String drawing(int id) {
        return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" wp14:anchorId=\"5A" + id
                + "0B1C2D\" wp14:editId=\"50D07946\"><wp:extent cx=\"9525\" cy=\"9525\"/><wp:docPr id=\"" + id
                + "\" name=\"Shape " + id + "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData"
                + " uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/>"
                + "<wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    private void text() {
        add(
                "spelling",
                Set.of(SPLIT_RUNS),
                Docx.of(p(
                        r("Dear {{"),
                        SPELL,
                        r("full_name"),
                        SPELL_END,
                        r("}}, {"),
                        "<w:proofErr w:type=\"gramStart\"/>",
                        r("{company}"),
                        "<w:proofErr w:type=\"gramEnd\"/>",
                        r("}!"))));
        add(
                "languages",
                Set.of(SPLIT_RUNS, SCRIPTS),
                Docx.of(p(
                        language("{{full", "en-GB"),
                        language("_", "fr-CA"),
                        language("name}} {{tit", "de-DE"),
                        r("le}}"))));
        add(
                "bookmarks-inside",
                Set.of(SPLIT_RUNS, KEPT_SPACES),
                Docx.of(p(
                        r("x {{ full"),
                        "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>",
                        r(" name }} "),
                        BREAK,
                        r(" y"))));
        add(
                "smart-tags",
                Set.of(SPLIT_RUNS),
                Docx.of(p(
                        "<w:smartTag w:uri=\"urn:schemas-microsoft-com:office:smarttags\" w:element=\"PersonName\">"
                                + r("{{full_") + "</w:smartTag>",
                        r("name}} of "),
                        "<w:customXml w:element=\"firm\">" + r("{{company}}") + "</w:customXml>")));
        add(
                "curly-quotes",
                Set.of(SPLIT_RUNS),
                Docx.of(lines(
                        "{{\u201Cfull_name\u201D}} {{\u00A0company\u00A0}} {{full\u2011name}} {{Full-Name}} {{FULLNAME}}",
                        "{{full\u00ADname}} {\u200B{title}}")));
        add(
                "hyphens-and-tabs",
                Set.of(SPLIT_RUNS, LINE_BREAKS),
                Docx.of(p(
                        "<w:r><w:t>{{full</w:t><w:noBreakHyphen/><w:t>name}}</w:t><w:tab/><w:t>{{com</w:t>"
                                + "<w:softHyphen/><w:t>pany}}</w:t><w:br/><w:t>{{title}}</w:t><w:cr/></w:r>",
                        r("{{closing_paragraph|none}}"))));
        add(
                "spaces-without-preserve",
                Set.of(KEPT_SPACES),
                Docx.of(p(
                        "<w:r><w:t>{{full_name}} </w:t></w:r>",
                        "<w:r><w:t>and</w:t></w:r>",
                        r(" {{company}} "),
                        r("."))));
        add(
                "long-values",
                Set.of(LINE_BREAKS, INVALID_CHARACTERS),
                Docx.of(lines("{{closing_paragraph|none}} {{company}}", "a{{title}}b{{full_name}}c")));
        add(
                "characters-in-cells",
                Set.of(INVALID_CHARACTERS, SCRIPTS),
                Docx.of(
                        table(row("{{company}}", "{{title}}"), row("{{full_name}}", "{{skills}}")),
                        lines("{{body_paragraphs}}")));
        add(
                "right-to-left",
                Set.of(SCRIPTS),
                Docx.of(
                        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rFonts w:hint=\"cs\"/><w:rtl/></w:rPr><w:t>שלום {{full_</w:t></w:r>"
                                + "<w:r><w:rPr><w:rtl/></w:rPr><w:t>name}} 😀</w:t></w:r></w:p>"));
        add(
                "alternatives",
                Set.of(),
                Docx.of(lines(
                        "{{nobody|Somebody}} {{full_name|x}} {{ closing paragraph | Best, }}",
                        "{{address.city}}, {{address.country.code|none}} {{#address}}{{city}}{{/address}}",
                        "{{{company}}} {{&amp;title}} {{! a comment }} { single } {{skills}}")));
        add(
                "tracked",
                Set.of(TRACKED_CHANGES, WARNINGS, SPLIT_RUNS),
                Docx.of(p(
                        r("{{full_"),
                        "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>}} {{old</w:delText></w:r></w:del>",
                        "<w:ins w:id=\"2\" w:author=\"A\">" + r("name}} of {{comp") + "</w:ins>",
                        r("any}}"))));
        add(
                "moved",
                Set.of(TRACKED_CHANGES, WARNINGS),
                Docx.of(
                        p(
                                "<w:moveFrom w:id=\"3\" w:author=\"A\">" + r("{{gone") + "</w:moveFrom>",
                                "<w:moveTo w:id=\"4\" w:author=\"A\">" + r("{{title}}") + "</w:moveTo>"),
                        p("<w:pPr><w:rPr><w:ins w:id=\"5\" w:author=\"A\"/></w:rPr></w:pPr>", r("{{portfolio_url}}"))));
    }

    private void sections() {
        add(
                "paragraphs",
                Set.of(REPEATED_IDS),
                Docx.of(
                        identified("00000001", r("{{#work}}")),
                        identified("00000002", bold("{{name}}"), r(", {{position}}")),
                        identified("00000003", r("{{#highlights}}")),
                        identified("00000004", r("• {{.}}")),
                        identified("00000005", r("{{/highlights}}{{^highlights}}")),
                        identified("00000006", r("(nothing)")),
                        identified("00000007", r("{{/highlights}}")),
                        identified("00000008", r("{{/work}}")),
                        identified("00000009", r("{{company}}"))));
        add(
                "inline-nested",
                Set.of(SPLIT_RUNS),
                Docx.of(p(
                        r("I know {{#sk"),
                        bold("ills}}{{"),
                        SPELL,
                        r(".}}; {{/skills"),
                        SPELL_END,
                        bold("}}and {{#work}}{{name}} ({{#highlights}}"),
                        r("{{.}},{{/highlights}}) {{/work}}more."))));
        add(
                "edges",
                Set.of(),
                Docx.of(lines("{{#work}}{{name}}", "as {{position}}{{/work}}", "{{#skills}}{{.}}{{/skills}}", "end")));
        add(
                "list-items",
                Set.of(REPEATED_IDS),
                Docx.of(
                        lines("{{#skills}}"),
                        "<w:p w14:paraId=\"0AAA0001\"><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                                + r("{{.}}") + "</w:p>",
                        lines("{{/skills}}", "after")));
        add(
                "table-rows",
                Set.of(REPEATED_IDS),
                Docx.of(
                        table(
                                row("Firm", "Post"),
                                "<w:tr w14:paraId=\"0BBB0001\" w14:textId=\"77777777\">"
                                        + cell(p(r("{{#work}}{{name}}"))) + cell(p(r("{{position}}"), r("{{/work}}")))
                                        + "</w:tr>",
                                row("{{#nobody}}x", "y{{/nobody}}")),
                        lines("end")));
        add(
                "bare-rows",
                Set.of(),
                Docx.of(
                        table(
                                row("{{#work}}", ""),
                                row("{{name}}", "{{position}}"),
                                row("", "{{/work}}"),
                                row("z", "z")),
                        lines("end")));
        add(
                "cells",
                Set.of(),
                Docx.of(
                        table("<w:tr>" + cell(lines("{{#work}}", "{{name}}", "{{/work}}"))
                                + cell(lines("{{#nobody}}", "x", "{{/nobody}}"))
                                + cell(lines("{{^nobody}}y{{/nobody}}"))
                                + "</w:tr>"),
                        lines("end")));
        add(
                "rows-of-nothing",
                Set.of(),
                Docx.of(lines("a"), table(row("{{#nobody}}{{name}}", "{{/nobody}}")), lines("{{company}}")));
        add(
                "tables-in-sections",
                Set.of(REPEATED_IDS),
                Docx.of(
                        lines("{{#work}}"),
                        table(row("{{name}}", "{{position}}"), row("{{#highlights}}{{.}}", "x{{/highlights}}")),
                        lines("{{/work}}", "end")));
        add(
                "page-sections",
                Set.of(REPEATED_IDS),
                Docx.of(
                        lines("{{#work}}", "{{name}}"),
                        "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:pPr>"
                                + r("{{/work}}") + "</w:p>",
                        lines("{{company}}")));
        add(
                "ids",
                Set.of(REPEATED_IDS),
                Docx.of(
                        lines("{{#work}}"),
                        identified(
                                "1A2B3C4D",
                                "<w:bookmarkStart w:id=\"1\" w:name=\"firm\"/>",
                                r("{{name}}"),
                                "<w:bookmarkEnd w:id=\"1\"/>",
                                drawing(3),
                                control("<w:id w:val=\"42\"/><w:tag w:val=\"post\"/>", r("{{position}}"))),
                        lines("{{/work}}"),
                        identified(
                                "5E6F7081",
                                "<w:bookmarkStart w:id=\"2\" w:name=\"end\"/>",
                                drawing(1),
                                "<w:bookmarkEnd w:id=\"2\"/>",
                                control("<w:id w:val=\"43\"/>", r("{{title}}")))));
        add("only-a-section", Set.of(), Docx.of(lines("{{#nobody}}", "x", "{{/nobody}}")));
    }

    private void links() {
        add(
                "addresses",
                Set.of(LINK_ADDRESSES),
                Docx.of(
                                p(hyperlink("rId4", "Book"), r(" "), hyperlink("rId5", "{{full_name}}")),
                                p(
                                        hyperlink("rId6", "write"),
                                        r(" "),
                                        hyperlink("rId7", "file"),
                                        hyperlink("rId8", "static")))
                        .link("rId4", "%7b%7bcalendly_url%7d%7d")
                        .link("rId5", "http://%7B%7Bportfolio_url%7D%7D/")
                        .link("rId6", "mailto:%7b%7bemail%7d%7d?subject=%7b%7btitle%7d%7d")
                        .link("rId7", "file:///C:\\Users\\ada\\%7b%7blinkedin%20url%7d%7d")
                        .link("rId8", "https://example.com/?a=1&amp;b=%20c"));
        add(
                "addresses-in-loops",
                Set.of(LINK_ADDRESSES, REPEATED_IDS, LIVE_LINKS),
                Docx.of(
                                lines("{{#work}}"),
                                p(hyperlink("rId9", "{{name}}"), r(" {{url}} {{url|here}}")),
                                lines("{{/work}}"),
                                table("<w:tr>" + cell(p(r("{{#work}}"), hyperlink("rId9", "{{position}}")))
                                        + cell(p(hyperlink("rId10", "static"), r("{{/work}}"))) + "</w:tr>"),
                                lines(""))
                        .link("rId9", "%7b%7burl%7d%7d")
                        .link("rId10", "https://example.com/"));
        add(
                "split-in-link",
                Set.of(SPLIT_RUNS, LINK_ADDRESSES),
                Docx.of(p(
                                "<w:hyperlink r:id=\"rId4\" w:history=\"1\">" + r("my {{full") + SPELL + bold("_name}")
                                        + SPELL_END + r("}") + "</w:hyperlink>",
                                "<w:hyperlink w:anchor=\"end\">" + r("{{company}}") + "</w:hyperlink>"))
                        .link("rId4", "%7B%7Bportfolio_url%7D%7D"));
        add(
                "live",
                Set.of(LIVE_LINKS),
                Docx.of(
                        p(
                                r("At "),
                                bold("{{portfolio_url}}"),
                                r(", {{calendly_url|Book a time}} or {{linkedin_url}}.")),
                        p(r("{{#work}}{{name}}: {{url}} {{/work}}")),
                        p(r("{{missing_url|no}}{{missing_url}}"))));
        add(
                "live-with-style",
                Set.of(LIVE_LINKS),
                Docx.of(lines("{{portfolio_url}}"))
                        .styles(
                                "<w:style w:type=\"character\" w:styleId=\"Lienhypertexte\"><w:name w:val=\"Hyperlink\"/></w:style>"));
        String split =
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"</w:instrText></w:r>"
                        + "<w:r><w:instrText>{{calen</w:instrText></w:r><w:r><w:instrText>dly_url}}\" </w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("a {{company}}") + bold(" time")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        add(
                "field-links",
                Set.of(FIELD_LINKS),
                Docx.of(
                        p(field(" HYPERLINK \"%7b%7bportfolio_url%7d%7d\" ", "one")),
                        p(r("x "), split, r(" y {{title}}")),
                        p("<w:fldSimple w:instr=\" HYPERLINK &quot;{{linkedin_url}}&quot; \\o &quot;tip&quot; \">"
                                + r("three") + "</w:fldSimple>")));
        add(
                "fields",
                Set.of(FIELD_LINKS),
                Docx.of(
                        p(r("{{full_name}}, page "), field(" PAGE ", "1"), r(" of "), field("NUMPAGES", "2")),
                        p("<w:fldSimple w:instr=\" DATE \\@ &quot;d MMMM yyyy&quot; \">" + r("1 May 2026")
                                + "</w:fldSimple>"),
                        p(
                                field("MERGEFIELD Name", "{{title}}"),
                                field("HYPERLINK \"https://example.com/\"", "{{company}}"))));
    }

    private void boxesAndControls() {
        add(
                "text-box",
                Set.of(TEXT_BOXES, LIVE_LINKS),
                Docx.of(p(r("{{full_name}}"), textBox(lines("{{company}} {{calendly_url|Book}}", "{{title}}")))));
        add(
                "text-box-sections",
                Set.of(TEXT_BOXES, REPEATED_IDS),
                Docx.of(
                        p(textBox(lines("{{#work}}", "{{name}}", "{{/work}}", "{{#nobody}}", "x", "{{/nobody}}"))),
                        lines("{{#skills}}"),
                        p(r("{{.}}"), textBox(lines("in {{.}}"))),
                        lines("{{/skills}}", "end")));
        add(
                "old-text-box",
                Set.of(TEXT_BOXES, SPLIT_RUNS),
                Docx.of(p(
                        "<w:r><w:pict><v:shape id=\"_x0000_s1026\" type=\"#_x0000_t202\" style=\"width:90pt;height:40pt\">"
                                + "<v:textbox><w:txbxContent>" + p(r("{{full_"), bold("name}}"))
                                + table(row("{{company}}", "x"))
                                + p() + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")));
        add(
                "described-shape",
                Set.of(TEXT_BOXES),
                Docx.of(p(
                        r("{{company}} "), drawing(9).replace("name=\"Shape 9\"", "name=\"s\" descr=\"{{title}}\""))));
        add(
                "controls",
                Set.of(CONTENT_CONTROLS),
                Docx.of(
                        control(
                                "<w:alias w:val=\"Name\"/><w:id w:val=\"-100\"/><w:text/>",
                                p(r("{{full_name}}")) + lines("{{#work}}", "{{name}}", "{{/work}}")),
                        p(
                                r("at "),
                                control(
                                        "<w:id w:val=\"-101\"/><w15:color w:val=\"FF0000\"/><w:text/>",
                                        r("{{comp") + r("any}}"))),
                        lines("end")));
        add(
                "bound-control",
                Set.of(CONTENT_CONTROLS, WARNINGS),
                Docx.of(p(control(
                        "<w:id w:val=\"7\"/><w:showingPlcHdr/><w:dataBinding w:xpath=\"/x\" w:storeItemID=\"{00000000-0000-0000-0000-000000000000}\"/><w:text/>",
                        r("{{company}}")))));
        add(
                "control-in-cell",
                Set.of(CONTENT_CONTROLS, REPEATED_IDS),
                Docx.of(
                        table("<w:tr>" + cell(p(r("{{#work}}"), control("<w:id w:val=\"8\"/>", r("{{name}}"))))
                                + cell(p(r("{{position}}{{/work}}"))) + "</w:tr>"),
                        lines("end")));
    }

    private void loops() {
        add(
                "notes-in-sections",
                Set.of(HEADERS_AND_NOTES, REPEATED_IDS, LINK_ADDRESSES, LIVE_LINKS),
                Docx.of(
                                p(r("{{full_name}}"), note("footnote", 1)),
                                lines("{{#work}}"),
                                p(r("{{name}}"), note("footnote", 2), note("endnote", 1)),
                                lines("{{#highlights}}"),
                                p(r("{{.}}"), note("footnote", 3)),
                                lines("{{/highlights}}", "{{/work}}"),
                                p(
                                        r("{{#nobody}}x"),
                                        note("footnote", 4),
                                        r("{{/nobody}}{{^nobody}}y") + note("endnote", 2) + r("{{/nobody}}")))
                        .notes(
                                "footnote",
                                lines("once for {{company}} {{portfolio_url}}"),
                                p(r("{{position}} "), hyperlink("rN", "{{name}}"), r(" {{url}}"))
                                        + lines("{{#highlights}}", "{{.}} of {{name}}", "{{/highlights}}"),
                                lines("{{.}} at {{name}} of {{full_name}}"),
                                lines("never {{company}}"))
                        .link("word/footnotes.xml", "rN", "%7b%7burl%7d%7d")
                        .notes("endnote", p(hyperlink("rN", "{{name}}")), p(r("plain")))
                        .link("word/endnotes.xml", "rN", "mailto:{{email}}"));
        add(
                "notes-in-rows",
                Set.of(HEADERS_AND_NOTES, REPEATED_IDS),
                Docx.of(
                                table("<w:tr>" + cell(p(r("{{#work}}{{name}}"), note("footnote", 1)))
                                        + cell(p(r("{{position}}{{/work}}"))) + "</w:tr>"),
                                p(r("{{#skills}}{{.}}"), note("footnote", 2), r(" {{/skills}}")))
                        .notes(
                                "footnote",
                                table(row("{{#highlights}}{{.}}{{/highlights}}")) + lines("{{summary|none}}"),
                                p(noteMark(), r("{{.}}"))));
        add(
                "comments-in-sections",
                Set.of(HEADERS_AND_NOTES, REPEATED_IDS, WARNINGS),
                Docx.of(
                                p(r("{{company}}"), "<w:r><w:commentReference w:id=\"3\"/></w:r>"),
                                table(row("{{#work}}{{name}}", "{{position}}{{/work}}")
                                        .replaceFirst(
                                                "</w:r></w:p>",
                                                "</w:r><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>")),
                                lines("end"))
                        .part(
                                "word/comments.xml",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
                                "<w:comments " + Docx.NAMESPACES + "><w:comment w:id=\"3\" w:author=\"A\">"
                                        + lines("for {{company}}") + "</w:comment><w:comment w:id=\"4\" w:author=\"A\">"
                                        + lines("what of {{name}}?") + "</w:comment></w:comments>")
                        .relationship("word/document.xml", "rComments", "comments", "comments.xml"));
        add(
                "bookmarks-in-sections",
                Set.of(REPEATED_IDS),
                Docx.of(
                        p(Docx.bookmarked(1, "firm", r("{{company}}"))),
                        lines("{{#work}}"),
                        p(Docx.bookmarked(2, "job", r("{{name}}")), Docx.bookmarked(7, "job_2", r(" {{position}}"))),
                        p(
                                "<w:hyperlink w:anchor=\"job\">" + r("up to {{name}}") + "</w:hyperlink>",
                                field("REF job \\h", "it")),
                        lines("{{#highlights}}"),
                        p(Docx.bookmarked(3, "Job_", r("{{.}}")), field("PAGEREF job", "1")),
                        lines("{{/highlights}}"),
                        p("<w:bookmarkStart w:id=\"4\" w:name=\"across\"/>", r("x")),
                        lines("{{/work}}"),
                        p(r("{{company}}"), "<w:bookmarkEnd w:id=\"4\"/>"),
                        p("<w:hyperlink w:anchor=\"job\">" + r("first job") + "</w:hyperlink>")));
        add(
                "changes-in-sections",
                Set.of(TRACKED_CHANGES, REPEATED_IDS),
                Docx.of(
                        lines("{{#skills}}"),
                        p("<w:ins w:id=\"5\" w:author=\"A\">" + r("{{.}}") + "</w:ins>"),
                        lines("{{/skills}}")));
        add(
                "row-control",
                Set.of(CONTENT_CONTROLS, REPEATED_IDS),
                Docx.of(
                        table(
                                row("{{company}}", "{{title}}"),
                                control("<w:id w:val=\"12\"/>", row("{{#work}}{{name}}", "{{position}}{{/work}}"))),
                        lines("end")));
        add(
                "link-over-paragraphs",
                Set.of(FIELD_LINKS),
                Docx.of(
                        p(
                                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.com/\"</w:instrText></w:r>",
                                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                                r("{{company}} {{portfolio_url}}")),
                        p(r("{{title}} {{calendly_url}}"), "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                        lines("{{portfolio_url}}")));
        add(
                "chart",
                Set.of(TEXT_BOXES),
                Docx.of(lines("{{company}}"), p(chart()))
                        .part(
                                "word/charts/chart1.xml",
                                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
                                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:title><c:tx>"
                                        + "<c:rich><a:bodyPr/><a:p><a:r><a:t>Skills of {{full_name}}</a:t></a:r></a:p></c:rich></c:tx>"
                                        + "</c:title><c:plotArea/></c:chart></c:chartSpace>")
                        .relationship("word/document.xml", "rChart", "chart", "charts/chart1.xml"));
    }

    /** What is drawn from parts of its own, and boxes in the old drawing language. */
    private void drawings() {
        String diagram = "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        String point = "<a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p>";
        add(
                "smart-art",
                Set.of(TEXT_BOXES),
                Docx.of(
                                lines("{{company}}"),
                                p(graphic(
                                        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
                                        "<dgm:relIds " + diagram + " r:dm=\"rData\" r:lo=\"rLayout\" r:qs=\"rStyle\""
                                                + " r:cs=\"rColors\"/>")))
                        .part(
                                "word/diagrams/data1.xml",
                                "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
                                "<dgm:dataModel " + diagram + "><dgm:ptLst><dgm:pt modelId=\"1\"><dgm:t>"
                                        + point.formatted("{{full_name}}")
                                        + "</dgm:t></dgm:pt><dgm:pt modelId=\"2\"><dgm:t>"
                                        + point.formatted("knows {{skills|nothing}}")
                                        + "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>")
                        .relationship("word/document.xml", "rData", "diagramData", "diagrams/data1.xml")
                        .part(
                                "word/diagrams/drawing1.xml",
                                "application/vnd.ms-office.drawingml.diagramDrawing+xml",
                                "<dsp:drawing xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\""
                                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><dsp:spTree>"
                                        + "<dsp:sp><dsp:txBody>" + point.formatted("{{full_name}}")
                                        + "</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>")
                        .relationship("word/document.xml", "rDrawing", "diagramDrawing", "diagrams/drawing1.xml"));
        add(
                "newer-chart",
                Set.of(TEXT_BOXES),
                Docx.of(
                                lines("{{company}}"),
                                p(graphic(
                                        "http://schemas.microsoft.com/office/drawing/2014/chartex",
                                        "<cx:chart xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\""
                                                + " r:id=\"rChart\"/>")))
                        .part(
                                "word/charts/chartEx1.xml",
                                "application/vnd.ms-office.chartex+xml",
                                "<cx:chartSpace xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\""
                                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><cx:chartData>"
                                        + "<cx:data id=\"0\"><cx:strDim type=\"cat\"><cx:lvl ptCount=\"1\"><cx:pt idx=\"0\">"
                                        + "{{title}}</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData><cx:chart><cx:title>"
                                        + "<cx:tx><cx:rich>" + point.formatted("Years at {{company}}")
                                        + "</cx:rich></cx:tx></cx:title></cx:chart></cx:chartSpace>")
                        .relationship("word/document.xml", "rChart", "chartEx", "charts/chartEx1.xml"));
        String box = "<w:r><w:pict><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\""
                + " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/></v:shapetype>"
                + "<v:shape id=\"_x0000_s1027\" type=\"#_x0000_t202\" href=\"https://example.com/\" target=\"_blank\""
                + " style=\"position:absolute;width:90pt;height:40pt\"><v:textbox><w:txbxContent>%s</w:txbxContent>"
                + "</v:textbox></v:shape></w:pict></w:r>";
        add(
                "legacy-box-in-a-section",
                Set.of(TEXT_BOXES, REPEATED_IDS),
                Docx.of(
                        lines("{{#work}}"),
                        p(
                                r("{{name}}"),
                                box.formatted(lines("{{position}}", "{{#highlights}}", "{{.}}", "{{/highlights}}"))),
                        lines("{{/work}}", "{{company}}")));
    }

    private static String graphic(String uri, String inside) {
        return "<w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"3\" name=\"Graphic\"/>"
                + "<a:graphic><a:graphicData uri=\"" + uri + "\">" + inside
                + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    /** Sections in content controls around rows and paragraphs, and notes that rows repeat. */
    private void repeatedControls() {
        String repeating = "<w15:repeatingSection/><w:id w:val=\"-200\"/>";
        String item = "<w15:repeatingSectionItem/><w:id w:val=\"-201\"/>";
        add(
                "repeating-rows",
                Set.of(CONTENT_CONTROLS, REPEATED_IDS),
                Docx.of(
                        table(
                                row("Firm", "Post"),
                                control(repeating, control(item, row("{{#work}}{{name}}", "{{position}}{{/work}}")))),
                        lines("{{company}}")));
        add(
                "repeating-paragraphs",
                Set.of(CONTENT_CONTROLS, REPEATED_IDS),
                Docx.of(
                        control(repeating, control(item, lines("{{#work}}", "{{name}}", "{{position}}", "{{/work}}"))),
                        lines("{{company}}")));
        add(
                "rows-only-in-controls",
                Set.of(CONTENT_CONTROLS, REPEATED_IDS),
                Docx.of(
                        table(control("<w:id w:val=\"20\"/>", row("{{#work}}{{name}}", "{{position}}{{/work}}"))),
                        lines("a"),
                        table(control("<w:id w:val=\"21\"/>", row("{{#nobody}}{{name}}", "x{{/nobody}}"))),
                        lines("b"),
                        table(
                                control(
                                        repeating,
                                        control(
                                                item,
                                                row("{{#nobody}}", "")
                                                        + row("{{name}}", "x")
                                                        + row("{{/nobody}}", ""))),
                                "<w:customXml w:element=\"rows\">" + row("{{#nobody}}x", "y{{/nobody}}")
                                        + "</w:customXml>"),
                        lines("{{company}}")));
        add(
                "controls-of-nothing",
                Set.of(CONTENT_CONTROLS),
                Docx.of(
                        control("<w:id w:val=\"30\"/>", lines("{{#nobody}}", "{{name}}", "{{/nobody}}")),
                        table("<w:tr>"
                                + cell(control(
                                        "<w:id w:val=\"31\"/>",
                                        control("<w:id w:val=\"32\"/>", lines("{{#nobody}}", "x", "{{/nobody}}"))))
                                + cell(lines("{{title}}"))
                                + "</w:tr>"),
                        lines("{{company}}")));
        add(
                "endnotes-in-rows",
                Set.of(HEADERS_AND_NOTES, REPEATED_IDS, LIVE_LINKS),
                Docx.of(
                                table(
                                        row("{{company}}", "x"),
                                        "<w:tr>" + cell(p(r("{{#work}}{{name}}"), note("endnote", 1)))
                                                + cell(
                                                        lines("{{#highlights}}"),
                                                        p(r("{{.}}"), note("endnote", 2)),
                                                        lines("{{/highlights}}"))
                                                + cell(p(note("footnote", 1), r("{{position}}{{/work}}")))
                                                + "</w:tr>",
                                        "<w:tr>" + cell(p(r("{{#nobody}}x"), note("endnote", 3)))
                                                + cell(lines("{{/nobody}}")) + "</w:tr>"),
                                lines("end"))
                        .notes(
                                "endnote",
                                lines("{{position}} {{url}}"),
                                lines("{{.}} at {{name}} of {{full_name}}"),
                                lines("never"))
                        .notes("footnote", lines("{{summary|none}}")));
    }

    private static String noteMark() {
        return "<w:r><w:footnoteRef/></w:r>";
    }

    private static String chart() {
        return "<w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"3\" name=\"Chart\"/><a:graphic>"
                + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
                + "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rChart\"/>"
                + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    private static String bound(String alias, String store, String path, String runs) {
        return control(
                "<w:alias w:val=\"" + alias + "\"/><w:dataBinding w:xpath=\"" + path + "\" w:storeItemID=\"" + store
                        + "\"/><w:text/>",
                runs);
    }

    private void boundControls() {
        String own = "{0A000000-0000-0000-0000-000000000001}";
        String other = "{0A000000-0000-0000-0000-000000000002}";
        add(
                "bound-to-data",
                Set.of(CONTENT_CONTROLS, WARNINGS, DROPPED_PARTS),
                Docx.of(
                                p(bound("Firm", own, "/x/firm", r("{{company}}"))),
                                p(bound("Title", other, "/x/title", r("old title"))),
                                p(bound("Rich", own, "/x/rich", r("{{full_name}}"))
                                        .replace("w:dataBinding", "w15:dataBinding")))
                        .data(1, own, "<x><firm>{{company}}</firm><rich>{{#work}}</rich></x>")
                        .data(2, other, "<x a=\"{{company}}\"><title>{{title}} &amp; more</title></x>"));
        add(
                "bound-to-properties",
                Set.of(CONTENT_CONTROLS, WARNINGS, PROPERTIES),
                Docx.of(
                                p(bound(
                                        "Title",
                                        "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
                                        "/ns1:coreProperties[1]/ns0:title[1]",
                                        r("{{title}}"))),
                                p(bound(
                                        "Author",
                                        "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
                                        "/ns1:coreProperties[1]/ns0:creator[1]",
                                        r("Ada"))),
                                lines("{{company}}"))
                        .core("<dc:title>{{title}}</dc:title><dc:creator>Template Author</dc:creator>"));
    }

    private void parts() {
        add(
                "headers",
                Set.of(HEADERS_AND_NOTES, LIVE_LINKS),
                Docx.of(lines("{{full_name}}"))
                        .story("header", "header1.xml", lines("{{company}} {{linkedin_url}}"))
                        .story(
                                "footer",
                                "footer1.xml",
                                p(hyperlink("rId1", "Book")) + lines("{{#skills}}{{.}} {{/skills}}"))
                        .link("word/footer1.xml", "rId1", "%7b%7bcalendly_url%7d%7d"));
        add(
                "several-headers",
                Set.of(HEADERS_AND_NOTES),
                Docx.of(lines("{{full_name}}"))
                        .story("header", "header1.xml", table(row("{{company}}", "{{title}}")) + p())
                        .story("header", "header2.xml", lines("{{#work}}", "{{name}}", "{{/work}}"))
                        .story("footer", "anything.xml", lines("{{#nobody}}", "x", "{{/nobody}}")));
        add(
                "footnotes",
                Set.of(HEADERS_AND_NOTES, LIVE_LINKS),
                Docx.of(p(r("{{full_name}}"), "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"))
                        .footnotes(lines("{{company}} {{portfolio_url}}", "{{#skills}}{{.}} {{/skills}}")));
        add(
                "comments",
                Set.of(HEADERS_AND_NOTES, REPEATED_IDS),
                Docx.of(
                                lines("{{#skills}}"),
                                p(
                                        "<w:commentRangeStart w:id=\"0\"/>",
                                        r("{{.}}"),
                                        "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"),
                                lines("{{/skills}}", "end"))
                        .part(
                                "word/comments.xml",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
                                "<w:comments " + Docx.NAMESPACES + "><w:comment w:id=\"0\" w:author=\"A\">"
                                        + lines("for {{company}}") + "</w:comment></w:comments>")
                        .relationship("word/document.xml", "rComments", "comments", "comments.xml"));
        add(
                "core-properties",
                Set.of(PROPERTIES),
                Docx.of(lines("{{full_name}}"))
                        .core(
                                "<dc:title>{{title}} at {{company}}</dc:title><dc:creator>Template Author</dc:creator>"
                                        + "<cp:lastModifiedBy>Template Author</cp:lastModifiedBy><cp:revision>12</cp:revision>"));
        add(
                "signed",
                Set.of(DROPPED_PARTS, WARNINGS),
                Docx.of(lines("{{full_name}}"))
                        .part(
                                "_xmlsignatures/origin.sigs",
                                "application/vnd.openxmlformats-package.digital-signature-origin",
                                "")
                        .part(
                                "_xmlsignatures/sig1.xml",
                                "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
                                "<x/>")
                        .relationship("_xmlsignatures/origin.sigs", "rS", "signature", "sig1.xml")
                        .relationship("", "rO", "origin", "_xmlsignatures/origin.sigs"));
        add(
                "settings",
                Set.of(DROPPED_PARTS),
                Docx.of(lines("{{full_name}}"))
                        .part(
                                "word/settings.xml",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
                                "<w:settings " + NAMESPACES
                                        + "><w:zoom w:percent=\"100\"/><w:rsids><w:rsidRoot w:val=\"00D31D50\"/>"
                                        + "<w:rsid w:val=\"00D31D50\"/></w:rsids><w15:docId w15:val=\"{0}\"/></w:settings>")
                        .relationship("word/document.xml", "rSettings", "settings", "settings.xml"));
    }
}
