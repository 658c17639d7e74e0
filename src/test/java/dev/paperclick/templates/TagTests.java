package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TagTests {

    private static final Value.Fields CONTENT = fields(
            "full_name", "Ada",
            "company", "Smith & <Sons> \"Ltd\"",
            "lines", "one\r\ntwo\nthree\tfour",
            "skills", items("Java", "", "SQL"),
            "blank", " ",
            "person", new Value.Fields(java.util.Map.of("Last Name", new Value.Text("Lovelace")), "Countess"),
            "sneaky", "{{full_name}}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{{full_name}} > Ada",
                "{{{full_name}}} > Ada",
                "{{&amp;full_name}} > Ada",
                "{{ Full-Name }} > Ada",
                "{{fullName}} > Ada",
                "{{FULL\u00A0NAME}} > Ada",
                "{{“full_name”}} > Ada",
                "{{full–name}} > Ada",
                "{{‘full\u2011name’}} > Ada",
                "{\u200B{\uFEFFfull\u200B_\u00ADname\u2060}\u200B} > Ada",
                "{{\u00A0#skills\u00A0}}{{\u2009.\u00A0}};{{/\u200BSkills}} > Java;;SQL;",
                "{{unknown\u00A0|\u00A0no one}} > no one",
                "{{{person.last_name}} > {Lovelace",
                "{ {{full_name}} } > { Ada }",
                "{{person}} > Countess",
                "{{person.LAST-NAME}} > Lovelace",
                "{{person.first.deep}}. > .",
                "{{skills}} > Java, SQL",
                "{{unknown}}. > .",
                "{{unknown|no one}} > no one",
                "{{blank | Let’s see }} > Let’s see",
                "{{full_name|no one}} > Ada",
                "{{! not }} {{!-- shown }}x > x",
                "{{sneaky}} > {{full_name}}"
            })
    void readsTagsAsPeopleWriteThem(String text, String shown) {
        assertThat(render(p(r(text))).strip()).isEqualTo(shown);
    }

    static Stream<Arguments> splits() {
        String noise = "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>";
        return Stream.of(
                Arguments.of(bold("Hi {") + r("{full") + noise + r("_na") + "<w:bookmarkEnd w:id=\"1\"/>" + r("me}")
                        + r("} bye")),
                Arguments.of(r("Hi ") + bold("{{") + "<w:r><w:lastRenderedPageBreak/><w:t>full_name</w:t></w:r>"
                        + r("}} bye")),
                Arguments.of(r("Hi ") + "<w:smartTag>" + bold("{{full") + "</w:smartTag><w:ins w:id=\"2\">"
                        + r("_name}}") + "</w:ins>" + r(" bye")),
                Arguments.of(
                        r("Hi ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>{{full_</w:t><w:softHyphen/><w:t>name}}</w:t></w:r>"
                                + r(" bye")),
                Arguments.of(r("Hi ") + bold("{\u00AD{full\u200B_name}")
                        + "<w:del w:id=\"3\"><w:r><w:delText>old}}</w:delText></w:r></w:del>" + r("} bye")),
                Arguments.of(r("Hi ")
                        + "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath=\"x\"/></w:sdtPr><w:sdtContent>"
                        + bold("{{full_name}}") + "</w:sdtContent></w:sdt>" + r(" bye")),
                Arguments.of(r("Hi ")
                        + "<w:r><w:rPr><w:b/></w:rPr><w:t>{{full</w:t><w:noBreakHyphen/><w:t>name}}</w:t></w:r>"
                        + r(" bye")));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void findsTagsAcrossRunsAndKeepsTheirFirstFormat(String runs) {
        Rendered rendered = Rendered.of(Docx.of(p(runs)).write(folder), CONTENT);

        assertThat(rendered.xml().replaceAll("<w:del .*?</w:del>|<[^>]*>", "")).endsWith("Hi Ada bye");
        XWPFRun value = rendered.open().getParagraphs().get(0).getIRuns().stream()
                .filter(XWPFRun.class::isInstance)
                .map(XWPFRun.class::cast)
                .filter(run -> run.text().contains("Ada"))
                .findFirst()
                .orElse(null);
        if (value != null) {
            assertThat(value.isBold()).isTrue();
        }
        assertThat(rendered.xml()).doesNotContain("proofErr", "dataBinding", "showingPlcHdr", "<w:t></w:t>");
    }

    @Test
    void escapesValuesAndKeepsTheirLines() {
        Rendered rendered =
                Rendered.of(Docx.of(p(r("{{company}}")), p(r("{{lines}}"))).write(folder), CONTENT);

        assertThat(rendered.text()).isEqualTo("Smith & <Sons> \"Ltd\"\none\ntwo\nthree\tfour");
        assertThat(rendered.xml())
                .contains("one</w:t><w:br/><w:t xml:space=\"preserve\">two</w:t><w:br/>", "three</w:t><w:tab/>");
    }

    @Test
    void dropsCharactersThatXmlOrReadersMustNotSee() {
        String value = "a\u0000\u0001\u000B\u001F\uFFFE\uFFFFb\uD800c\uDC00d\u202De\u202Ef\u200E\u200F\uD83D\uDE00é中";
        Path template = Docx.of(p(r("{{x}}"))).write(folder);

        assertThat(Rendered.of(template, fields("x", value)).text()).isEqualTo("abcdef\u200E\u200F\uD83D\uDE00é中");
    }

    @Test
    void fillsEveryStory() {
        Rendered rendered = Rendered.of(
                Docx.of(lines("{{full_name}}") + p(textBox(lines("Box {{full_name}}"))))
                        .story("header", "h.xml", lines("Head {{full_name}}"))
                        .story("footer", "f.xml", lines("Foot {{full_name}}"))
                        .footnotes(lines("Note {{full_name}}"))
                        .core(
                                "<dc:title>CV of {{full_name}} &amp; {{lines}}</dc:title><dc:creator>Template Author</dc:creator>")
                        .write(folder),
                CONTENT);

        assertThat(rendered.xml().split("Box Ada", -1)).hasSize(3);
        assertThat(rendered.xml("word/h.xml")).contains("Head Ada");
        assertThat(rendered.xml("word/f.xml")).contains("Foot Ada");
        assertThat(rendered.xml("word/notes.xml")).contains("Note Ada");
        assertThat(rendered.open().getProperties().getCoreProperties().getTitle())
                .isEqualTo("CV of Ada & one two three four");
        assertThat(rendered.xml("docProps/core.xml")).doesNotContain("Author");
    }

    @Test
    void tellsWhatThereIsToFill() {
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(
                        p(
                                r(
                                        "{{Full Name}} {{#work}}{{name}}{{#highlights}}{{.}}{{/highlights}}{{/work}}{{^no}}{{x}}{{/no}}")),
                        p(Docx.hyperlink("rLink", "go")),
                        p(textBox(lines("{{boxed}}"))))
                .link("rLink", "%7b%7bcalendly_url%7d%7d")
                .story("header", "h.xml", lines("{{title}}"))
                .write(folder));

        assertThat(template.placeholders())
                .extracting(found ->
                        found.kind() + " " + found.name() + " in " + found.place() + " of " + found.enclosing())
                .containsExactly(
                        "VALUE Full Name in the body of ",
                        "SECTION work in the body of ",
                        "VALUE name in the body of work",
                        "SECTION highlights in the body of work",
                        "VALUE . in the body of work/highlights",
                        "INVERTED no in the body of ",
                        "VALUE x in the body of ",
                        "LINK_ADDRESS calendly_url in the body of ",
                        "VALUE boxed in the body of ",
                        "VALUE title in header 1 of ");
    }

    @Test
    void namesFoldToOneSpelling() {
        assertThat(Stream.of("first_name", "First Name", "FIRST-NAME", "firstName", " first\u00A0name ")
                        .map(Names::fold))
                .containsOnly("firstname");
        assertThat(Names.fold("İstanbul")).isEqualTo(Names.fold(Names.fold("İstanbul")));
    }

    private String render(String body) {
        return Rendered.of(Docx.of(body).write(folder), CONTENT).text();
    }
}
