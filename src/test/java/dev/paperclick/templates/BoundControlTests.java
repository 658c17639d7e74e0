package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperclick.platform.UserProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content controls that show data of the file, which Word puts over their words when it opens a document. */
class BoundControlTests {

    private static final String STORE = "{0A000000-0000-0000-0000-000000000001}";
    private static final String CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"w:dataBinding", "w15:dataBinding"})
    void aFilledControlIsFreedAndToldOf(String binding) {
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(control(binding, STORE, "/x/firm", "<w:showingPlcHdr/>", grey("{{firm}}")))
                        .write(folder));

        assertThat(Rendered.of(template, fields("firm", "Acme")).xml())
                .contains(">Acme<")
                .doesNotContain("dataBinding", "showingPlcHdr", "PlaceholderText");
        assertThat(template.warnings())
                .singleElement()
                .asString()
                .contains("the body", "“Firm”", "cut the tie", "XML mapping");
    }

    @Test
    void aPromptThatNobodyFillsStaysOne() {
        String prompt = control("w:dataBinding", STORE, "/x/firm", "<w:showingPlcHdr/>", grey("Click here"));

        assertThat(Rendered.of(Docx.of(prompt, lines("{{a}}")).write(folder), fields("a", "b"))
                        .xml())
                .contains("dataBinding", "showingPlcHdr", "PlaceholderText");
    }

    @Test
    void dataThatNoControlShowsAnyLongerAreLeftOut() {
        Rendered rendered = Rendered.of(
                Docx.of(control("w:dataBinding", STORE, "/x/firm", "", r("{{firm}}")))
                        .data(1, STORE, "<x><firm>{{firm}} {{#never}}</firm></x>")
                        .write(folder),
                fields("firm", "Acme"));

        assertThat(rendered.entries().keySet()).noneMatch(name -> name.startsWith("customXml"));
        assertThat(rendered.xml("word/_rels/document.xml.rels")).doesNotContain("customXml");
        assertThat(rendered.xml("[Content_Types].xml")).doesNotContain("customXml");
        assertThat(rendered.text()).isEqualTo("Acme");
    }

    @Test
    void dataThatAControlShowsAreFilled() {
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(control("w:dataBinding", STORE, "/x/firm", "", r("old")), lines("{{a}}"))
                        .data(1, STORE, "<x y=\"{{firm}}\"><firm>{{firm}}</firm></x>")
                        .write(folder));

        assertThat(Rendered.of(template, fields("firm", "A & \"B\"")).xml("customXml/item1.xml"))
                .contains("<x y=\"A &amp; &quot;B&quot;\"><firm>A &amp; &quot;B&quot;</firm></x>");
        assertThat(template.warnings()).singleElement().asString().contains("“Firm”", "Word shows them filled");
        assertThat(template.placeholders()).extracting(Placeholder::place).contains("the data of content controls");
    }

    @Test
    void dataWithoutPlaceholdersStayAsTheyAre() {
        Rendered rendered = Rendered.of(
                Docx.of(lines("{{a}}"))
                        .data(1, STORE, "<x> <firm>y</firm>\n</x>")
                        .write(folder),
                fields("a", "b"));

        assertThat(rendered.xml("customXml/item1.xml")).contains("<x> <firm>y</firm>\n</x>");
    }

    @Test
    void aSectionInDataThatAreShownIsAProblem() {
        Path template = Docx.of(control("w:dataBinding", STORE, "/x/firm", "", r("old")), lines("{{a}}"))
                .data(1, STORE, "<x><firm>{{#work}}</firm></x>")
                .write(folder);

        assertThat(catchThrowableOfType(UserProblem.class, () -> CompiledTemplate.compile(template)))
                .hasMessageContaining("the data of content controls")
                .hasMessageContaining("{{#work}}");
    }

    @Test
    void aControlThatShowsAPropertyThatGoesOutEmptyKeepsItsWords() {
        CompiledTemplate template = CompiledTemplate.compile(
                Docx.of(control("w:dataBinding", CORE, "/ns1:coreProperties[1]/ns0:creator[1]", "", r("Ada")))
                        .core("<dc:creator>Template Author</dc:creator>")
                        .write(folder));

        Rendered rendered = Rendered.of(template, fields());
        assertThat(rendered.text()).isEqualTo("Ada");
        assertThat(rendered.xml()).doesNotContain("dataBinding");
        assertThat(template.warnings())
                .singleElement()
                .asString()
                .contains("“Firm”", "dc:creator", "keeps its present words");
    }

    @Test
    void aControlThatShowsAFilledPropertyKeepsItsTie() {
        CompiledTemplate template = CompiledTemplate.compile(Docx.of(
                        control("w:dataBinding", CORE, "/ns1:coreProperties[1]/ns0:title[1]", "", r("old")),
                        lines("{{a}}"))
                .core("<dc:title>{{title}}</dc:title>")
                .write(folder));

        Rendered rendered = Rendered.of(template, fields("title", "Engineer"));
        assertThat(rendered.xml()).contains("dataBinding");
        assertThat(rendered.xml("docProps/core.xml")).contains(">Engineer<");
        assertThat(template.warnings()).singleElement().asString().contains("Word shows them filled");
    }

    private static String grey(String text) {
        return "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    private static String control(String binding, String store, String path, String more, String run) {
        return p("<w:sdt xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w:sdtPr>"
                + "<w:alias w:val=\"Firm\"/>" + more + "<" + binding + " w:xpath=\"" + path + "\" w:storeItemID=\""
                + store + "\"/></w:sdtPr><w:sdtContent>" + run + "</w:sdtContent></w:sdt>");
    }
}
