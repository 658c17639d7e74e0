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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values and sections make more of: paragraphs, and everything that a document may have once only. */
class RepetitionTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "one#two; one~two",
                "one##two; one|two",
                "one# #;one|",
                "a###b#c; a|b~c",
                "a^#^#b; a|b",
                "a##b##c; a|b|c"
            })
    void aBlankLineInAValueAloneInItsParagraphBeginsANewOne(String value, String paragraphs) {
        String content = value.replace('#', '\n').replace('^', '\r');

        Rendered rendered = Rendered.of(Docx.of(p(r("{{text}}"))).write(folder), fields("text", content));

        assertThat(String.join("|", rendered.paragraphs()).replace('\n', '~')).isEqualTo(paragraphs);
    }

    @Test
    void newParagraphsHaveTheFormatOfTheFirstButNotItsIdentity() {
        String paragraph = "<w:p w14:paraId=\"0A0B0C0D\" w14:textId=\"77777777\"><w:pPr><w:jc w:val=\"both\"/></w:pPr>"
                + bold("{{text}}") + "</w:p>";

        String xml = Rendered.of(Docx.of(paragraph).write(folder), fields("text", "a\n\nb"))
                .xml();

        assertThat(xml).containsOnlyOnce("0A0B0C0D").containsOnlyOnce("77777777");
        assertThat(xml.split("<w:jc w:val=\"both\"/>", -1)).hasSize(3);
        assertThat(xml.split("<w:b/>", -1)).hasSize(3);
    }

    @Test
    void besideOtherTextAndInLinksABlankLineStaysALineBreak() {
        Rendered rendered = Rendered.of(
                Docx.of(
                                lines("Dear {{text}}"),
                                p("<w:r><w:t>{{home_url|a</w:t><w:br/><w:br/><w:t>b}}</w:t></w:r>"),
                                table(row("{{text}}")))
                        .write(folder),
                fields("text", "a\n\nb", "home_url", "https://example.com"));

        assertThat(rendered.paragraphs()).containsExactly("Dear a\n\nb", "a\n\nb");
        assertThat(rendered.open().getTables().get(0).getRow(0).getCell(0).getParagraphs())
                .hasSize(2);
    }

    @Test
    void aParagraphThatEndsPagesIsNotDoubled() {
        String ends =
                "<w:p><w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr>" + r("{{text}}") + "</w:p>";

        assertThat(Rendered.of(Docx.of(ends, lines("z")).write(folder), fields("text", "a\n\nb"))
                        .xml())
                .containsOnlyOnce("nextPage");
    }

    @Test
    void aNoteIsReferredToOnce() {
        String reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
        Docx docx = Docx.of(lines("{{#work}}"), p(r("{{name}}"), reference), lines("{{/work}}"))
                .footnotes(lines("Since {{year}}"));
        CompiledTemplate template = CompiledTemplate.compile(docx.write(folder));
        Value.Fields content = fields("year", "1999", "work", items(fields("name", "Acme"), fields("name", "Globex")));

        assertThat(Rendered.of(template, content).xml()).containsOnlyOnce("footnoteReference");
        assertThat(template.warnings())
                .singleElement()
                .asString()
                .contains("the body", "{{#work}}", "note", "first time");
    }

    @Test
    void shapesControlsAndPermissionsAreUnique() {
        String shape =
                "<w:r><w:pict><v:shape id=\"_x0000_s1026\" o:spid=\"_x0000_s1026\" style=\"width:1pt\"/></w:pict></w:r>"
                        .replace("<v:shape", "<v:shape xmlns:o=\"urn:schemas-microsoft-com:office:office\"");
        String control = "<w:sdt><w:sdtPr><w:id w:val=\"123\"/></w:sdtPr><w:sdtContent>" + r("{{.}}")
                + "</w:sdtContent></w:sdt>";
        String permission = "<w:permStart w:id=\"5\" w:edGrp=\"everyone\"/>" + r("x") + "<w:permEnd w:id=\"5\"/>";

        String xml = Rendered.of(
                        Docx.of(lines("{{#list}}"), p(shape, control, permission), lines("{{/list}}"))
                                .write(folder),
                        fields("list", items("a", "b")))
                .xml();

        assertThat(xml).contains("style=\"width:1pt\"").doesNotContain("_x0000_s1026", "w:val=\"123\"", "w:perm");
    }

    @Test
    void outsideOfSectionsShapesKeepTheirIds() {
        String shape = "<w:r><w:pict><v:shape id=\"_x0000_s1026\"/></w:pict></w:r>";

        assertThat(Rendered.of(Docx.of(p(shape, r("{{a}}"))).write(folder), fields("a", "b"))
                        .xml())
                .contains("id=\"_x0000_s1026\"");
    }

    @Test
    void aNestedTableWhoseOnlyRowHeldATagGoes() {
        String inner = table(row("{{/yes}}"));
        Rendered rendered = Rendered.of(
                Docx.of(table("<w:tr>" + cell(p(r("a{{#yes}}"))) + cell(inner, lines("")) + "</w:tr>"))
                        .write(folder),
                fields("yes", "x"));

        assertThat(rendered.xml().split("<w:tbl>", -1)).hasSize(2);
    }

    @Test
    void textThatIsALinkNoLongerDoesNotLookLikeOne() {
        String styled = "<w:hyperlink r:id=\"rLink\"><w:r><w:rPr><w:rStyle w:val=\"LinkStyle\"/><w:b/></w:rPr>"
                + "<w:t>Portfolio</w:t></w:r></w:hyperlink>";
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(p(styled))
                .styles("<w:style w:type=\"character\" w:styleId=\"LinkStyle\"><w:name w:val=\"hyperlink\"/></w:style>")
                .link("rLink", "{{portfolio_url}}")
                .write(folder));

        assertThat(Rendered.of(template, fields("portfolio_url", "")).xml())
                .contains("Portfolio", "<w:b/>")
                .doesNotContain("LinkStyle", "w:hyperlink");
        assertThat(Rendered.of(template, fields("portfolio_url", "https://example.com"))
                        .xml())
                .contains("LinkStyle", "w:hyperlink");
    }
}
