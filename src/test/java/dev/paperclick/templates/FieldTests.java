package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Fields: which may go out, however they are written, and what may be filled into their instructions. */
class FieldTests {

    private static final String BEGIN = mark("begin");
    private static final String SEPARATE = mark("separate");
    private static final String END = mark("end");

    @TempDir
    Path folder;

    // Which may go out

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAGE",
                " numpages ",
                "DATE \\@ \"d MMMM yyyy\"",
                "TIME",
                "MERGEFIELD Name \\* MERGEFORMAT",
                "TOC \\o \"1-3\" \\h \\z \\u",
                "REF place \\h",
                "HYPERLINK \"https://example.com/\" \\o \"tip\" \\t \"_blank\"",
                "HYPERLINK \\l \"place\"",
                "\"PAGE\"",
                "=SUM(ABOVE)",
                "= 2 * 3",
                "SEQ Table \\* ARABIC",
                "IF 1 = 1 \"a\" \"b\"",
                "DOCPROPERTY Company",
                "FORMTEXT",
                ""
            })
    void fieldsThatShowTheDocumentItselfGoOut(String instruction) {
        assertThatCode(() -> compile(p(field(instruction.replace("\"", "&quot;"), "x"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADDIN x",
                "ADDRESSBLOCK",
                "ASK a b",
                "AUTOTEXT x",
                "AUTOTEXTLIST x",
                "COMPARE 1 = 1",
                "CONTROL x",
                "DATABASE x",
                "DDE x y",
                "DDEAUTO x y",
                "DOCVARIABLE x",
                "EMBED x",
                "FILENAME \\p",
                "FILESIZE",
                "FILLIN x",
                "GOTOBUTTON x y",
                "GREETINGLINE",
                "HTMLCONTROL x",
                "IMPORT x",
                "INCLUDE x",
                "INCLUDEPICTURE x",
                "INCLUDETEXT x",
                "INFO author",
                "LINK x y",
                "MACROBUTTON x y",
                "MERGEREC",
                "NEXT",
                "NEXTIF 1 = 1",
                "PRINT x",
                "PRIVATE x",
                "QUOTE 65",
                "RD x",
                "SET a b",
                "SHAPE x",
                "SKIPIF 1 = 1",
                "TEMPLATE",
                "USERADDRESS",
                "USERINITIALS",
                "USERNAME",
                "WHATEVER"
            })
    void allOthersAreRefusedHoweverTheyAreWritten(String instruction) {
        String kind = instruction.split(" ")[0];
        String rest = instruction.substring(kind.length());
        String references =
                kind.chars().mapToObj(c -> "&#x" + Integer.toHexString(c) + ";").collect(Collectors.joining());
        String split = code(kind.substring(0, 1)) + "<w:proofErr w:type=\"spellStart\"/>"
                + code("<![CDATA[" + kind.substring(1) + "]]>" + rest);
        for (String written : new String[] {
            field(instruction, "x"),
            field(" \t\u00A0" + instruction.toLowerCase(), "x"),
            field("\"" + kind + "\"" + rest, "x"),
            field(references + rest, "x"),
            field(instruction + " \\* MERGEFORMAT", "x"),
            BEGIN + split + SEPARATE + r("x") + END,
            BEGIN + split + END,
            BEGIN + split,
            BEGIN + split + SEPARATE + r("x"),
            BEGIN + code(" ") + SEPARATE + r("a") + field(instruction, "x") + END,
            BEGIN + code("IF 1 = 1 ") + field(instruction, "x") + code(" b") + SEPARATE + r("x") + END,
            BEGIN + code("PAGE") + SEPARATE + "<w:fldSimple w:instr=\"" + instruction + "\"/>" + END,
            "<w:fldSimple w:instr=\"" + instruction + "\">" + r("x") + "</w:fldSimple>",
            "<w:fldSimple w:instr=\"PAGE\">" + field(instruction, "x") + "</w:fldSimple>",
            "<w:ins w:id=\"1\">" + field(instruction, "x") + "</w:ins>",
            "<w:del w:id=\"1\">" + BEGIN + "<w:r><w:delInstrText>" + instruction + "</w:delInstrText></w:r>" + END
                    + "</w:del>",
            "<w:sdt><w:sdtContent>" + field(instruction, "x") + "</w:sdtContent></w:sdt>",
            textBox(p(field(instruction, "x")))
        }) {
            assertThat(refusal(p(written))).as(written).contains("is a field of the kind " + kind);
        }
        assertThat(refusal(p(BEGIN + code(kind)) + p(code(rest) + SEPARATE) + p(r("x") + END)))
                .contains("is a field of the kind " + kind);
    }

    @Test
    void theEncodingOfThePartHidesNothing() {
        Docx docx = Docx.of(p(field("INCLUDETEXT x", "x")));
        String xml = docx.documentXml().replace("UTF-8", "UTF-16");

        assertThat(refusal(docx.entry("word/document.xml", xml.getBytes(StandardCharsets.UTF_16))))
                .contains("is a field of the kind INCLUDETEXT");
    }

    static Stream<Arguments> ambiguous() {
        String deleted = "<w:del w:id=\"1\"><w:r><w:delInstrText>DATE</w:delInstrText></w:r></w:del>";
        String inserted = "<w:ins w:id=\"1\">" + code("DATE") + "</w:ins>";
        return Stream.of(
                Arguments.of(BEGIN + code("PRINT") + deleted + END, "tracked changes"),
                Arguments.of(BEGIN + code("PRINT") + inserted + END, "tracked changes"),
                Arguments.of(BEGIN + code("PRINT") + "<w:moveFrom>" + code("DATE") + "</w:moveFrom>" + END, "tracked"),
                Arguments.of(BEGIN + code("PRINT") + r("DATE") + END, "something else than words"),
                Arguments.of(BEGIN + code("PRINT") + "<w:r><w:noBreakHyphen/></w:r>" + code("DATE") + END, "something"),
                Arguments.of(BEGIN + code("PRINT") + "<w:r><w:tab/></w:r>" + code("DATE") + END, "kind PRINT,"),
                Arguments.of(BEGIN + code("PRINT") + textBox(p(code("DATE"))) + END, "a field that is not there"),
                Arguments.of(BEGIN + textBox(p(END)) + code("DDE x") + SEPARATE + END, "something else than words"),
                Arguments.of(code("DDE x") + r("y"), "a field that is not there"),
                Arguments.of(BEGIN + code("PAGE") + SEPARATE + code("DDE x") + END, "a field that is not there"),
                Arguments.of(BEGIN + field("QUOTE DDE", "x") + code(" a b") + SEPARATE + END, "kind QUOTE"),
                Arguments.of(BEGIN + field("DOCPROPERTY k", "x") + code(" a b") + SEPARATE + END, "of the kind"),
                Arguments.of(BEGIN + field("DOCPROPERTY k", "x") + SEPARATE + END, "of the kind"),
                Arguments.of(BEGIN + code("DATE") + field("REF k", "x") + code(" a") + SEPARATE + END, "kind DATE"),
                Arguments.of(field("\"\" INCLUDETEXT x", "x"), "is a field of the kind ,"),
                Arguments.of(field("\\* INCLUDETEXT x", "x"), "is a field of the kind"),
                Arguments.of(
                        BEGIN + code("HYPERLINK ") + field("DOCPROPERTY k", "x") + SEPARATE + r("x") + END,
                        "another field in its instruction"),
                Arguments.of(field("HYPERLINK https://good.example file:///c:/x", "x"), "leads to 'file:///c:/x'"),
                Arguments.of(field("HYPERLINK \\s file:///c:/x", "x"), "leads to 'file:///c:/x'"),
                Arguments.of(field("HYPERLINK \\* file:///c:/x", "x"), "leads to 'file:///c:/x'"),
                Arguments.of(field("HYPERLINK \"\\l\" \"file:///c:/x\"", "x"), "leads to 'l'"),
                Arguments.of(field("PAGE " + "x".repeat(10_000), "x"), "is longer than any field"));
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void whatMayReadAsAnotherFieldIsRefused(String runs, String sentence) {
        assertThat(refusal(p(runs))).contains(sentence);
    }

    @Test
    void fieldsThatWereDeletedOrInsertedAsAWholeAreFields() {
        String deleted = "<w:del w:id=\"1\">" + BEGIN + "<w:r><w:delInstrText>MERGEFIELD {{x}}</w:delInstrText></w:r>"
                + SEPARATE + "<w:r><w:delText>x</w:delText></w:r>" + END + "</w:del>";

        assertThatCode(() -> compile(p(deleted))).doesNotThrowAnyException();
        assertThatCode(() -> compile(p("<w:ins w:id=\"1\">" + field("PAGE", "1") + "</w:ins>")))
                .doesNotThrowAnyException();
    }

    // What may be filled in

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "MERGEFIELD {{name}} → MERGEFIELD \"Ada\"",
                "MERGEFIELD \"{{name}}\" \\* Upper → MERGEFIELD \"Ada\" \\* Upper",
                "DOCPROPERTY {{a name|Bob}}_{{name}} \\* MERGEFORMAT → DOCPROPERTY \"Bob_Ada\" \\* MERGEFORMAT",
                "DOCPROPERTY \"x {{name}} {{! what }}y\" → DOCPROPERTY \"x Ada y\"",
                "IF \"{{name}}\" = {{{name}}} \"{{name}}!\" b → IF \"Ada\" = \"Ada\" \"Ada!\" b",
                "SEQ {{nobody}} → SEQ \"\"",
                "DATE \\@ \"'{{name}}' yyyy\" → DATE \\@ \"'Ada' yyyy\""
            })
    void valuesBecomeArguments(String instruction, String filled) {
        Rendered rendered = Rendered.of(compile(p(field(instruction, "«{{name}}»"))), fields("name", "Ada"));
        String simple = "<w:fldSimple w:instr=\"" + instruction.replace("\"", "&quot;") + "\">" + r("«{{name}}»")
                + "</w:fldSimple>";

        assertThat(instructions(rendered)).isEqualTo(filled);
        assertThat(rendered.text()).contains("«Ada»");
        assertThat(instructions(Rendered.of(compile(p(simple)), fields("name", "Ada"))))
                .isEqualTo(filled);
    }

    @Test
    void aPlaceholderMayBeSplitOverTheRunsOfAnInstruction() {
        String split = BEGIN + code("MERGEFIELD {{na") + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + code("me}")
                + code("} ") + SEPARATE + r("x") + END;
        CompiledTemplate template = compile(p(split));

        assertThat(instructions(Rendered.of(template, fields("name", "Ada")))).isEqualTo("MERGEFIELD \"Ada\" ");
        assertThat(template.placeholders()).extracting(Placeholder::name).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\" \\* MERGEFORMAT \"",
                "x\" INCLUDETEXT \"https://evil.example",
                "\\",
                "\\\" \\@ \\\\\"",
                "“ \\h „ \\l ” \\t ‟",
                "a\nb\tc\r\nd",
                "\u0013 INCLUDETEXT x \u0015",
                "{ DDE x }",
                "<w:fldChar w:fldCharType=\"end\"/>",
                "&quot; x",
                "{{name}}"
            })
    void aValueIsOneArgumentWhateverItSays(String value) {
        for (String argument :
                new String[] {"{{name}}", "\"{{name}}\"", "a{{name}}z", "\"a {{name}}\"", "{{x|}}{{name}}"}) {
            Rendered rendered =
                    Rendered.of(compile(p(field("MERGEFIELD " + argument + " \\h", "x"))), fields("name", value));
            String written = instructions(rendered);

            assertThat(words(written)).as(written).isEqualTo(3);
            assertThat(written).startsWith("MERGEFIELD \"").endsWith("\" \\h").doesNotContain("\n", "\r", "\t");
            assertThat(written.substring(12, written.length() - 4)).doesNotContainPattern("[“”„‟]");
            assertThat(Ooxml.parse(rendered.entries().get("word/document.xml"))
                            .getElementsByTagName("w:fldChar")
                            .getLength())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name}}",
                "\"{{name}}\" x",
                "{{name}}PAGE",
                "PAGE{{name}}",
                "\"PAGE {{name}}\"",
                "MERGEFIELD \\{{name}}",
                "MERGEFIELD x\\{{name}}",
                "MERGEFIELD \"x\\{{name}}\"",
                "MERGEFIELD \\*{{name}}",
                "MERGEFIELD x\"{{name}}",
                "EQ \\f(1,{{name}})",
                "={{name}}",
                "MERGEFIELD {{^name}}",
                "MERGEFIELD {{name"
            })
    void aValueNeverStandsForAKindASwitchOrAFormula(String instruction) {
        assertThat(refusal(p(field(instruction, "x")))).startsWith("template.docx, the body, in “x”");
    }

    @Test
    void aPlaceholderBesideAnInnerFieldIsRefused() {
        String nested = BEGIN + code("IF ") + field("REF a", "x") + code(" = {{name}} b c") + SEPARATE + r("x") + END;

        assertThat(refusal(p(nested))).contains("beside another field");
        assertThatCode(() -> compile(p(nested.replace("{{name}}", "1")))).doesNotThrowAnyException();
    }

    /** The words of an instruction as Word tells them apart. */
    private static int words(String instruction) {
        int words = 0;
        int at = 0;
        while (at < instruction.length()) {
            if (instruction.charAt(at) == ' ') {
                at++;
                continue;
            }
            boolean quoted = instruction.charAt(at) == '"';
            at += quoted ? 1 : 0;
            while (at < instruction.length() && instruction.charAt(at) != (quoted ? '"' : ' ')) {
                at += quoted && instruction.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
            words++;
        }
        return words;
    }

    private static String instructions(Rendered rendered) {
        return Ooxml.nodes(
                        Ooxml.parse(rendered.entries().get("word/document.xml")).getDocumentElement())
                .stream()
                .flatMap(FieldTests::all)
                .filter(element -> element.getLocalName().equals("instrText"))
                .map(Element::getTextContent)
                .collect(Collectors.joining());
    }

    private static Stream<Element> all(org.w3c.dom.Node node) {
        return node instanceof Element element
                ? Stream.concat(
                        Stream.of(element), Ooxml.elements(element).stream().flatMap(FieldTests::all))
                : Stream.empty();
    }

    private static String mark(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    private static String code(String text) {
        return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
    }

    private CompiledTemplate compile(String body) {
        return CompiledTemplate.compile(Docx.of(body).write(folder));
    }

    private String refusal(String body) {
        return refusal(Docx.of(body));
    }

    private String refusal(Docx docx) {
        UserProblem problem =
                catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(docx.write(folder)));
        assertThat(problem).as("a refusal").isNotNull();
        return problem.getMessage();
    }
}
