package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Contents.link;
import static dev.paperclick.templates.Docx.bold;
import static dev.paperclick.templates.Docx.field;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTests {

    private static final String TRACKED =
            "https://go.example.com/track/lt_calendly_0123456789abcdefghijkl?d=c&x=%20y#z";
    private static final Value.Fields CONTENT = fields(
            "calendly_url", link(TRACKED),
            "portfolio_url", "https://ada.example.com/a'b(c)",
            "website", "ada.example.com",
            "email", "ada@example.com",
            "title", "R&D: 50% more",
            "phone", "+1 (403) 555-0199",
            "empty_url", "",
            "bad_url", "javascript:alert(1)",
            "sites",
                    items(
                            fields("label", "One", "url", "https://one.example"),
                            fields("label", "Two", "url", "https://two.example")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%7b%7bcalendly_url%7d%7d",
                "%7B%7BCalendly%20URL%7D%7D",
                "{{calendly_url}}",
                "{{{calendly_url}}}",
                "http://%7B%7Bcalendly_url%7D%7D/",
                "https://%7b%7bcalendly_url%7d%7d",
                "file:///C:\\Users\\ada\\Documents\\%7b%7bcalendly_url%7d%7d",
                "Documents/%7b%7bcalendly_url%7d%7d",
                "%20%7b%7bcalendly_url%7d%7d"
            })
    void fillsAddressesHoweverTheEditorWroteThem(String target) {
        Rendered rendered = render(Docx.of(p(hyperlink("rLink", "Book a time"))).link("rLink", target));

        assertThat(rendered.targets()).containsExactly(TRACKED);
        assertThat(linksOf(rendered)).containsExactly("Book a time -> " + TRACKED);
    }

    @ParameterizedTest
    @CsvSource({
        "mailto:%7b%7bemail%7d%7d, mailto:ada@example.com",
        "mailto:%7b%7bemail%7d%7d?subject=%7b%7btitle%7d%7d, mailto:ada@example.com?subject=R%26D%3A%2050%25%20more",
        "tel:%7b%7bphone%7d%7d, tel:+1(403)555-0199",
        "http://%7b%7bwebsite%7d%7d/, http://ada.example.com",
        "https://example.com/%7b%7bwebsite%7d%7d/x, https://example.com/ada.example.com/x",
        "%7b%7bportfolio_url%7d%7d, https://ada.example.com/a'b(c)",
        "%7b%7bnobody_url%7Chttps://fallback.example%7d%7d, https://fallback.example"
    })
    void fillsPartsOfAddresses(String target, String filled) {
        Rendered rendered = render(Docx.of(p(hyperlink("rLink", "x"))).link("rLink", target));

        assertThat(rendered.targets()).containsExactly(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%7b%7bempty_url%7d%7d",
                "%7b%7bbad_url%7d%7d",
                "%7b%7bnobody_url%7d%7d",
                "mailto:%7b%7bempty_url%7d%7d"
            })
    void withoutAnAddressTheTextStaysAndTheLinkGoes(String target) {
        Rendered rendered =
                render(Docx.of(p(r("a "), hyperlink("rLink", "text"))).link("rLink", target));

        assertThat(rendered.text()).isEqualTo("a text");
        assertThat(rendered.targets()).isEmpty();
        assertThat(rendered.xml()).doesNotContain("hyperlink");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "https://example.com/a b → https://example.com/a%20b",
                "https://example.com/100%/[x] → https://example.com/100%25/%5Bx%5D",
                "https://example.com/?q=<\"&'\\^`{|}> → https://example.com/?q=%3C%22&'%5C%5E%60%7B%7C%7D%3E",
                "https://example.com/#a#b → https://example.com/#a%23b",
                "https://example.com/straße/日本 → https://example.com/straße/日本",
                "https://[2001:db8::1]:8080/x → https://[2001:db8::1]:8080/x",
                "HTTPS://Example.com → HTTPS://Example.com"
            })
    void encodesOnlyWhatNoAddressMayHave(String value, String target) {
        Path template = Docx.of(p(hyperlink("rLink", "x")))
                .link("rLink", "{{some_url}}")
                .write(folder);

        assertThat(Rendered.of(template, fields("some_url", value)).targets()).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "\\\\host\\share",
                "https:///x",
                "https://",
                "mailto:",
                "https://exa mple.com",
                "data:text/html,x",
                "//example.com",
                "example.com",
                "https://a\\@b/"
            })
    void refusesOtherAddresses(String value) {
        assertThat(Address.isAccepted(value)).isFalse();
    }

    @Test
    void aNameInPlainTextBecomesALiveLink() {
        Rendered rendered = render(
                Docx.of(p(r("Book: "), bold("{{calendly_url}}"), r("!")), p(r("See {{portfolio_url|my work}}."))));

        assertThat(rendered.text()).isEqualTo("Book: " + TRACKED + "!\nSee my work.");
        assertThat(linksOf(rendered))
                .containsExactly(TRACKED + " -> " + TRACKED, "my work -> https://ada.example.com/a'b(c)");
        XWPFHyperlinkRun link = links(rendered).get(0);
        assertThat(link.isBold()).isTrue();
        assertThat(link.getStyle()).isEqualTo("Hyperlink");
        assertThat(rendered.open().getStyles().getStyle("Hyperlink").getName()).isEqualTo("Hyperlink");
    }

    @Test
    void aValueThatIsALinkBecomesOneUnderAnyName() {
        Path template = Docx.of(p(r("{{booking|Book}} {{#all}}{{.}} {{/all}}"))).write(folder);
        Rendered rendered = Rendered.of(
                template, fields("booking", link(TRACKED), "all", items(link("https://a.example"), "text")));

        assertThat(linksOf(rendered)).containsExactly("Book -> " + TRACKED, "https://a.example -> https://a.example");
        assertThat(rendered.text()).isEqualTo("Book https://a.example text ");
    }

    @Test
    void withoutAnAddressALabelIsNotPrinted() {
        assertThat(render(Docx.of(lines("a{{empty_url|Book}}b{{nobody_url|Book}}c")))
                        .text())
                .isEqualTo("abc");
    }

    @Test
    void anAddressThatCannotBeFollowedIsPrintedAsItIs() {
        Rendered rendered = render(Docx.of(lines("{{bad_url|Book}}")));

        assertThat(rendered.text()).isEqualTo("javascript:alert(1)");
        assertThat(rendered.targets()).isEmpty();
    }

    @Test
    void noLinkIsPutIntoALinkOrField() {
        Rendered rendered = render(Docx.of(
                        p(hyperlink("rLink", "{{portfolio_url}} {{calendly_url|Book}}")),
                        p(field("PAGE", "{{portfolio_url}}")))
                .link("rLink", "https://static.example"));

        assertThat(rendered.targets()).containsExactly("https://static.example");
        assertThat(rendered.xml())
                .contains("https://ada.example.com/a'b(c) Book")
                .doesNotContain("w:rStyle");
    }

    @Test
    void eachRepetitionHasALinkOfItsOwn() {
        Rendered rendered = render(
                Docx.of(lines("{{#sites}}"), p(hyperlink("rLink", "{{label}}"), r(" {{url}}")), lines("{{/sites}}"))
                        .link("rLink", "%7b%7burl%7d%7d"));

        assertThat(linksOf(rendered))
                .containsExactly(
                        "One -> https://one.example",
                        "https://one.example -> https://one.example",
                        "Two -> https://two.example",
                        "https://two.example -> https://two.example");
    }

    @Test
    void headersFootersAndNotesHaveTheirOwnLinks() {
        Rendered rendered = render(Docx.of(lines("{{portfolio_url}}"))
                .story("header", "kopf.xml", p(hyperlink("rIn", "Book")))
                .link("word/kopf.xml", "rIn", "%7b%7bcalendly_url%7d%7d")
                .story("footer", "fuss.xml", lines("{{portfolio_url|Work}}"))
                .footnotes(lines("{{calendly_url}}")));

        assertThat(rendered.targets("word/document.xml")).containsExactly("https://ada.example.com/a'b(c)");
        assertThat(rendered.targets("word/kopf.xml")).containsExactly(TRACKED);
        assertThat(rendered.targets("word/fuss.xml")).containsExactly("https://ada.example.com/a'b(c)");
        assertThat(rendered.targets("word/notes.xml")).containsExactly(TRACKED);
    }

    @Test
    void fieldsThatAreLinksBecomeHyperlinks() {
        String simple = "<w:fldSimple w:instr=\" HYPERLINK &quot;{{calendly_url}}&quot; \\o &quot;tip&quot; \">"
                + r("one") + "</w:fldSimple>";
        String split =
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"%7b%7bcale</w:instrText></w:r>"
                        + "<w:r><w:instrText>ndly_url%7d%7d\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>thr</w:t></w:r>"
                        + "<w:r><w:t>ee</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>";
        Rendered rendered = render(Docx.of(
                p(simple),
                p(field("HYPERLINK {{portfolio_url}}", "two")),
                p(r("a "), split, r(" z")),
                p(field("HYPERLINK \"{{empty_url}}\"", "four"))));

        assertThat(linksOf(rendered))
                .containsExactly("one -> " + TRACKED, "two -> https://ada.example.com/a'b(c)", "three -> " + TRACKED);
        assertThat(rendered.text()).isEqualTo("one\ntwo\na three z\nfour");
        assertThat(rendered.xml()).contains("w:tooltip=\"tip\"").doesNotContain("fldChar", "instrText", "fldSimple");
    }

    @Test
    void linksInTextBoxesAndOnPictures() {
        String picture =
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"{{title}}\"><a:hlinkClick r:id=\"rLink\"/></wp:docPr></wp:inline></w:drawing></w:r>";
        Rendered rendered = render(
                Docx.of(p(textBox(lines("{{calendly_url|Book}}"))), p(picture)).link("rLink", "{{portfolio_url}}"));

        assertThat(rendered.targets()).containsExactly(TRACKED, TRACKED, "https://ada.example.com/a'b(c)");
        assertThat(rendered.xml())
                .contains("descr=\"R&amp;D: 50% more\"")
                .containsPattern("hlinkClick r:id=\"[^\"]+\"></a:hlinkClick>");
    }

    @Test
    void aPictureWithoutAnAddressIsNoLink() {
        String picture =
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\"><a:hlinkClick r:id=\"rLink\"/></wp:docPr></wp:inline></w:drawing></w:r>";

        assertThat(render(Docx.of(p(picture)).link("rLink", "{{empty_url}}")).xml())
                .doesNotContain("hlinkClick");
    }

    @Test
    void aTrackedInsertionWithAnAddressIsAccepted() {
        Rendered rendered =
                render(Docx.of(p("<w:ins w:id=\"1\" w:author=\"x\">" + r("{{portfolio_url|Work}}") + "</w:ins>")));

        assertThat(linksOf(rendered)).containsExactly("Work -> https://ada.example.com/a'b(c)");
    }

    @Test
    void theOwnStyleOfLinksIsUsedWhateverItsIdIs() {
        String style =
                "<w:style w:type=\"character\" w:styleId=\"Lienhypertexte\"><w:name w:val=\"hyperlink\"/></w:style>";
        Rendered rendered = render(Docx.of(lines("{{portfolio_url}}")).styles(style));

        assertThat(links(rendered).get(0).getStyle()).isEqualTo("Lienhypertexte");
    }

    private Rendered render(Docx docx) {
        return Rendered.of(docx.write(folder), CONTENT);
    }

    private static List<XWPFHyperlinkRun> links(Rendered rendered) {
        return rendered.open().getParagraphs().stream()
                .map(XWPFParagraph::getRuns)
                .flatMap(List::stream)
                .filter(XWPFHyperlinkRun.class::isInstance)
                .map(XWPFHyperlinkRun.class::cast)
                .filter(run -> !run.text().isEmpty())
                .toList();
    }

    private static List<String> linksOf(Rendered rendered) {
        var document = rendered.open();
        return document.getParagraphs().stream()
                .map(XWPFParagraph::getRuns)
                .flatMap(List::stream)
                .filter(XWPFHyperlinkRun.class::isInstance)
                .map(XWPFHyperlinkRun.class::cast)
                .collect(java.util.stream.Collectors.groupingBy(
                        run -> run.getHyperlinkId(),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.mapping(run -> run.text(), java.util.stream.Collectors.joining())))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " -> "
                        + document.getHyperlinkByID(entry.getKey()).getURL())
                .toList();
    }
}
