package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks that hide in the small print: letter case, blanks, second opinions, the less known spellings of a thing. Each
 * stands beside something honest that differs in nothing else, as in {@link AttackTests}.
 */
class DisguisedAttackTests {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
    private static final String MAIN =
            "<Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + "document.main+xml\"/>";

    private static final String BEGIN = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    private static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    @TempDir
    Path folder;

    // Sizes that would fill the memory before anybody compares them with a limit (T4)

    @Test
    @Timeout(120)
    void hugeFilesAreNotReadToTheirEnd() throws IOException {
        Path file = folder.resolve("template.docx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(hello().bytes());
            sparse.setLength(3L << 30);
        }

        assertThat(refusal(file)).contains("is larger than 10 MB");
    }

    @Test
    @Timeout(120)
    void bombsAreNotUnpackedToTheirEnd() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(megabyte);
        byte[] packed = new byte[1 << 14];
        int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        int times = 2_500;
        ZipArchiveEntry bomb = new ZipArchiveEntry("word/media/a.bmp");
        bomb.setMethod(ZipEntry.DEFLATED);
        bomb.setSize((long) megabyte.length * times);
        bomb.setCompressedSize((long) length * times);
        bomb.setCrc(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.addRawArchiveEntry(
                    bomb,
                    new SequenceInputStream(Collections.enumeration(Collections.nCopies(times, packed).stream()
                            .map(block -> new ByteArrayInputStream(block, 0, length))
                            .toList())));
        }

