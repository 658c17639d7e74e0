package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerTests {

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        byte[] good = hello().bytes();
        byte[] encrypted = good.clone();
        // The flag of encryption, in the first local header and wherever the directory has one.
        for (int i = 0; i + 10 < encrypted.length; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1 && encrypted[i + 3] == 2) {
                encrypted[i + 8] |= 1;
            }
        }
        return Stream.of(
                Arguments.of(new byte[0], "is empty"),
                Arguments.of("hello".getBytes(StandardCharsets.UTF_8), "is not a Word document"),
                Arguments.of(OLE, "is protected with a password or in the old .doc format"),
                Arguments.of(Arrays.copyOf(good, good.length / 2), "is damaged or incomplete"),
                Arguments.of(encrypted, "is encrypted"),
                Arguments.of(new byte[11 << 20], "is larger than 10 MB"),
                Arguments.of(Docx.zip(Map.of("a.txt", new byte[1]), false), "has no Word document in it"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesFilesThatAreNoDocuments(byte[] content, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("cv.docx"), content);

        assertThat(problem(file)).startsWith("cv.docx ").contains(sentence);
    }

    @Test
    void saysWhenThereIsNoFileToRead() {
        assertThat(problem(folder.resolve("none.docx"))).contains("there is no template", "none.docx");
        assertThat(problem(folder)).contains("is a folder");
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("../../evil.xml", "unsafe name"),
                Arguments.of("/etc/passwd", "unsafe name"),
                Arguments.of("word\\..\\..\\evil.xml", "unsafe name"),
                Arguments.of("C:/evil.xml", "unsafe name"),
                Arguments.of("WORD/Document.xml", "two entries named"),
                Arguments.of("word/vbaProject.bin", "macros"),
                Arguments.of("word/activeX/activeX1.xml", "ActiveX"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void refusesEntriesByName(String name, String sentence) {
        assertThat(problem(hello().entry(name, "x".getBytes(StandardCharsets.UTF_8))))
                .contains(sentence);
    }

    @Test
    void refusesOleObjectsUnderAnyName() {
        assertThat(problem(hello().entry("word/media/image1.png", OLE))).contains("OLE object");
    }

    @Test
    void refusesBombs() {
        assertThat(problem(hello().entry("word/media/a.bmp", new byte[5 << 20])))
                .contains("unpacks to far more");
        Docx many = hello();
        for (int i = 0; i < 1_001; i++) {
            many.entry("word/media/" + i, new byte[1]);
        }
        assertThat(problem(many)).contains("more than 1000 entries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-office.vbaProject"
            })
    void refusesMacrosByContentType(String type) {
        assertThat(problem(hello().part("word/any.xml", type, "<x/>"))).contains("macros");
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, https://evil.example/t.dotm, an attached template",
        "image, \\\\evil\\share\\a.png, a picture",
        "oleObject, file:///c:/a.xls, an OLE object",
        "aFChunk, https://evil.example, altChunk",
        "subDocument, file:///x, a subdocument",
        "frame, https://evil.example, a frame",
        "mailMergeSource, file:///x, a mail merge source",
        "hyperlink, javascript:alert(1), links must begin with",
        "hyperlink, file:///c:/x, links must begin with",
        "hyperlink, \\\\evil\\share, links must begin with"
    })
    void refusesContentFromElsewhere(String type, String target, String sentence) {
        assertThat(problem(hello().external("rX", type, target)))
                .startsWith("template.docx ")
                .contains(sentence);
    }

    @Test
    void refusesDoctypes() {
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document "
                + Docx.NAMESPACES + "><w:body><w:p/></w:body></w:document>";

        assertThat(problem(main(xml.getBytes(StandardCharsets.UTF_8)))).contains("document type declaration");
    }

    @Test
    void refusesEndlessNestingBeforeTheStackIsFull() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            nested.append("<w:tbl><w:tr w:rsidR=\"")
                    .append(Integer.toHexString(i * 0x9E3779B1))
                    .append("\"><w:tc>");
        }
        nested.append("</w:tc></w:tr></w:tbl>".repeat(3_000));

        assertThat(problem(Docx.of(nested.toString()))).contains("nested more than 256 levels deep");
    }

    @Test
    void refusesEntriesThatAreNotWhatTheDirectorySays() throws IOException {
        byte[] stored = hello().stored().bytes();
        int text = new String(stored, StandardCharsets.ISO_8859_1).indexOf("Hi {{name}}");
        stored[text] = 'X';

        assertThat(problem(Files.write(folder.resolve("cv.docx"), stored))).contains("is damaged or incomplete");
    }

    @Test
    void refusesWaysOfPackingThatWordDoesNotKnow() throws IOException {
        byte[] bytes = hello().bytes();
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        int zstandard = 93;
        bytes[directory + 10] = (byte) zstandard;

        assertThat(problem(Files.write(folder.resolve("cv.docx"), bytes))).contains("that is no plain file");
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] xml = hello().documentXml().replace("Hi", "\u00E9\u00E9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(main(xml))).contains("not well-formed XML");
    }

    @Test
    void refusesBrokenXml() {
        assertThat(problem(main("<w:document>&#xZZ;".getBytes(StandardCharsets.UTF_8))))
                .contains("not well-formed XML");
    }

    @Test
    void refusesXmlThatWordDoesNotRead() {
        String xml = hello().documentXml().replace("version=\"1.0\"", "version=\"1.1\"");

        assertThat(problem(main(xml.getBytes(StandardCharsets.UTF_8)))).contains("is XML 1.1");
    }

    @Test
    void readsWhatOtherProgramsWrite() throws IOException {
        assertGreets(hello().stored());
        Docx prefixes = hello();
        String renamed = prefixes.documentXml()
                .replace("w:", "ns0:")
                .replace("xmlns:w=", "xmlns:ns0=")
                .replace('"', '\'')
                .replace("version='1.0' encoding='UTF-8' standalone='yes'", "version='1.0'");
        assertGreets(main(renamed.getBytes(StandardCharsets.UTF_8)));
        assertGreets(main(hello().documentXml().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)));
        assertGreets(main(("\uFEFF" + hello().documentXml()).getBytes(StandardCharsets.UTF_8)));
        String unprefixed = hello().documentXml().replaceAll("<(/?)w:", "<$1").replace("xmlns:w=", "xmlns=");
        assertGreets(main(unprefixed.getBytes(StandardCharsets.UTF_8)));
        assertGreets(Docx.of(p(r("Hi <![CDATA[{{na]]>me&#125;&#x7D;"))));
        String strict = hello().documentXml()
                .replace(
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships");
        CompiledTemplate template = CompiledTemplate.compile(
                main(strict.getBytes(StandardCharsets.UTF_8)).write(folder));
        assertThat(Rendered.of(template, Contents.fields("name", "Ada")).xml()).contains(">Hi Ada<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/word/kopf.xml", "\\word\\kopf.xml", "kopf.xml", "../word/kopf.xml", "./KOPF.xml"})
    void followsTargetsHoweverTheyAreWritten(String target) {
        Docx docx = hello().part(
                        "word/kopf.xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
                        "<w:hdr " + Docx.NAMESPACES + ">" + lines("{{name}}") + "</w:hdr>")
                .relationship("word/document.xml", "rK", "header", target);

        assertThat(CompiledTemplate.compile(docx.write(folder)).placeholders())
                .extracting(Placeholder::place)
                .containsExactly("the body", "header 1");
    }

    @Test
    void aWordTemplateMakesDocuments() {
        Docx dotx = hello().contentTypes(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\""
                                + "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml\"/></Types>");
        Rendered rendered = Rendered.of(dotx.write(folder), Contents.fields("name", "Ada"));

        assertThat(rendered.xml("[Content_Types].xml"))
                .contains("document.main+xml")
                .doesNotContain("template.main");
        assertThat(rendered.text()).isEqualTo("Hi Ada");
    }

    @Test
    void aSignatureIsDroppedWithAWarning() {
        Docx signed = hello().part(
                        "_xmlsignatures/origin.sigs",
                        "application/vnd.openxmlformats-package.digital-signature-origin",
                        "")
                .part(
                        "_xmlsignatures/sig1.xml",
                        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
                        "<x/>")
                .relationship("_xmlsignatures/origin.sigs", "rS", "signature", "sig1.xml")
                .relationship("", "rO", "origin", "_xmlsignatures/origin.sigs");
        CompiledTemplate template = CompiledTemplate.compile(signed.write(folder));

        assertThat(template.warnings()).singleElement().asString().contains("digitally signed");
        assertThat(Rendered.of(template, Contents.fields()).entries().keySet())
                .noneMatch(name -> name.contains("_xmlsig"));
    }

    @ParameterizedTest
    @CsvSource({
        "word/x.bin, application/vnd.ms-office.webextension+xml, image, 'webextension'",
        "word/x.exe, application/x-msdownload, image, 'x-msdownload'",
        "word/x.mp4, video/mp4, customXml, 'video/mp4'",
        "word/x.xml, application/xml, webextensiontaskpanes, 'webextensiontaskpanes'",
        "word/x.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, package, 'an embedded file'",
        "word/x.xml, application/vnd.ms-word.keyMapCustomizations+xml, keyMapCustomizations, 'keymap'"
    })
    void refusesPartsThatTextHasNoUseFor(String name, String type, String relationship, String sentence) {
        Docx docx = hello().part(name, type, "<x/>").relationship("word/document.xml", "rX", relationship, "/" + name);

        assertThat(problem(docx)).containsIgnoringCase(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "customXml/item1.xml, application/xml, customXml",
        "word/theme/theme1.xml, application/vnd.openxmlformats-officedocument.theme+xml, theme",
        "word/fontTable.xml, application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml, fontTable",
        "word/webSettings.xml, application/vnd.openxmlformats-officedocument.wordprocessingml.webSettings+xml, webSettings",
        "word/printerSettings1.bin, application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings, printerSettings",
        "word/charts/chart1.xml, application/vnd.openxmlformats-officedocument.drawingml.chart+xml, chart",
        "word/fonts/font1.odttf, application/vnd.openxmlformats-officedocument.obfuscatedFont, font",
        "word/people.xml, application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml, people",
        "docMetadata/LabelInfo.xml, application/vnd.ms-office.classificationlabels+xml, classificationlabels"
    })
    void keepsHarmlessPartsThatItDoesNotKnow(String name, String type, String relationship) {
        Docx docx = hello().part(name, type, "<x/>").relationship("word/document.xml", "rX", relationship, "/" + name);

        assertThat(Rendered.of(docx.write(folder), Contents.fields()).entries()).containsKey(name);
    }

    @Test
    void whatNothingLeadsToDoesNotGoOut() {
        Docx docx = hello().entry("[trash]/0000.dat", new byte[] {1, 2, 3});

        assertThat(Rendered.of(docx.write(folder), Contents.fields()).entries()).doesNotContainKey("[trash]/0000.dat");
    }

    private static Docx withSettings(String settings, String type, String target) {
        return hello().part(
                        "word/settings.xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
                        "<w:settings " + Docx.NAMESPACES
                                + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">" + settings
                                + "</w:settings>")
                .relationship("word/document.xml", "rSettings", "settings", "settings.xml")
                .external("word/settings.xml", "rId1", type, target);
    }

    @Test
    void theSettingsLoseWhatTiesThemToTheAuthorsMachine() {
        Docx docx = withSettings(
                "<w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"100\"/><w:rsids><w:rsid w:val=\"00A1\"/></w:rsids>"
                        + "<w15:docId w15:val=\"{1}\"/><w:mailMerge><w:query w:val=\"SELECT\"/></w:mailMerge>",
                "attachedTemplate", "file:///C:\\Users\\Ada\\Normal.dotm");
        CompiledTemplate template = CompiledTemplate.compile(docx.write(folder));
        Rendered rendered = Rendered.of(template, Contents.fields());

        assertThat(rendered.xml("word/settings.xml"))
                .contains("w:zoom")
                .doesNotContain("rsid", "docId", "attachedTemplate", "mailMerge", "SELECT");
        assertThat(rendered.xml("word/_rels/settings.xml.rels")).doesNotContain("Ada");
        assertThat(template.warnings()).singleElement().asString().contains("mail merge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/t.dotm",
                "\\\\evil\\share\\t.dotm",
                "file://evil/share/t.dotm",
                "file:////evil/share/t.dotm",
                "file:///\\\\evil\\t.dotm"
            })
    void refusesATemplateFromTheNetwork(String target) {
        assertThat(problem(withSettings("<w:attachedTemplate r:id=\"rId1\"/>", "attachedTemplate", target)))
                .contains("an attached template");
    }

    @Test
    void aBoundControlShowsWhatIsFilledIn() {
        String bound =
                "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath=\"/x\" w:storeItemID=\"{1}\"/></w:sdtPr>"
                        + "<w:sdtContent>" + p(r("{{name}}")) + "</w:sdtContent></w:sdt>";

        assertThat(Rendered.of(Docx.of(bound, p(r("x"))).write(folder), Contents.fields("name", "Ada"))
                        .xml())
                .contains(">Ada<")
                .doesNotContain("dataBinding", "showingPlcHdr");
    }

    private void assertGreets(Docx docx) {
        assertThat(Rendered.of(docx.write(folder), Contents.fields("name", "Ada"))
                        .text())
                .isEqualTo("Hi Ada");
    }

    private static Docx hello() {
        return Docx.of(p(r("Hi {{name}}")));
    }

    private static Docx main(byte[] xml) {
        return hello().entry("word/document.xml", xml);
    }

    private String problem(Docx docx) {
        return problem(docx.write(folder));
    }

    private static String problem(Path file) {
        return catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(file))
                .getMessage();
    }
}
