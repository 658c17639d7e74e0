package dev.paperclick.templates;

import static dev.paperclick.templates.Sample.Point.FIELD_LINKS;
import static dev.paperclick.templates.Sample.Point.HEADERS_AND_NOTES;
import static dev.paperclick.templates.Sample.Point.KEPT_SPACES;
import static dev.paperclick.templates.Sample.Point.LINE_BREAKS;
import static dev.paperclick.templates.Sample.Point.LINK_ADDRESSES;
import static dev.paperclick.templates.Sample.Point.LIVE_LINKS;
import static dev.paperclick.templates.Sample.Point.PROPERTIES;
import static dev.paperclick.templates.Sample.Point.REPEATED_IDS;
import static dev.paperclick.templates.Sample.Point.SCRIPTS;
import static dev.paperclick.templates.Sample.Point.SPLIT_RUNS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;

/** Templates made with POI. */
final class PoiSamples {

    /** A transparent dot. */
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private interface Content {
        void writeTo(XWPFDocument document) throws IOException, InvalidFormatException;
    }

    private PoiSamples() {}

    static List<Sample> all() {
        return List.of(
                sample("poi-letter", Set.of(LIVE_LINKS), PoiSamples::letter),
                sample("poi-split", Set.of(SPLIT_RUNS, KEPT_SPACES), PoiSamples::split),
                sample("poi-rows", Set.of(), PoiSamples::rows),
                sample("poi-nested-tables", Set.of(), PoiSamples::nestedTables),
                sample("poi-headers", Set.of(HEADERS_AND_NOTES), PoiSamples::headers),
                sample("poi-notes", Set.of(HEADERS_AND_NOTES, LIVE_LINKS), PoiSamples::notes),
                sample("poi-hyperlinks", Set.of(LINK_ADDRESSES, SPLIT_RUNS), PoiSamples::hyperlinks),
                sample("poi-pictures", Set.of(REPEATED_IDS), PoiSamples::pictures),
                sample("poi-bookmarks", Set.of(REPEATED_IDS, SPLIT_RUNS), PoiSamples::bookmarks),
                sample("poi-breaks", Set.of(LINE_BREAKS), PoiSamples::breaks),
                sample("poi-properties", Set.of(PROPERTIES), PoiSamples::properties),
                sample("poi-scripts", Set.of(SCRIPTS), PoiSamples::scripts),
                sample("poi-field", Set.of(FIELD_LINKS), PoiSamples::field));
    }

    private static Sample sample(String name, Set<Sample.Point> covers, Content content) {
        return new Sample(name, Sample.Writer.POI, covers, () -> file(content));
    }

    private static byte[] file(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            content.writeTo(document);
            document.write(bytes);
        } catch (IOException | InvalidFormatException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
        return bytes.toByteArray();
    }

    private static XWPFParagraph line(XWPFDocument document, String... runs) {
        XWPFParagraph paragraph = document.createParagraph();
        for (int i = 0; i < runs.length; i++) {
            XWPFRun run = paragraph.createRun();
            run.setText(runs[i]);
            run.setBold(i % 2 == 1);
        }
        return paragraph;
    }

    private static void letter(XWPFDocument document) {
        line(document, "{{full_name}}").setAlignment(ParagraphAlignment.CENTER);
        line(document, "Dear {{salutation|Sir or Madam}},");
        line(document, "{{#body_paragraphs}}");
        line(document, "{{.}}");
        line(document, "{{/body_paragraphs}}");
        line(document, "Meet me: {{calendly_url|Book a time}}, or see {{portfolio_url}}");
        line(document, "{{closing_paragraph|Kind regards}}");
        line(document, "{{^nobody}}{{full_name}}{{/nobody}}");
    }

    private static void split(XWPFDocument document) {
        line(document, "Hello {", "{full", "_na", "me}", "} and ", "{{#sk", "ills}} {", "{.}} ", "{{/skills}", "}.");
        line(document, "  {{ company ", "}}  ", "  {{title|no", " title}} ");
        line(document, "{{! nothing", " to see }}", "x");
    }

    private static void rows(XWPFDocument document) {
        XWPFTable table = document.createTable(5, 2);
        table.getRow(0).getCell(0).setText("Firm of {{full_name}}");
        table.getRow(1).getCell(0).setText("{{#work}}{{name}}");
        table.getRow(1).getCell(1).setText("{{position}}{{/work}}");
        table.getRow(2).getCell(0).setText("{{#skills}}");
        table.getRow(3).getCell(0).setText("{{.}}");
        table.getRow(3).getCell(1).setText("skill");
        table.getRow(4).getCell(1).setText("{{/skills}}");
        line(document, "end");
    }

    private static void nestedTables(XWPFDocument document) {
        XWPFTable outer = document.createTable(2, 1);
        outer.getRow(0).getCell(0).setText("{{company}}");
        var cell = outer.getRow(1).getCell(0);
        XWPFTable inner = cell.insertNewTbl(cell.getParagraphs().get(0).getCTP().newCursor());
        var row = inner.createRow();
        row.createCell().setText("{{#work}}{{name}}");
        row.createCell().setText("{{#highlights}}{{.}};{{/highlights}}{{^highlights}}-{{/highlights}}{{/work}}");
        line(document, "{{title}}");
    }