        assertThat(refusal(Files.write(folder.resolve("template.docx"), bytes.toByteArray())))
                .contains("unpacks to far more");
    }

    // Names (T6, T7)

    @Test
    void bothKindsOfSlashesLeadOut() {
        assertThat(refusal(hello().entry("word/..\\..\\evil.xml", new byte[1]))).contains("unsafe name");
    }

    @Test
    void messagesShowForeignNamesInOneShortLine() {
        String name = "x\n\u001B[31m" + "y".repeat(300) + ":";
        String target = "file:x&#10;&#9;" + "y".repeat(300);

        for (String message : List.of(
                refusal(hello().entry(name, new byte[1])),
                refusal(Docx.of(p(hyperlink("rL", "x"))).link("rL", target)))) {
            assertThat(message)
                    .doesNotContain("\n", "\t", "\u001B")
                    .contains("yyy…")
                    .hasSizeLessThan(320);
        }
    }

    @Test
    void problemsAreNotToldWithoutEnd() {
        Docx docx = hello();
        for (int i = 0; i < 300; i++) {
            docx.external("rX" + i, "image", "https://evil.example/" + i);
        }
        UserProblem problem =
                catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(docx.write(folder)));

        assertThat(problem.sentences()).hasSize(100);
    }

    // What parts are said to be (T8 to T10)

    static Stream<Arguments> types() {
        String macro = "application/vnd.ms-office.vbaProject";
        return Stream.of(
                Arguments.of("<Default Extension=\"BIN\" ContentType=\"" + macro + "\"/>", "word/data.bin", "macros"),
                Arguments.of("<Default Extension=\"bin\" ContentType=\"" + macro + "\"/>", "word/data.BIN", "macros"),
                Arguments.of(
                        "<Override PartName=\"/WORD/data.xml\" ContentType=\" Application/vnd.ms-office.ActiveX+XML \"/>",
                        "word/data.xml",
                        "ActiveX"),
                Arguments.of(
                        "<Override PartName=\"\\word\\data.xml\" ContentType=\"application/vnd.ms-office.activeX+xml\"/>",
                        "word/data.xml",
                        "ActiveX"),
                Arguments.of("", "word/VBAProject.xml", "macros"),
                Arguments.of("", "word/ActiveX/data.xml", "ActiveX"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typesAndNamesOfPartsKnowNoCase(String type, String part, String sentence) {
        assertThat(refusal(types(MAIN + type).entry(part, bytes("<x/>")))).contains(sentence);
    }

    @Test
    void anHonestTypeMayBeSpelledInAnyCase() {
        assertAccepted(types(MAIN.replace("application", " APPLICATION").replace("main+xml", "MAIN+XML ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/vnd.openxmlformats-officedocument.theme+xml"})
    void theMainPartMustBeText(String type) {
        assertThat(refusal(types(MAIN.replace(WORD + "document.main+xml", type))))
                .contains("has no Word document in it");
    }

    @Test
    void ofTwoWordsOnAPartOnlyTheOneThatWasCheckedGoesOut() {
        String again =
                MAIN.replace(WORD + "document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml");
        String extension = "<Default Extension=\"xml\" ContentType=\"application/vnd.ms-office.activeX+xml\"/>";
        Docx docx = types(MAIN + again + extension);

        assertThat(Rendered.of(docx.write(folder), Samples.plain()).xml("[Content_Types].xml"))
                .contains("wordprocessingml.document.main+xml")
                .doesNotContain("macroEnabled", "activeX");
    }

    // Arrows between parts (T10 to T12)

    @Test
    void blanksAndCaseHideNoArrow() {
        String rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rX\" Type=\" " + Docx.RELATIONSHIPS
                + "image \" Target=\" https://evil.example/a \""
                + " TargetMode=\" EXTERNAL \"/></Relationships>";

        assertThat(refusal(hello().entry("word/_rels/document.xml.rels", bytes(rels))))
                .contains("fetches a picture from 'https://evil.example/a'");
        assertThat(refusal(hello().relationship("word/document.xml", "rX", "image", "FILE:x")))
                .contains("a picture at 'FILE:x'");
        assertAccepted(Docx.of(p(hyperlink("rL", "x"))).link("rL", "HTTPS://example.com/"));
    }

    @Test
    void theArrowsOfTheWholeFileAreLookedAt() {
        assertThat(refusal(hello().external("", "rX", "thumbnail", "https://evil.example/a.png")))
                .contains("from 'https://evil.example/a.png'");
    }

    @Test
    void settingsFetchNothingButWhatIsTakenOutOfThem() {
        String local = "file:///C:\\Users\\Ada\\x";

        assertAccepted(settings("").external("word/settings.xml", "rX", "mailMergeSource", local));
        assertThat(refusal(settings("").external("word/settings.xml", "rX", "image", local)))
                .contains("fetches a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///c:/x?{{full_name}}", "\\\\evil\\%7b%7bfull_name%7d%7d"})
    void linksThatNobodyFillsAreJudgedAsTheyAre(String target) {
        String chart = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
        Docx docx = hello().part("word/charts/c.xml", chart, "<x/>")
                .relationship("word/document.xml", "rC", "chart", "charts/c.xml")
                .external("word/charts/c.xml", "rL", "hyperlink", target);

        assertThat(refusal(docx)).contains("has a link to '" + target + "'");
    }

    @Test
    @Timeout(120)
    void arrowsInACircleEnd() {
        assertAccepted(hello().story("header", "h.xml", lines("x"))
                .relationship("word/h.xml", "rBack", "customXml", "document.xml"));
    }

    @Test
    void theSettingsGoOutWithoutTheAuthorsSources() {
        String traces = "<w14:docId w14:val=\"1A2B3C4D\"/><w:attachedSchema w:val=\"urn:secret\"/>"
                + "<w:saveThroughXslt r:id=\"rX\"/><w:smartTagType w:namespaceuri=\"urn:secret\"/>"
                + "<sl:schemaLibrary xmlns:sl=\"http://schemas.openxmlformats.org/schemaLibrary/2006/main\"><sl:schema/>"
                + "</sl:schemaLibrary><w:zoom w:percent=\"90\"/>";
        String local = "file:///C:\\Users\\Ada\\";
        Docx docx = settings(traces)
                .external("word/settings.xml", "rA", "mailMergeSource", local + "list.csv")
                .external("word/settings.xml", "rB", "mailMergeHeaderSource", local + "head.csv")
                .part(
                        "word/recipientData.xml",
                        WORD + "mailMergeRecipientData+xml",
                        "<w:recipients " + Docx.NAMESPACES + "/>")
                .relationship("word/settings.xml", "rC", "recipientData", "recipientData.xml");
        Rendered rendered = Rendered.of(docx.write(folder), Samples.plain());

        assertThat(rendered.xml("word/settings.xml"))
                .contains("w:zoom")
                .doesNotContain("1A2B3C4D", "urn:secret", "Xslt", "schemaLibrary>", "smartTagType");
        assertThat(rendered.xml("word/_rels/settings.xml.rels")).doesNotContain("Ada", "recipientData");
    }

    @Test
    void theAuthorOfATemplateDoesNotGoOut() {
        Docx docx = hello().core("<dc:creator>Ada A</dc:creator><cp:lastModifiedBy>Ada B</cp:lastModifiedBy>"
                        + "<dc:title>A letter</dc:title>")
                .part(
                        "docProps/app.xml",
                        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                                + "<Company>Ada C</Company><Manager>Ada D</Manager><Pages>1</Pages></Properties>")
                .relationship("", "rApp", "extended-properties", "docProps/app.xml");
        Rendered rendered = Rendered.of(docx.write(folder), Samples.plain());

        assertThat(rendered.xml("docProps/core.xml")).contains("A letter").doesNotContain("Ada");
        assertThat(rendered.xml("docProps/app.xml")).contains("Pages>1").doesNotContain("Ada");
    }

    // What parts say past their relationships (T10 to T12)

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:fldChar w:fldCharType=\"begin\"/>",
                "<w:fldSimple w:instr=\"PAGE\"/>",
                "<w:instrText>PAGE</w:instrText>",
                "<w:delInstrText>PAGE</w:delInstrText>"
            })
    void noPieceOfAFieldStandsOutsideOfText(String piece) {
        String numbering = "<w:numbering " + Docx.NAMESPACES + ">" + piece + "</w:numbering>";

        assertAccepted(numbering("<w:numbering " + Docx.NAMESPACES + "/>"));
        assertThat(refusal(numbering(numbering))).contains("has a field, which belongs into the text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<handler/>",
                "<g ONLOAD=\"x\"/>",
                "<style>@IMPORT 'https://evil.example/a.css'</style>",
                "<style>a { fill: URL('https://evil.example/a') }</style>"
            })
    void vectorPicturesHideNothing(String inside) {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>";
        Docx harmless = picture(svg.formatted("<style>a{fill:url( '#b' )}</style><a href=\" https://example.com\"/>"));

        assertAccepted(harmless);
        assertThat(refusal(picture(svg.formatted(inside)))).contains("(its part word/media/a.svg) is a picture");
    }

    @Test
    void theOfficePartsOfShapesFetchNothingEither() {
        String shape =
                "<w:r><w:pict><v:rect><o:extrusion xmlns:o=\"urn:schemas-microsoft-com:office:office\" %s/></v:rect>"
                        + "</w:pict></w:r>";

        assertAccepted(Docx.of(p(shape.formatted("on=\"t\""))));
        assertThat(refusal(Docx.of(p(shape.formatted("src=\"https://evil.example/a\"")))))
                .contains("fetches a picture");
    }

    // Fields (T11)

    static Stream<Arguments> apart() {
        return Stream.of(
                Arguments.of(
                        "<w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p>",
                        "</w:p></w:txbxContent></v:textbox>" + "</v:rect></w:pict></w:r>"),
                Arguments.of("<mc:AlternateContent><mc:Choice Requires=\"wps\">", "</mc:Choice></mc:AlternateContent>"),
                Arguments.of("<mc:AlternateContent><mc:Fallback>", "</mc:Fallback></mc:AlternateContent>"));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void fieldsDoNotGoOnOutsideOfWhatIsReadApart(String open, String close) {
        String begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r>";
        String rest = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

        assertAccepted(Docx.of(p(open + begin + close)));
        assertThat(refusal(Docx.of(p(open + begin + close + rest))))
                .contains("is the instruction of a field that is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"footnote", "endnote", "comment"})
    void fieldsDoNotGoOnInTheNextNote(String kind) {
        String note = "<w:" + kind + " w:id=\"%d\"><w:p><w:r>%s</w:r></w:p></w:" + kind + ">";
        String begin = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE </w:instrText>";
        String notes = "<w:" + kind + "s " + Docx.NAMESPACES + ">" + note.formatted(1, begin) + "%s</w:" + kind + "s>";
        Docx honest = notes(kind, notes.formatted(note.formatted(2, "<w:t>x</w:t>")));

        assertAccepted(honest);
        assertThat(refusal(notes(kind, notes.formatted(note.formatted(2, "<w:instrText>DDE</w:instrText>")))))
                .contains("is the instruction of a field that is not there");
    }

    @Test
    void fieldsWithoutAnEndAreLookedAtToo() {
        String box = "<w:r><w:pict><v:rect><v:textbox><w:txbxContent>" + p(BEGIN + code("%s"))
                + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>";

        assertAccepted(Docx.of(p(box.formatted("PAGE"))));
        assertThat(refusal(Docx.of(p(box.formatted("DDE x"))))).contains("of the kind DDE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:t>x</w:t>",
                "<w:delText>x</w:delText>",
                "<w:sym w:char=\"F020\"/>",
                "<w:noBreakHyphen/>",
                "<w:softHyphen/>",
                "<w:drawing/>",
                "<w:pict/>",
                "<w:object/>",
                "<mc:AlternateContent/>"
            })
    void instructionsConsistOfWords(String something) {
        assertAccepted(Docx.of(p(BEGIN + code("PAGE") + END + "<w:r>" + something + "</w:r>")));
        assertThat(refusal(Docx.of(p(BEGIN + code("PAGE") + "<w:r>" + something + "</w:r>" + END))))
                .contains("has something else than words in the instruction of a field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:r><w:tab/></w:r>",
                "<w:r><w:ptab/></w:r>",
                "<w:r><w:br/></w:r>",
                "<w:r><w:cr/></w:r>",
                "</w:p><w:p>"
            })
    void whatReadsAsABlankPartsTheWordsOfAnInstruction(String blank) {
        assertAccepted(Docx.of(p(BEGIN + code("PAGE") + blank + code("\\* MERGEFORMAT") + END)));
        assertThat(refusal(Docx.of(p(BEGIN + code("PA") + blank + code("GE") + END))))
                .contains("of the kind PA,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HYPERLINK \\\\host\\share",
                "HYPERLINK \"\\\\l\" \"file:///c:/x\"",
                "HYPERLINK \\o \"\\\\l\" \"file:///c:/x\"",
                "HYPERLINK \\o tip \"file:///c:/x\"",
                "HYPERLINK \u201Cfile:///c:/x\u201D"
            })
    void nothingPassesForAnArgumentOfASwitch(String instruction) {
        assertAccepted(Docx.of(p(Docx.field("HYPERLINK \\l \"place\" \\o \"tip\"", "x"))));
        assertThat(refusal(Docx.of(p(Docx.field(instruction, "x")))))
                .contains("which is no web, mail or telephone address");
    }

    @Test
    void fieldsAreTheSameForThoseWhoRejectChanges() {
        String separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        String inserted = "<w:ins w:id=\"5\" w:author=\"A\">" + separate + "</w:ins>";

        assertAccepted(Docx.of(p(BEGIN + code("PAGE") + separate + END)));
        assertThat(refusal(Docx.of(p(BEGIN + code("PAGE") + inserted + END)))).contains("tracked changes inside");
        assertThat(refusal(Docx.of(p(BEGIN + code("PAGE") + "<w:r><w:delInstrText> x</w:delInstrText></w:r>" + END))))
                .contains("tracked changes inside");
    }

    @Test
    void noQuotationMarkOfAValueEndsAnArgument() {
        Rendered rendered = Rendered.of(
                Docx.of(p(Docx.field("MERGEFIELD \"{{value}}\"", "x"))).write(folder),
                Contents.fields("value", "a\u201Cb\u201Dc\u201Ed\u201Fe\"f\\"));

        assertThat(rendered.xml().replace("&quot;", "\"")).contains("\"a\\\"b\\\"c\\\"d\\\"e\\\"f\\\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"= {{amount}} + 1", "EQ \\f({{amount}};2)"})
    void placeholdersStandInNoFormula(String instruction) {
        assertThat(refusal(Docx.of(p(Docx.field(instruction, "x"))))).contains("has a placeholder in a formula");
    }

    @Test
    void aPlaceholderIsNoKindOfField() {
        assertThat(refusal(Docx.of(p(Docx.field("{{kind}} \"x\"", "x"))))).contains("whose kind is a placeholder");
    }

    @Test
    void linkFieldsWithPlaceholdersHaveATextAndAnEnd() {
        String field = Docx.field("HYPERLINK \"{{some_url}}\"", "x");
        String end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        String separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";

        assertThat(refusal(Docx.of(p(field.replace(separate + r("x"), "")))))
                .contains("is a link field without a text to click");
        assertThat(refusal(Docx.of(p(field.replace(end, "")), p(end))))
                .contains("is a link field that ends in another paragraph");
        assertThat(refusal(Docx.of(p(field.replace(end, ""))))).contains("is a link field that ends in another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:",
                "mailto:",
                "https://a\u00A0b.example/",
                "https://a\u2003b.example/",
                "https://a\uFFFEb.example/",
                "https://a\u200Bb.example/",
                "https://a\u007Fb.example/",
                "https://?a"
            })
    void valuesThatLeadNowhereMakeNoLink(String value) {
        CompiledTemplate template =
                CompiledTemplate.compile(Docx.of(lines("{{some_url}}")).write(folder));

        assertThat(Rendered.of(template, Contents.fields("some_url", "tel:+1 403"))
                        .targets())
                .containsExactly("tel:+1403");
        assertThat(Rendered.of(template, Contents.fields("some_url", value)).targets())
                .isEmpty();
    }

    // What the template itself says must stay what it says (T14)

    @Test
    void theTextOfATemplateStaysAsItIs() {
        String text = "a &lt;w:br/&gt; &amp;amp; &quot; &#13; ]]&gt; z";
        String tip = "a &lt;b&gt; &amp;amp; &quot; &#13;&#10;&#9; z";
        Rendered rendered = Rendered.of(
                Docx.of(
                                p(r(text + " {{full_name}}")),
                                p("<w:hyperlink w:tooltip=\"" + tip + "\">" + r("x") + "</w:hyperlink>"))
                        .write(folder),
                Samples.plain());

        var document = Ooxml.parse(rendered.entries().get("word/document.xml"));
        assertThat(document.getElementsByTagName("w:p").item(0).getTextContent())
                .isEqualTo("a <w:br/> &amp; \" \r ]]> z Ada Lovelace");
        assertThat(document.getElementsByTagName("w:hyperlink")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("w:tooltip")
                        .getNodeValue())
                .isEqualTo("a <b> &amp; \" \r\n\t z");
    }

    @Test
    void sectionsAndListsHaveADepth() throws IOException {
        String deep = "{{#a}}".repeat(33) + "x" + "{{/a}}".repeat(33);
        Value list = new Value.Text("x");
        for (int i = 0; i < 10_000; i++) {
            list = new Value.Items(List.of(list));
        }
        Rendered rendered =
                Rendered.of(Docx.of(lines("[{{list}}]")).write(folder), new Value.Fields(Map.of("list", list), ""));

        assertThat(refusal(Docx.of(lines(deep)))).contains("is inside more than 32 other sections");
        assertAccepted(Docx.of(lines(deep.replaceFirst("\\{\\{#a}}", "").replaceFirst("\\{\\{/a}}", ""))));
        assertThat(rendered.text()).isEqualTo("[]");
    }

    @Test
    void complaintsEnd() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            many.append(lines("{{a" + i));
        }
        UserProblem problem = catchThrowableOfType(
                UserProblem.class,
                () -> CompiledTemplate.compile(Docx.of(many.toString()).write(folder)));

        assertThat(problem.sentences()).hasSizeLessThanOrEqualTo(1_000);
    }

    // Files

    private static Docx hello() {
        return Docx.of(lines("Hi {{full_name}}"));
    }

    private static Docx types(String entries) {
        return hello().contentTypes(TYPES
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + entries + "</Types>");
    }

    private static Docx settings(String inside) {
        return hello().part(
                        "word/settings.xml",
                        WORD + "settings+xml",
                        "<w:settings " + Docx.NAMESPACES + ">" + inside + "</w:settings>")
                .relationship("word/document.xml", "rSettings", "settings", "settings.xml");
    }

    private static Docx numbering(String xml) {
        return hello().part("word/numbering.xml", WORD + "numbering+xml", xml)
                .relationship("word/document.xml", "rN", "numbering", "numbering.xml");
    }

    private static Docx notes(String kind, String xml) {
        return hello().part("word/" + kind + "s.xml", WORD + kind + "s+xml", xml)
                .relationship("word/document.xml", "rN", kind + "s", kind + "s.xml");
    }

    private static Docx picture(String svg) {
        return hello().part("word/media/a.svg", "image/svg+xml", svg)
                .relationship("word/document.xml", "rPicture", "image", "media/a.svg");
    }

    /** A run with a piece of a field's instruction. */
    private static String code(String instruction) {
        return "<w:r><w:instrText xml:space=\"preserve\">" + instruction + "</w:instrText></w:r>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertAccepted(Docx docx) {
        assertThatCode(() -> Rendered.of(docx.write(folder), Samples.plain())).doesNotThrowAnyException();
    }

    private String refusal(Docx docx) {
        return refusal(docx.write(folder));
    }

    private static String refusal(Path file) {
        UserProblem problem = catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(file));
        assertThat(problem).as("a refusal").isNotNull();
        return problem.getMessage();
    }
}
