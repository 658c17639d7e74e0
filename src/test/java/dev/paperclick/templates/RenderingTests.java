package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Contents.link;
import static dev.paperclick.templates.Docx.hyperlink;
import static dev.paperclick.templates.Docx.lines;
import static dev.paperclick.templates.Docx.p;
import static dev.paperclick.templates.Docx.r;
import static dev.paperclick.templates.Docx.row;
import static dev.paperclick.templates.Docx.table;
import static dev.paperclick.templates.Docx.textBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.paperclick.Waits;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTests {

    @TempDir
    Path folder;

    @Test
    void theSameContentMakesTheSameBytes() {
        CompiledTemplate one = CompiledTemplate.compile(everything().write(folder, "one.docx"));
        CompiledTemplate two = CompiledTemplate.compile(everything().write(folder, "two.docx"));
        DocumentBuffer buffer = new DocumentBuffer();

        byte[] first = Rendered.of(one.render(content(3), buffer)).bytes();
        byte[] other = Rendered.of(one.render(content(7), buffer)).bytes();
        byte[] again = Rendered.of(two.render(content(3), buffer)).bytes();
        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void manyThreadsShareATemplate() throws Exception {
        CompiledTemplate template = CompiledTemplate.compile(everything().write(folder));
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            expected.add(Rendered.of(template, content(i)).bytes());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Callable<Boolean> work = () -> {
                DocumentBuffer buffer = new DocumentBuffer();
                boolean same = true;
                for (int i = 0; i < 200; i++) {
                    ByteBuffer made = template.render(content(i % 8), buffer);
                    same &= made.equals(ByteBuffer.wrap(expected.get(i % 8)));
                }
                return same;
            };
            results.add(threads.submit(work));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void relationshipAndDrawingIdsAreUnique() {
        Rendered rendered = Rendered.of(everything().write(folder), content(5));

        assertThat(all("Relationship Id=\"([^\"]*)\"", rendered.xml("word/_rels/document.xml.rels")))
                .doesNotHaveDuplicates();
        List<String> drawings = all("docPr id=\"(\\d+)\"", rendered.xml());
        assertThat(drawings).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(all(" r:id=\"([^\"]*)\"", rendered.xml().replaceAll("<w:sectPr>.*", "")))
                .doesNotHaveDuplicates()
                .isSubsetOf(all("Relationship Id=\"([^\"]*)\"", rendered.xml("word/_rels/document.xml.rels")));
    }

    @Test
    void tellsTheHashOfItsFile() throws Exception {
        Path file = everything().write(folder);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(CompiledTemplate.compile(file).sha256())
                .isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void entriesThatDoNotChangeStayAsTheyAre() {
        byte[] picture = new byte[3_000];
        new Random(1).nextBytes(picture);
        Rendered rendered = Rendered.of(
                everything()
                        .part("word/media/p.png", "image/png", "")
                        .entry("word/media/p.png", picture)
                        .relationship("word/document.xml", "picture", "image", "media/p.png")
                        .write(folder),
                content(1));

        assertThat(rendered.entries().get("word/media/p.png")).isEqualTo(picture);
        assertThat(rendered.entries().keySet().iterator().next()).isEqualTo("[Content_Types].xml");
    }

    @Test
    void documentsThatPoiHasMade() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            paragraph.createRun().setText("Dear {{na");
            paragraph.createRun().setText("me}}, see ");
            XWPFHyperlinkRun link = paragraph.createHyperlinkRun("http://%7b%7bportfolio_url%7d%7d/");
            link.setText("my work");
            var table = document.createTable(2, 2);
            table.getRow(1).getCell(0).setText("{{#work}}{{position}}");
            table.getRow(1).getCell(1).setText("{{name}}{{/work}}");
            document.write(bytes);
        }
        Path file = Files.write(folder.resolve("poi.docx"), bytes.toByteArray());
        Rendered rendered = Rendered.of(file, content(2));

        assertThat(rendered.text()).isEqualTo("Dear Ada, see my work");
        assertThat(rendered.targets()).containsExactly("https://ada.example/2");
        assertThat(rendered.table()).containsExactly(List.of("", ""), List.of("p0", "n0"), List.of("p1", "n1"));
    }

    @Test
    void libreOfficeOpensTheDocuments() throws Exception {
        Path office = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "soffice"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeThat(office).as("LibreOffice (soffice) is not on the PATH").isNotNull();
        Path document = Files.write(
                folder.resolve("made.docx"),
                Rendered.of(everything().write(folder), content(3)).bytes());
        Process process = new ProcessBuilder(
                        office.toString(),
                        "--headless",
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--convert-to",
                        "txt:Text (encoded):UTF8",
                        "--outdir",
                        folder.toString(),
                        document.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();

        assertThat(process.waitFor(Waits.LONG.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        assertThat(Files.readString(folder.resolve("made.txt")))
                .contains("Dear Ada", "p0", "n2", "s0 s1 s2", "Book it");
    }

    /** A document with every kind of place. */
    private static Docx everything() {
        String drawing =
                "<w:r><w:drawing><wp:inline><wp:extent cx=\"9525\" cy=\"9525\"/><wp:docPr id=\"3\" name=\"d\"/>"
                        + "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
                        + "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
        return Docx.of(
                        p(r("Dear {{name}}")),
                        table(row("Post", "Firm"), row("{{#work}}{{position}}", "{{name}}{{/work}}")),
                        lines("{{#work}}"),
                        p(r("{{name}} "), hyperlink("rLink", "{{position}}"), drawing),
                        lines("{{/work}}", "{{#skills}}{{.}} {{/skills}}"),
                        p(textBox(lines("{{portfolio_url}}"))),
                        lines("{{calendly_url|Book it}}"))
                .link("rLink", "%7b%7burl%7d%7d")
                .story("header", "h.xml", lines("{{name}} {{portfolio_url}}"))
                .story("footer", "f.xml", lines("{{#work}}{{name}} {{/work}}"))
                .core("<dc:title>{{name}}</dc:title>");
    }

    private static Value.Fields content(int size) {
        Object[] work = new Object[size];
        Object[] skills = new Object[size];
        for (int i = 0; i < size; i++) {
            work[i] =
                    fields("position", "p" + i, "name", "n" + i, "url", link("https://work.example/" + i + "?a=1&b=2"));
            skills[i] = "s" + i;
        }
        return fields(
                "name",
                "Ada",
                "full_name",
                "Ada L",
                "work",
                items(work),
                "skills",
                items(skills),
                "portfolio_url",
                "https://ada.example/" + size,
                "calendly_url",
                link("https://book.example/" + size));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
