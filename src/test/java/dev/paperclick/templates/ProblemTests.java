package dev.paperclick.templates;

import static dev.paperclick.templates.Docx.cell;
import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.row;
import static dev.paperclick.templates.Docx.table;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTests {

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        String control = "<w:sdt><w:sdtPr/><w:sdtContent>" + r("x{{#a}}y") + "</w:sdtContent></w:sdt>";
        return Stream.of(
                Arguments.of(lines("Dear {{name, hello"), "{{name, hello is not closed; end the tag with }}"),
                Arguments.of(lines("{{one and {{two}}"), "{{one and is not closed; end the tag with }}"),
                Arguments.of(lines("Dear {name}}"), "Dear {name}} closes a tag that was never opened"),
                Arguments.of(lines("{{ }}"), "{{ }} has no name"),
                Arguments.of(lines("{{#}}"), "{{#}} has no name"),
                Arguments.of(lines("{{a..b}}"), "{{a..b}} has no name"),
                Arguments.of(lines("{{a + b}}"), "{{a + b}} is no name"),
                Arguments.of(lines("{{>other}}"), "{{&gt;other}}".replace("&gt;", ">") + " asks for another template"),
                Arguments.of(lines("{{=a b=}}"), "{{=a b=}} changes the delimiters"),
                Arguments.of(lines("{{#work}}"), "{{#work}} is never closed; write {{/work}}"),
                Arguments.of(lines("{{/work}}"), "{{/work}} closes a section that is not open"),
                Arguments.of(lines("{{#a}}{{#b}}x{{/a}}{{/b}}"), "{{#b}} is still open where {{/a}} stands"),
                Arguments.of(
                        lines("a {{#a}} b", "c {{/a}} d"),
                        "{{#a}} stands in the middle of a paragraph and {{/a}} in another one"),
                Arguments.of(
                        lines("{{#a}}") + table(row("x{{/a}}", "y")) + lines("z"),
                        "stand in different tables, rows, text boxes"),
                Arguments.of(
                        table(row("{{#a}}x", "y"), row("z", "{{/a}}w")), "stand in different tables, rows, text boxes"),
                Arguments.of(table(row("{{#a}}x", "y{{/a}}{{#b}}z", "{{/b}}")), "share a table row"),
                Arguments.of(
                        p(
                                r("{{#a}}"),
                                "<w:r><w:pict><w:txbxContent>" + lines("{{/a}}") + "</w:txbxContent></w:pict></w:r>",
                                r("x")),
                        "stand in different tables, rows, text boxes"),
                Arguments.of(
                        p(control, r("z{{/a}}")), "{{#a}} begins or ends inside a field, formula or content control"),
                Arguments.of(
                        p(
                                r("{{#a}}x"),
                                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
                                r("{{/a}}y"),
                                "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                        "has only a part of a field"),
                Arguments.of(p(field("DDEAUTO c:\\\\cmd.exe", "x")), "is a field of the kind DDEAUTO"),
                Arguments.of(p("<w:fldSimple w:instr=\"INCLUDEPICTURE x\"/>"), "is a field of the kind INCLUDEPICTURE"),
                Arguments.of(p(field("{{name}} x", "x")), "is a field whose kind is a placeholder"),
                Arguments.of(p(field("= {{a}} * 2", "x")), "has a placeholder in a formula"),
                Arguments.of(p(field("MERGEFIELD {{#a}}", "x")), "{{#a}} stands where only values can be filled in"),
                Arguments.of(p(field("MERGEFIELD \\{{a}}", "x")), "{{a}} stands where a field expects no value"),
                Arguments.of(p(hyperlink("rLink", "x")), "{{#who}} stands in a link address, where only values can"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongAndWhatToDo(String body, String sentence) {
        List<String> sentences = problems(Docx.of(body).link("rLink", "{{#who}}"));

        assertThat(sentences)
                .anySatisfy(told -> assertThat(told)
                        .startsWith("template.docx, the body, in “")
                        .contains(sentence));
    }

    @Test
    void tellsEverythingAtOnce() {
        List<String> sentences = problems(Docx.of(lines("{{one", "{{#two}}", "{{three"))
                .story("header", "h.xml", lines("{{/four}}"))
                .core("<dc:title>{{#five}}</dc:title>"));

        assertThat(sentences)
                .containsExactly(
                        "template.docx, the body, in “{{one”: {{one is not closed; end the tag with }}",
                        "template.docx, the body, in “{{three”: {{three is not closed; end the tag with }}",
                        "template.docx, the body, in “{{#two}}”: {{#two}} is never closed; write {{/two}} where the section ends",
                        "template.docx, header 1, in “{{/four}}”: {{/four}} closes a section that is not open; write {{#four}} where it begins",
                        "template.docx, the document properties, in “{{#five}}”: {{#five}} stands where only values can be filled in; remove it there");
    }

    @Test
    void tellsTheTwoCopiesOfATextBoxOnce() {
        assertThat(problems(Docx.of(p(textBox(lines("{{oops")))))).hasSize(1);
    }

    @Test
    void longParagraphsAreCropped() {
        assertThat(problems(Docx.of(lines("x".repeat(200) + "{{oops"))).get(0)).contains("“" + "x".repeat(60) + "…”");
    }

    @Test
    void sectionsMayNotBeNestedWithoutEnd() {
        assertThat(problems(Docx.of(lines("{{#a}}".repeat(9_000) + "{{/a}}".repeat(9_000))))
                        .get(0))
                .contains("more than");
    }

    @Test
    void warnsOfTrackedChanges() {
        String deleted = "<w:del w:id=\"1\"><w:r><w:delText>{{old</w:delText></w:r></w:del>";
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(
                        p(deleted, r("{{name}}")), table("<w:tr>" + cell(p(r("x"))) + "</w:tr>"), lines(""))
                .write(folder));

        assertThat(template.warnings()).singleElement().asString().contains("the body", "tracked changes");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/x, linkedin.com/in/ada, true",
        "https://evil.example/, https://www.linkedin.com/in/ada, true",
        "https://user@evil.example/, HTTPS://LinkedIn.com, true",
        "https://www.linkedin.com/in/ada, linkedin.com/in/ada, false",
        "https://linkedin.com/in/ada, www.linkedin.com, false",
        "https://evil.example/, my portfolio, false",
        "https://evil.example/, Ada Lovelace B.Sc., false",
        "mailto:ada@evil.example, ada.example, false"
    })
    void warnsOfALinkThatShowsAnotherHost(String target, String shown, boolean warns) {
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(p(hyperlink("rLink", shown))).link("rLink", target).write(folder));

        assertThat(template.warnings())
                .hasSize(warns ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning).contains("the body", "“" + shown + "”", "evil.example"));
    }

    static Stream<Arguments> misleading() {
        String begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
        String split = begin + "<w:r><w:instrText>HYPER</w:instrText></w:r><w:r><w:instrText>LINK \"https://evil"
                + "</w:instrText></w:r><w:r><w:instrText>.example/\" \\o \"tip\"</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        String end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        return Stream.of(
                Arguments.of(field("HYPERLINK \"https://evil.example/x\"", "linkedin.com/in/jane"), true),
                Arguments.of(field("HYPERLINK https://www.linkedin.com/in/jane", "linkedin.com/in/jane"), false),
                Arguments.of(field(" hyperlink \"{{linkedin_url}}\" ", "linkedin.com/in/jane"), true),
                Arguments.of(field("HYPERLINK \"{{linkedin_url}}\"", "{{linkedin_url}}"), false),
                Arguments.of(field("HYPERLINK \\l \"part\"", "linkedin.com"), false),
                Arguments.of(field("REF linkedin", "linkedin.com"), false),
                Arguments.of(split + r("www.link") + r("edin.com") + end, true),
                Arguments.of(split + field("PAGE", "1") + r("st page") + end, false),
                Arguments.of(
                        "<w:fldSimple w:instr=\"HYPERLINK &quot;https://evil.example/&quot;\">" + r("linkedin.com")
                                + "</w:fldSimple>",
                        true),
                Arguments.of(
                        "<w:fldSimple w:instr=\"HYPERLINK &quot;https://evil.example/&quot;\">" + r("My page")
                                + "</w:fldSimple>",
                        false),
                Arguments.of(r("{{linkedin_url|linkedin.com/in/jane}}"), true),
                Arguments.of(r("{{linkedin_url|My profile}} {{company|acme.example}}"), false));
    }

    @ParameterizedTest
    @MethodSource("misleading")
    void warnsOfFieldsAndLabelsThatShowAnotherHost(String runs, boolean warns) {
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(p(runs)).write(folder));

        assertThat(template.warnings())
                .hasSize(warns ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning).contains("the body: shows “", "phishing"));
    }

    @ParameterizedTest
    @CsvSource({
        "%7b%7blinkedin_url%7d%7d, linkedin.com/in/jane, true",
        "http://%7B%7BLinkedIn_URL%7D%7D/, https://linkedin.com/in/jane, true",
        "{{linkedin_url}}, linkedin.com/in/{{username}}, true",
        "{{linkedin_url}}, {{portfolio_url}}, true",
        "https://evil.example/, {{linkedin_url}}, true",
        "{{linkedin_url}}, {{ LinkedIn URL }}, false",
        "{{work.url}}, {{url}}, false",
        "{{linkedin_url}}, {{linkedin_url|My profile}}, false",
        "{{linkedin_url}}, {{full_name}}, false",
        "{{linkedin_url}}, My profile, false",
        "https://linkedin.com/in/{{username}}, linkedin.com/in/jane, false",
        "mailto:{{email}}, jane.example, false"
    })
    void warnsOfAnAddressTypedOverAVariable(String target, String shown, boolean warns) {
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(p(hyperlink("rLink", shown))).link("rLink", target).write(folder));

        assertThat(template.warnings()).hasSize(warns ? 1 : 0);
    }

    @Test
    void saysWhatToWriteOverAVariable() {
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(p(hyperlink("rLink", "linkedin.com/in/jane")))
                .link("rLink", "%7b%7blinkedin_url%7d%7d")
                .write(folder));

        assertThat(template.warnings())
                .containsExactly(
                        "template.docx, the body: shows “linkedin.com/in/jane” over a link to {{linkedin_url}},"
                                + " whose address has another host, which mail filters take for phishing; write {{linkedin_url}}"
                                + " in its place, or words");
    }

    private List<String> problems(Docx docx) {
        Path file = docx.write(folder);
        return catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(file))
                .sentences();
    }
}
