package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.cell;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.row;
import static dev.paperclick.templates.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SectionTests {

    private static final Value.Fields WORK = fields(
            "work",
            items(
                    fields("name", "Acme", "position", "Engineer", "highlights", items("Saved", "Grew")),
                    fields("name", "Globex", "position", "Lead", "highlights", items())),
            "person",
            fields("name", "Ada"),
            "yes",
            "x",
            "no",
            "",
            "name",
            "Outer");

    @TempDir
    Path folder;

    static Stream<Arguments> bodies() {
        return Stream.of(
                // inline
                Arguments.of(p(r("{{#work}}{{name}}, {{/work}}end")), "Acme, Globex, end"),
                Arguments.of(
                        p(r("a {{#wo"), bold("rk}}{{na"), r("me}}"), bold(" &amp; "), r("{{/work}} z")),
                        "a Acme & Globex &  z"),
                Arguments.of(p(r("{{#no}}hidden{{/no}}{{^no}}shown{{/no}}")), "shown"),
                Arguments.of(
                        p(
                                r(
                                        "{{#work}}{{name}}:{{#highlights}} {{.}}{{/highlights}}{{^highlights}} -{{/highlights}};{{/work}}")),
                        "Acme: Saved Grew;Globex: -;"),
                Arguments.of(p(r("{{#person}}{{name}}{{/person}} {{person.name}} {{name}}")), "Ada Ada Outer"),
                Arguments.of(p(r("{{#work}}{{person.name}}{{yes}}{{/work}}")), "AdaxAdax"),
                Arguments.of(p(r("{{# w o_r-K }}{{Na Me}}{{/Work}}")), "AcmeGlobex"),
                // paragraphs of tags alone vanish
                Arguments.of(
                        lines("a", "{{#work}}", "{{name}}", "{{position}}", "{{/work}}", "z"),
                        "a\nAcme\nEngineer\nGlobex\nLead\nz"),
                Arguments.of(
                        lines("{{#work}}", "{{name}}", "{{#highlights}}", "* {{.}}", "{{/highlights}}", "{{/work}}"),
                        "Acme\n* Saved\n* Grew\nGlobex"),
                Arguments.of(
                        lines(
                                "{{#yes}}",
                                "one",
                                "{{/yes}}{{#no}}",
                                "two",
                                "{{/no}}{{^no}}",
                                "three",
                                "{{/no}} {{! done }}",
                                "z"),
                        "one\nthree\nz"),
                Arguments.of(lines("a", "{{! only a comment }}", "z"), "a\nz"),
                Arguments.of(lines("{{#work}}{{/work}}", "z"), "z"),
                // whole paragraphs, tags at their very beginning and end
                Arguments.of(
                        lines("{{#work}}{{name}}", "as {{position}}{{/work}}", "z"),
                        "Acme\nas Engineer\nGlobex\nas Lead\nz"),
                Arguments.of(
                        lines("{{#work}}{{#yes}}{{name}}", "as {{position}}{{/yes}}{{/work}}", "z"),
                        "Acme\nas Engineer\nGlobex\nas Lead\nz"),
                Arguments.of(
                        lines("{{#work}}", "{{name}}", "as {{position}}{{/work}}", "z"),
                        "Acme\nas Engineer\nGlobex\nas Lead\nz"),
                Arguments.of(lines("{{#yes}}one", "two{{/yes}}{{#no}}", "three{{/no}}", "z"), "one\ntwo\nz"),
                Arguments.of(lines("{{^work}}", "none", "{{/work}}", "z"), "z"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void repeatsWhatStandsBetweenItsTags(String body, String text) {
        assertThat(render(body).text()).isEqualTo(text);
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        table(row("Firm", "Post"), row("{{#work}}{{name}}", "{{position}}{{/work}}"), row("z", "z")),
                        List.of(
                                List.of("Firm", "Post"),
                                List.of("Acme", "Engineer"),
                                List.of("Globex", "Lead"),
                                List.of("z", "z"))),
                Arguments.of(
                        table(row("{{#work}}", "{{name}}", "{{/work}}")),
                        List.of(List.of("", "Acme", ""), List.of("", "Globex", ""))),
                Arguments.of(
                        table(
                                row("{{#work}}", ""),
                                row("{{name}}", "1"),
                                row("{{position}}", "2"),
                                row("", "{{/work}}"),
                                row("z", "")),
                        List.of(
                                List.of("Acme", "1"),
                                List.of("Engineer", "2"),
                                List.of("Globex", "1"),
                                List.of("Lead", "2"),
                                List.of("z", ""))),
                Arguments.of(
                        table("<w:tr>" + cell(lines("{{#work}}", "{{name}}", "{{/work}}")) + cell(p(r("b")))
                                + "</w:tr>"),
                        List.of(List.of("AcmeGlobex", "b"))),
                Arguments.of(
                        table(row("{{#work}}{{name}}", "{{#highlights}}{{.}} {{/highlights}}{{/work}}")),
                        List.of(List.of("Acme", "Saved Grew "), List.of("Globex", ""))),
                Arguments.of(
                        table("<w:tr>" + cell(lines("{{#no}}", "x", "{{/no}}")) + cell(p(r("b"))) + "</w:tr>"),
                        List.of(List.of("", "b"))));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void repeatsRowsOrWhatIsInACell(String table, List<List<String>> cells) {
        assertThat(render(table + p(r("end"))).table()).isEqualTo(cells);
    }

    @Test
    void aTableWhoseRowsAllVanishVanishes() {
        Rendered rendered = render(table(row("{{#no}}{{name}}", "{{/no}}")) + p(r("end")));

        assertThat(rendered.open().getTables()).isEmpty();
        assertThat(rendered.text()).isEqualTo("end");
    }

    @Test
    void tablesRepeatWithTheParagraphsAroundThem() {
        Rendered rendered =
                render(lines("{{#work}}", "{{name}}") + table(row("{{position}}", "x")) + lines("{{/work}}", "end"));

        assertThat(rendered.open().getTables()).hasSize(2);
        assertThat(rendered.text()).isEqualTo("Acme\nGlobex\nend");
    }

    @Test
    void aBodyThatIsOneSectionKeepsAParagraph() {
        Rendered rendered = render(lines("{{#no}}", "x", "{{/no}}"));

        assertThat(rendered.paragraphs()).containsExactly("");
    }

    @Test
    void aCellLeftEmptyKeepsTheFormatOfItsParagraph() {
        String centred = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + r("{{#no}}") + "</w:p>";
        Rendered rendered = render(table("<w:tr>" + cell(centred + lines("x", "{{/no}}")) + "</w:tr>") + p(r("end")));

        assertThat(rendered.xml()).contains("<w:tcPr/><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:p></w:tc>");
    }

    @Test
    void aParagraphThatEndsAPageSectionStays() {
        String sectionEnd = "<w:p><w:pPr><w:sectPr/></w:pPr>" + r("{{/work}}{{#no}}") + "</w:p>";
        Rendered rendered = render(lines("{{#work}}", "{{name}}") + sectionEnd + lines("x", "{{/no}}", "z"));

        assertThat(rendered.paragraphs()).containsExactly("Acme", "Globex", "", "z");
        assertThat(rendered.xml()).containsOnlyOnce("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>");
    }

    @Test
    void aParagraphThatBeginsAPageStays() {
        String page = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + r("{{#no}}") + "</w:p>";
        Rendered rendered = render(lines("a") + page + lines("x", "{{/no}}", "z"));

        assertThat(rendered.paragraphs()).containsExactly("a", "", "z");
        assertThat(rendered.xml()).containsOnlyOnce("pageBreakBefore");
    }

    @Test
    void numbersAndMarksStayUniqueInRepetitions() {
        String drawing = "<w:r><w:drawing><wp:inline><wp:docPr id=\"3\" name=\"d\"/></wp:inline></w:drawing></w:r>";
        String body = lines("{{#work}}")
                + "<w:p w14:paraId=\"1A\" w14:textId=\"2B\"><w:bookmarkStart w:id=\"1\" w:name=\"m\"/>"
                + r("{{name}}") + "<w:bookmarkEnd w:id=\"1\"/>" + drawing + "</w:p>" + lines("{{/work}}")
                + "<w:p w14:paraId=\"3C\">" + drawing + "</w:p>";
        String xml = render(body).xml();

        assertThat(xml).contains("docPr id=\"4\"", "docPr id=\"5\"").containsOnlyOnce("docPr id=\"3\"");
        assertThat(xml).contains("w:id=\"2\" w:name=\"m\"", "w:id=\"3\" w:name=\"m_2\"");
        assertThat(xml).doesNotContain("1A", "2B").contains("w14:paraId=\"3C\"");
    }

    private Rendered render(String body) {
        return Rendered.of(Docx.of(body).write(folder), WORK);
    }
}
