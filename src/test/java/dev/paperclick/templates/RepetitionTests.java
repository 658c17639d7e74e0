package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.bookmarked;
import static dev.paperclick.templates.Docx.cell;
import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.note;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.row;
import static dev.paperclick.templates.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void eachRepetitionHasItsOwnNote() {
        Docx docx = Docx.of(lines("{{#work}}"), p(r("{{name}}"), note("footnote", 1)), lines("{{/work}}"))
                .notes("footnote", p(r("{{name}} since {{year}} "), hyperlink("rN", "site")))
                .link("word/footnotes.xml", "rN", "%7b%7burl%7d%7d");
        CompiledTemplate template = CompiledTemplate.compile(docx.write(folder));
        Rendered rendered = Rendered.of(
                template,
                fields(
                        "year",
                        "1999",
                        "work",
                        items(
                                fields("name", "Acme", "url", "https://acme.example"),
                                fields("name", "Globex", "url", "https://globex.example"))));

        assertThat(rendered.xml())
                .contains("<w:footnoteReference w:id=\"2\"/>", "<w:footnoteReference w:id=\"3\"/>")
                .doesNotContain("w:id=\"1\"");
        assertThat(rendered.open().getFootnoteByID(2).getParagraphs().get(0).getText())
                .isEqualTo("Acme since 1999 site");
        assertThat(rendered.open().getFootnoteByID(3).getParagraphs().get(0).getText())
                .isEqualTo("Globex since 1999 site");
        assertThat(rendered.targets("word/footnotes.xml"))
                .containsExactly("https://acme.example", "https://globex.example");
        assertThat(rendered.targets()).isEmpty();
        assertThat(template.warnings()).isEmpty();
        assertThat(template.placeholders())
                .extracting(Placeholder::name, Placeholder::place, Placeholder::enclosing)
                .contains(tuple("year", "the footnotes", "work"));
    }

    @Test
    void aNoteGoesWithTheSectionThatRefersToIt() {
        Docx docx = Docx.of(p(r("a{{#yes}}b"), note("footnote", 1), r("{{/yes}}{{^yes}}c"), note("footnote", 2))
                        .replace("</w:p>", r("{{/yes}}") + "</w:p>"))
                .notes("footnote", lines("one"), lines("two"));

        Rendered with = Rendered.of(docx.write(folder), fields("yes", "x"));
        Rendered without = Rendered.of(docx.write(folder), fields());

        assertThat(with.xml("word/footnotes.xml"))
                .contains(">one<", "separator")
                .doesNotContain(">two<");
        assertThat(without.xml("word/footnotes.xml")).contains(">two<").doesNotContain(">one<");
    }

    @Test
    void twoPlacesMayShareANoteOnceSectionsRepeatIt() {
        Docx docx = Docx.of(p(r("{{a}}"), note("endnote", 1), r("{{#list}}{{.}}"), note("endnote", 1), r("{{/list}}")))
                .notes("endnote", lines("see {{.}}"));

        assertThat(Rendered.of(docx.write(folder), fields("list", items("x", "y")))
                        .xml("word/endnotes.xml"))
                .contains(
                        "see x", "see y", "<w:endnote w:id=\"1\">", "<w:endnote w:id=\"2\">", "<w:endnote w:id=\"3\">");
    }

    @Test
    void notesAreTheSameInBothPackings() {
        String words = "A note long enough to be worth deflating, about {{name}}. ".repeat(9);
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(lines("{{#work}}"), p(r("{{name}}"), note("footnote", 1)), lines("{{/work}}"))
                        .notes("footnote", lines(words, words))
                        .write(folder));
        Value.Fields content = fields("work", items(fields("name", "A"), fields("name", "B"), fields("name", "C")));

        PackingTests.assertSame(template, content);
        PackingTests.assertSame(template, fields("work", items()));
    }

    @Test
    void bookmarksAreNamedApartAndLinksStayInTheirRepetition() {
        String link = "<w:hyperlink w:anchor=\"job\">" + r("to {{name}}") + "</w:hyperlink>";
        String xml = Rendered.of(
                        Docx.of(
                                        lines("{{#work}}"),
                                        p(bookmarked(9, "job", r("{{name}}")), link, field(" REF job \\h ", "x")),
                                        lines("{{/work}}"),
                                        p(link, bookmarked(12, "JOB_2", r("{{a}}"))))
                                .write(folder),
                        fields("work", items(fields("name", "A"), fields("name", "B"))))
                .xml();

        assertThat(xml)
                .contains("<w:bookmarkStart w:id=\"13\" w:name=\"job\"", "<w:bookmarkEnd w:id=\"13\"")
                .contains("<w:bookmarkStart w:id=\"14\" w:name=\"job_1_2\"", "<w:bookmarkEnd w:id=\"14\"")
                .contains("w:anchor=\"job_1_2\"", " REF job_1_2 \\h ", " REF job \\h ");
        assertThat(xml.split("w:anchor=\"job\"", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" REF j^ob \\h ", " R^EF jo^b \\h ", "PAGEREF^ job ^\\p", "^ REF job", "HYPERLINK ^\\l \"j^ob\""
            })
    void aReferenceLeadsToItsOwnRepetitionHoweverItsFieldIsSplit(String instruction) {
        String split = field("^", "x")
                .replace(
                        "<w:instrText xml:space=\"preserve\">^",
                        "<w:instrText>"
                                + instruction.replace(
                                        "^", "</w:instrText></w:r><w:r><w:rPr><w:b/></w:rPr><w:instrText>"));
        String xml = Rendered.of(
                        Docx.of(lines("{{#work}}"), p(bookmarked(9, "job", r("{{name}}")), split), lines("{{/work}}"))
                                .write(folder),
                        fields("work", items(fields("name", "A"), fields("name", "B"))))
                .xml()
                .replace("&quot;", "\"");

        String whole = instruction.replace("^", "");
        assertThat(xml)
                .containsSubsequence(whole, "w:name=\"job_2\"", whole.replace("job", "job_2"))
                .containsOnlyOnce("job_2\"/>");
    }

    @Test
    void aBookmarkThatReachesOutOfItsSectionIsNone() {
        String start = "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>";
        String end = "<w:bookmarkEnd w:id=\"1\"/>";

        assertThat(Rendered.of(
                                Docx.of(p(r("{{#list}}"), start, r("{{.}}{{/list}}"), end))
                                        .write(folder),
                                fields("list", items("x", "y")))
                        .xml())
                .doesNotContain("bookmark");
    }

    @Test
    void commentsOnWhatIsRepeatedAreLeftOutAndToldOf() {
        String marks = "<w:commentRangeStart w:id=\"0\"/>" + r("{{.}}")
                + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";
        String comments = "<w:comments " + Docx.NAMESPACES + "><w:comment w:id=\"0\" w:author=\"A\">"
                + "<w:p w14:paraId=\"00000007\">" + r("remark") + "</w:p></w:comment></w:comments>";
        String threads = "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">"
                + "<w15:commentEx w15:paraId=\"00000007\" w15:done=\"0\"/></w15:commentsEx>";
        String type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments";
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(lines("{{#list}}"), p(marks), lines("{{/list}}"))
                .part("word/comments.xml", type + "+xml", comments)
                .relationship("word/document.xml", "rC", "comments", "comments.xml")
                .part("word/commentsExtended.xml", type + "Extended+xml", threads)
                .relationship("word/document.xml", "rE", "commentsExtended", "commentsExtended.xml")
                .write(folder));
        Rendered rendered = Rendered.of(template, fields("list", items("x", "y")));

        assertThat(rendered.xml()).doesNotContain("comment");
        assertThat(rendered.xml("word/comments.xml")).doesNotContain("remark");
        assertThat(rendered.xml("word/commentsExtended.xml")).doesNotContain("00000007");
        assertThat(template.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("the body", "{{#list}}", "comment", "leave out"));
    }

    @Test
    void theTypeOfAShapeIsDescribedOnce() {
        String shape = "<w:r><w:pict><v:shapetype id=\"_x0000_t202\" coordsize=\"1,1\"/>"
                + "<v:shape id=\"s\" type=\"#_x0000_t202\"/></w:pict></w:r>";
        String xml = Rendered.of(
                        Docx.of(p(r("{{#list}}{{.}}"), shape, r("{{/list}}"))).write(folder),
                        fields("list", items("x", "y")))
                .xml();

        assertThat(xml).containsOnlyOnce("shapetype id");
        assertThat(xml.split("type=\"#_x0000_t202\"", -1)).hasSize(3);
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
