package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SoftLineTests {

    private static final Value.Fields CONTENT =
            fields("yes", "x", "no", "", "list", items("a", "b"), "name", "Ada", "phone", "1", "none", items());

    @TempDir
    Path folder;

    static Stream<Arguments> paragraphs() {
        return Stream.of(
                // a tag alone on its line, in the middle, at the end, at the beginning, at both
                Arguments.of("A / {{#yes}} / B / {{/yes}} / C", "A / B / C"),
                Arguments.of("A / {{#no}} / B / {{/no}} / C", "A / C"),
                Arguments.of("A / {{#list}} / {{.}} / {{/list}}", "A / a / b"),
                Arguments.of("A / {{#no}} / B / {{/no}}", "A"),
                Arguments.of("{{#list}} / {{.}} / {{/list}} / Z", "a / b / Z"),
                Arguments.of("{{#no}} / B / {{/no}} / Z", "Z"),
                Arguments.of("{{#list}} / {{.}} / {{/list}}", "a / b"),
                Arguments.of("{{#yes}} / {{name}} / {{/yes}} / {{#phone}} / {{phone}} / {{/phone}}", "Ada / 1"),
                Arguments.of("{{#no}} / {{name}} / {{/no}} / {{#phone}} / {{phone}} / {{/phone}}", "1"),
                Arguments.of("{{#yes}} / {{name}} / {{/yes}} / {{#none}} / {{phone}} / {{/none}}", "Ada"),
                Arguments.of("{{#list}} / {{.}} / {{#yes}} / - / {{/yes}} / {{/list}}", "a / - / b / -"),
                // several tags on the line, blanks around them, the opposite, comments
                Arguments.of("A / {{#yes}} {{#list}} / {{.}} / {{/list}}\t{{/yes}} / Z", "A / a / b / Z"),
                Arguments.of("A /    {{^no}}  / B / {{/no}} / C", "A / B / C"),
                Arguments.of("A / {{! two addresses }} / B", "A / B"),
                Arguments.of("{{! one }} / B / {{! two }}", "B"),
                // lines with something else stay lines, and so do blank ones
                Arguments.of("A / {{#yes}}B{{/yes}} / C", "A / B / C"),
                Arguments.of("A / {{#no}}B{{/no}} / C", "A /  / C"),
                Arguments.of("A / {{unknown}} / C", "A /  / C"),
                Arguments.of("A /  / {{#yes}} / B /  / {{/yes}} / C", "A /  / B /  / C"));
    }

    @ParameterizedTest
    @MethodSource("paragraphs")
    void lineOfTagsAloneVanishesWithItsBreak(String template, String expected) {
        String body = p(softLines(template.split(" / ", -1))) + p(r("end"));

        assertThat(render(body).paragraphs())
                .containsExactly(expected.replace(" / ", "\n").replace("\t", ""), "end");
    }

    @Test
    void breaksKeepTheFormatOfTheirRuns() {
        String body = p(r("A"), "<w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>{{#list}}</w:t><w:br/></w:r>", bold("{{.}}"))
                .replace("</w:p>", "<w:r><w:cr/></w:r>" + bold("{{/list}}") + "</w:p>");

        assertThat(render(body).xml())
                .contains("A</w:t></w:r>")
                .containsPattern(
                        "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r><w:r><w:rPr><w:b/></w:rPr>.{0,40}>a</w:t></w:r>"
                                + "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r><w:r><w:rPr><w:b/></w:rPr>.{0,40}>b</w:t></w:r></w:p>");
    }

    @Test
    void aParagraphOfNothingButSuchLinesVanishes() {
        String body = p(softLines("{{#list}}", "{{! each }}")) + lines("{{.}}", "{{/list}}", "end");

        assertThat(render(body).paragraphs()).containsExactly("a", "b", "end");
    }

    @Test
    void linesBeforeAndBehindASectionOfParagraphsStay() {
        String body =
                p(softLines("Our", "{{#list}}")) + lines("{{.}}") + p(softLines("{{/list}}", "{{! over }}", "Yours"));

        assertThat(render(body).paragraphs()).containsExactly("Our", "a", "b", "Yours");
    }

    @Test
    void eachRepetitionOfAParagraphHasItsOwnFirstLine() {
        String body = lines("{{#list}}")
                + p(softLines("{{#yes}}", "{{.}}", "{{/yes}}", "{{^no}}", "-", "{{/no}}"))
                + lines("{{/list}}", "end");

        assertThat(render(body).paragraphs()).containsExactly("x\n-", "x\n-", "end");
    }

    @Test
    void aBreakOfThePageIsNoEndOfALine() {
        String body = p(r("A"), "<w:r><w:br w:type=\"page\"/></w:r>", r("{{! here }}")) + p(r("end"));

        assertThat(render(body).xml()).contains("<w:br w:type=\"page\"/>");
    }

    static Stream<String> companions() {
        return Stream.of(
                "<w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del>",
                "<w:moveFrom w:id=\"1\"><w:r><w:t>moved</w:t></w:r></w:moveFrom>",
                "<w:bookmarkStart w:id=\"1\" w:name=\"m\"/><w:bookmarkEnd w:id=\"1\"/>",
                "<w:proofErr w:type=\"spellStart\"/>",
                "<w:r><w:lastRenderedPageBreak/></w:r>",
                "<w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>");
    }

    @ParameterizedTest
    @MethodSource("companions")
    void whatNobodyReadsDoesNotKeepAParagraphOfTags(String companion) {
        Rendered rendered =
                render(p(r("{{#list}}"), companion) + lines("{{.}}") + p(companion, r("{{/list}}")) + lines("end"));

        assertThat(rendered.paragraphs()).containsExactly("a", "b", "end");
    }

    static Stream<String> pageFurniture() {
        return Stream.of(
                "<w:r><w:br w:type=\"page\"/></w:r>",
                "<w:r><w:br w:type=\"column\"/></w:r>",
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"3\" name=\"d\"/></wp:inline></w:drawing></w:r>",
                "<w:r><w:footnoteReference w:id=\"1\"/></w:r>");
    }

    @ParameterizedTest
    @MethodSource("pageFurniture")
    void breaksOfPagesAndDrawingsStayWhereTheyAre(String furniture) {
        Rendered rendered = render(p(r("{{#no}}"), furniture) + lines("{{name}}") + p(r("{{/no}}")) + lines("end"));
        Rendered behind = render(lines("{{#no}}", "{{name}}") + p(r("{{/no}}"), furniture) + lines("end"));

        assertThat(behind.xml()).contains(furniture);
        assertThat(behind.paragraphs()).hasSize(2);
        assertThat(rendered.paragraphs()).containsExactly("end");
    }

    private static String softLines(String... lines) {
        return Arrays.stream(lines)
                .map(line -> "<w:t xml:space=\"preserve\">" + line + "</w:t>")
                .collect(Collectors.joining("<w:br/>", "<w:r>", "</w:r>"));
    }

    private Rendered render(String body) {
        return Rendered.of(Docx.of(body).write(folder), CONTENT);
    }
}