    private static void headers(XWPFDocument document) {
        line(document, "{{full_name}}");
        for (HeaderFooterType type : HeaderFooterType.values()) {
            document.createHeader(type).createParagraph().createRun().setText("{{company}} {{title}} " + type);
            XWPFParagraph footer = document.createFooter(type).createParagraph();
            footer.createRun().setText("{{full_");
            footer.createRun().setText("name}} {{linkedin_url}}");
        }
    }

    private static void notes(XWPFDocument document) {
        XWPFParagraph paragraph = line(document, "{{full_name}}");
        var footnote = document.createFootnote();
        footnote.createParagraph().createRun().setText("{{company}}, see {{portfolio_url}}");
        paragraph.addFootnoteReference(footnote);
        var endnote = document.createEndnote();
        endnote.createParagraph().createRun().setText("{{#skills}}{{.}} {{/skills}}");
        paragraph.addFootnoteReference(endnote);
    }

    private static void hyperlinks(XWPFDocument document) {
        XWPFParagraph paragraph = line(document, "See ");
        paragraph.createHyperlinkRun("%7b%7bcalendly_url%7d%7d").setText("my calendar");
        paragraph.createRun().setText(", ");
        var split = paragraph.createHyperlinkRun("http://%7B%7Bportfolio_url%7D%7D/");
        split.setText("{{full_");
        split.setBold(true);
        var run = split.getCTHyperlink().addNewR();
        run.addNewT().setStringValue("name}}");
        line(document, "{{#work}}");
        document.createParagraph().createHyperlinkRun("%7b%7burl%7d%7d").setText("{{name}}");
        line(document, "{{/work}}");
        document.createParagraph()
                .createHyperlinkRun("https://example.com/?a=1&b=2")
                .setText("static");
    }

    private static void pictures(XWPFDocument document) throws IOException, InvalidFormatException {
        line(document, "{{#work}}");
        XWPFRun run = line(document, "{{name}} ").createRun();
        run.addPicture(new ByteArrayInputStream(DOT), Document.PICTURE_TYPE_PNG, "dot.png", Units.EMU_PER_PIXEL, 9525);
        line(document, "{{/work}}");
        run = line(document, "{{#skills}}{{.}}").createRun();
        run.addPicture(new ByteArrayInputStream(DOT), Document.PICTURE_TYPE_PNG, "two.png", Units.EMU_PER_PIXEL, 9525);
        run.getParagraph().createRun().setText("{{/skills}}.");
    }

    private static void bookmarks(XWPFDocument document) {
        line(document, "{{#work}}");
        XWPFParagraph paragraph = document.createParagraph();
        CTBookmark bookmark = paragraph.getCTP().addNewBookmarkStart();
        bookmark.setId(BigInteger.ONE);
        bookmark.setName("here");
        paragraph.createRun().setText("{{na");
        paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.ONE);
        paragraph.createRun().setText("me}}");
        line(document, "{{/work}}");
        XWPFParagraph other = document.createParagraph();
        CTBookmark kept = other.getCTP().addNewBookmarkStart();
        kept.setId(BigInteger.TWO);
        kept.setName("kept");
        other.createRun().setText("{{company}}");
        other.getCTP().addNewBookmarkEnd().setId(BigInteger.TWO);
    }

    private static void breaks(XWPFDocument document) {
        XWPFRun run = document.createParagraph().createRun();
        run.setText("{{closing_paragraph|none}}");
        run.addBreak();
        run.setText("{{company}}");
        run.addTab();
        run.setText("{{title}}");
        run.addCarriageReturn();
        run.setText("{{#body_paragraphs}}{{.}}/{{/body_paragraphs}}");
        document.createParagraph().createRun().addBreak(BreakType.PAGE);
        line(document, "{{full_name}}");
    }

    private static void properties(XWPFDocument document) {
        var properties = document.getProperties();
        properties.getCoreProperties().setTitle("{{title}} at {{company}}");
        properties.getCoreProperties().setCreator("{{full_name}}");
        properties.getExtendedProperties().setCompany("Template Makers");
        properties.getCustomProperties().addProperty("job", "{{title}}");
        line(document, "{{full_name}}");
    }

    private static void scripts(XWPFDocument document) {
        line(document, "שלום {{full_name}} 你好 {{company}} 😀{{title}}😀 e\u0301{{email}}");
        XWPFParagraph rightToLeft = line(document, "مرحبا {{", "full_name", "}}");
        rightToLeft.getCTP().addNewPPr().addNewBidi();
        rightToLeft.getRuns().forEach(run -> run.getCTR().getRPr().addNewRtl());
    }

    private static void field(XWPFDocument document) {
        var field = document.createParagraph().getCTP().addNewFldSimple();
        field.setInstr(" HYPERLINK \"{{portfolio_url}}\" ");
        field.addNewR().addNewT().setStringValue("{{full_name}}");
        var page = document.createParagraph().getCTP().addNewFldSimple();
        page.setInstr(" PAGE ");
        page.addNewR().addNewT().setStringValue("1");
        line(document, "{{company}}");
    }
}
