package dev.paperclick.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** However Word spreads the characters of a paragraph over runs, the document is the same to its reader. */
@Execution(ExecutionMode.CONCURRENT)
class SplitTagTests {

    private static final int DOCUMENTS = 60;
    private static final String[] PIECES = {
        "{{full_name}}",
        "{{ Full Name }}",
        "{{missing|none}}",
        "{{company}}",
        "{{portfolio_url|Work}}",
        "{{calendly_url}}",
        "{{! no }}",
        "{{name}}",
        "{{^work}}nobody{{/work}}",
        "{{#skills}}{{.}};{{/skills}}",
        " and ",
        "é😀 ",
        "&lt;b&gt; ",
        "{ } "
    };
    /** What says nothing; deleted text comes last, for it keeps a paragraph of mere tags from vanishing. */
    private static final String[] NOISE = {
        "",
        "",
        "<w:proofErr w:type=\"gramStart\"/>",
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        "<w:r><w:rPr><w:b/></w:rPr></w:r>",
        "<w:del w:id=\"8\"><w:r><w:delText>}}</w:delText></w:r></w:del>"
    };

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private int ids;

    /** A paragraph with the link that all of it stands in, if any. */
    private record Line(String text, String link) {}

    @Test
    void splitTagsGiveTheDocumentOfWholeOnes() {
        for (int round = 0; round < DOCUMENTS; round++) {
            List<Line> lines = lines();
            List<Line> cells = List.of(
                    new Line("{{#work}}" + text(1), ""),
                    new Line(text(2), "rLink"),
                    new Line(text(1) + "{{/work}}", ""));
            Value.Fields content = new ArrayList<>(Samples.contents().values()).get(round % 3);
            byte[] whole = render(document(lines, cells, false), content);
            byte[] split = render(document(lines, cells, true), content);

            String from = "seed " + seed + ", document " + round + ": " + lines + cells;
            assertThat(DocumentText.byPart(split)).as(from).isEqualTo(DocumentText.byPart(whole));
            assertThat(targets(split)).as(from).isEqualTo(targets(whole));
        }
    }

    private byte[] render(Docx docx, Value.Fields content) {
        return Rendered.of(docx.write(folder), content).bytes();
    }

    private static List<String> targets(byte[] docx) {
        return Ooxml.of(docx).relationships("word/document.xml").values().stream()
                .map(relationship -> relationship.getAttribute("Target"))
                .toList();
    }

    private Docx document(List<Line> lines, List<Line> cells, boolean split) {
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(paragraph(line, split)));
        StringBuilder row = new StringBuilder("<w:tr>");
        cells.forEach(cell -> row.append(Docx.cell(paragraph(cell, split))));
        body.append(Docx.table(Docx.row("head", "", ""), row.append("</w:tr>").toString()));
        lines.forEach(line -> body.append(paragraph(line, split)));
        return Docx.of(body + "<w:p/>")
                .link("rLink", "%7b%7burl%7d%7d")
                .link("rFixed", "https://example.com/")
                .story("header", "h.xml", paragraph(cells.get(1), split).replaceAll("</?w:hyperlink[^>]*>", ""));
    }

    /** Paragraphs in sections in sections, each begun and ended in paragraphs of their own. */
    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int kind = random.nextInt(6);
            if (kind == 0 && open.size() < 3) {
                String name = List.of("work", "skills", "highlights").get(random.nextInt(3));
                open.add(name);
                lines.add(new Line("{{#" + name + "}}", ""));
            } else if (kind == 1 && !open.isEmpty()) {
                lines.add(new Line("{{/" + open.remove(open.size() - 1) + "}}", ""));
            } else {
                lines.add(new Line(
                        "x" + text(5), List.of("", "", "rLink", "rFixed").get(random.nextInt(4))));
            }
        }
        while (!open.isEmpty()) {
            lines.add(new Line("{{/" + open.remove(open.size() - 1) + "}}", ""));
        }
        return lines;
    }

    private String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            boolean section = random.nextInt(4) == 0;
            text.append(
                    section
                            ? "{{#work}}" + piece + "{{#highlights}}{{.}}" + piece + "{{/highlights}}{{/work}}"
                            : piece);
        }
        return text.toString();
    }

    private String paragraph(Line line, boolean split) {
        String runs = split ? split(line.text()) : Docx.r(line.text());
        return Docx.p(
                line.link().isEmpty() ? runs : "<w:hyperlink r:id=\"" + line.link() + "\">" + runs + "</w:hyperlink>");
    }

    private String split(String text) {
        StringBuilder runs = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int next = text.charAt(at) == '&' ? text.indexOf(';', at) + 1 : text.offsetByCodePoints(at, 1);
            run.append(text, at, next);
            at = next;
            if (random.nextInt(3) == 0 || at == text.length()) {
                runs.append(wrapped(run(run.toString()))).append(noise(text.matches("(\\{\\{[#/!][^{}]*}})+")));
                run.setLength(0);
            }
        }
        return runs.toString();
    }

    private String run(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> Docx.bold(text);
            case 1 ->
                "<w:r><w:rPr><w:lang w:val=\"" + Map.of(0, "de-DE", 1, "fr-CA").get(random.nextInt(2))
                        + "\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
            case 2 -> "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t><w:softHyphen/></w:r>";
            default -> Docx.r(text);
        };
    }

    private String wrapped(String run) {
        return switch (random.nextInt(12)) {
            case 0 -> "<w:smartTag>" + run + "</w:smartTag>";
            case 1 -> "<w:ins w:id=\"" + ++ids + "\">" + run + "</w:ins>";
            default -> run;
        };
    }

    private String noise(boolean bare) {
        if (random.nextInt(6) == 0) {
            String id = String.valueOf(++ids);
            return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"b" + id + "\"/><w:bookmarkEnd w:id=\"" + id + "\"/>";
        }
        return NOISE[random.nextInt(NOISE.length - (bare ? 1 : 0))];
    }
}
