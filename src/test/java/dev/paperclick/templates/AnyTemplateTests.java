package dev.paperclick.templates;

import static dev.paperclick.templates.Contents.fields;
import static dev.paperclick.templates.Contents.items;
import static dev.paperclick.templates.Contents.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.UserProblem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Tags thrown anywhere into tables, boxes, controls and fields: either sentences, or documents that are valid. */
@Execution(ExecutionMode.CONCURRENT)
class AnyTemplateTests {

    private static final String[] PIECES = {
        "{{name}}", "{{url}}", "{{.}}", "{{! c }}", "text", " ", "", "{{#list}}{{.}}{{/list}}", "{{#no}}x{{/no}}"
    };
    private static final String[] SECTIONS = {"#list", "^list", "#yes", "#no"};

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Deque<String> open = new ArrayDeque<>();
    private int ids;

    @Test
    void isRefusedInWordsOrMakesValidDocuments() throws Exception {
        int made = 0;
        for (int round = 0; round < 1_000; round++) {
            Docx docx =
                    Docx.of(blocks(0), closing()).link("rDynamic", "{{url}}").link("rStatic", "https://example.com");
            Path file = docx.write(folder);
            CompiledTemplate template;
            try {
                template = CompiledTemplate.compile(file);
            } catch (UserProblem refused) {
                continue;
            }
            made++;
            for (Value.Fields content : contents()) {
                Rendered rendered = Rendered.of(template, content);
                String from = "seed " + seed + " round " + round + ": " + docx.documentXml();
                List<String> faults = faults(rendered);
                assertThat(faults).as("%s%n -> %s", from, rendered.xml()).isEmpty();
            }
        }
        assertThat(made).isGreaterThan(200);
    }

    private static List<Value.Fields> contents() {
        return List.of(
                fields(),
                fields("name", "A", "list", items("a", "b"), "yes", "y", "url", "https://example.com/"),
                fields("name", "", "list", items(fields("name", "n", "url", link("https://x.example"))), "no", "n"));
    }

    private String blocks(int depth) {
        StringBuilder blocks = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(depth < 3 ? 12 : 9);
            if (kind < 9) {
                blocks.append(paragraph(depth));
            } else if (kind < 11) {
                blocks.append(table(depth)).append(depth == 0 ? "" : "<w:p/>");
            } else {
                blocks.append("<w:sdt><w:sdtPr><w:id w:val=\"" + ++ids + "\"/></w:sdtPr><w:sdtContent>")
                        .append(blocks(depth + 1))
                        .append("</w:sdtContent></w:sdt>");
            }
        }
        return blocks.append(depth == 0 ? "" : "<w:p/>").toString();
    }

    private String table(int depth) {
        StringBuilder table = new StringBuilder("<w:tbl><w:tblPr/><w:tblGrid/>");
        for (int row = 0; row <= random.nextInt(4); row++) {
            table.append("<w:tr>");
            for (int cell = 0; cell <= random.nextInt(3); cell++) {
                String content = random.nextInt(6) == 0 ? blocks(depth + 2) : paragraph(depth + 1);
                table.append("<w:tc><w:tcPr/>").append(content).append("</w:tc>");
            }
            table.append("</w:tr>");
        }
        return table.append("</w:tbl>").toString();
    }

    private String paragraph(int depth) {
        StringBuilder paragraph = new StringBuilder("<w:p w14:paraId=\"" + ++ids + "\">");
        if (random.nextInt(15) == 0 && depth == 0) {
            paragraph.append("<w:pPr><w:sectPr/></w:pPr>");
        }
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            paragraph.append(inline(depth));
        }
        return paragraph.append("</w:p>").toString();
    }

    private String inline(int depth) {
        return switch (random.nextInt(depth < 2 ? 24 : 22)) {
            case 0 -> "<w:hyperlink r:id=\"rDynamic\">" + run() + run() + "</w:hyperlink>";
            case 1 -> "<w:hyperlink r:id=\"rStatic\">" + run() + "</w:hyperlink>";
            case 2 -> Docx.field("PAGE", piece());
            case 3 -> Docx.field("HYPERLINK \"{{url}}\"", piece());
            case 4 ->
                "<w:bookmarkStart w:id=\"" + ++ids + "\" w:name=\"b" + ids + "\"/>" + run() + "<w:bookmarkEnd w:id=\""
                        + ids + "\"/>";
            case 5 -> "<w:sdt><w:sdtPr/><w:sdtContent>" + run() + run() + "</w:sdtContent></w:sdt>";
            case 6 -> "<w:ins w:id=\"" + ++ids + "\">" + run() + "</w:ins>";
            case 7 -> "<w:r><w:t>" + piece() + "</w:t><w:tab/><w:t>" + piece() + "</w:t><w:br/></w:r>";
            case 8 ->
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"" + ++ids + "\" name=\"d\"/></wp:inline></w:drawing></w:r>";
            case 22, 23 -> "<w:r><w:pict><w:txbxContent>" + blocks(depth + 2) + "</w:txbxContent></w:pict></w:r>";
            default -> run();
        };
    }

    private String run() {
        String text = piece() + (random.nextInt(3) == 0 ? piece() : "");
        int cut = random.nextInt(text.length() + 1);
        return random.nextInt(3) > 0
                ? Docx.r(text)
                : Docx.r(text.substring(0, cut)) + "<w:proofErr w:type=\"gramStart\"/>"
                        + Docx.bold(text.substring(cut));
    }

    /** Sections are closed in their order, so that many templates are more than a list of mistakes. */
    private String piece() {
        int kind = random.nextInt(8);
        if (kind == 0 && open.size() < 4) {
            open.push(SECTIONS[random.nextInt(SECTIONS.length)]);
            return "{{" + open.element() + "}}";
        }
        if (kind < 3 && !open.isEmpty()) {
            return "{{/" + open.pop().substring(1) + "}}";
        }
        return PIECES[random.nextInt(PIECES.length)];
    }

    private String closing() {
        StringBuilder closing = new StringBuilder();
        while (!open.isEmpty()) {
            closing.append(Docx.lines("{{/" + open.pop().substring(1) + "}}"));
        }
        return closing.toString();
    }

    private static List<String> faults(Rendered rendered) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(rendered.entries().get("word/document.xml")));
        String relationships = rendered.xml("word/_rels/document.xml.rels");
        List<String> faults = new ArrayList<>();
        Set<String> unique = new HashSet<>();
        int fields = 0;
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String parent = element.getParentNode().getNodeName();
            switch (element.getTagName()) {
                case "w:tc", "w:body", "w:txbxContent", "w:sdtContent" -> {
                    boolean inline = parent.equals("w:sdt")
                            && element.getParentNode()
                                    .getParentNode()
                                    .getNodeName()
                                    .equals("w:p");
                    if (!inline
                            && !endsWithParagraph(element)
                            && !element.getTagName().equals("w:sdtContent")) {
                        faults.add(element.getTagName() + " without a paragraph at its end");
                    }
                }
                case "w:tbl" ->
                    require(element.getElementsByTagName("w:tr").getLength() > 0, "a table without rows", faults);
                case "w:tr" -> require(parent.equals("w:tbl"), "a row in " + parent, faults);
                case "w:t" -> require(parent.equals("w:r"), "text in " + parent, faults);
                case "w:r" -> require(!parent.matches("w:(r|t|body|tc)"), "a run in " + parent, faults);
                case "w:p" ->
                    require(parent.matches("w:(body|tc|txbxContent|sdtContent)"), "a paragraph in " + parent, faults);
                case "w:hyperlink" -> {
                    require(
                            parent.matches("w:(p|sdtContent|hyperlink)") && !parent.equals("w:hyperlink"),
                            "a link in " + parent,
                            faults);
                    require(
                            relationships.contains("\"" + element.getAttribute("r:id") + "\""),
                            "a link to nothing",
                            faults);
                }
                case "wp:docPr" ->
                    require(unique.add("d" + element.getAttribute("id")), "two drawings with one id", faults);
                case "w:bookmarkStart" ->
                    require(unique.add("b" + element.getAttribute("w:id")), "two bookmarks", faults);
                case "w:fldChar" -> {
                    String type = element.getAttribute("w:fldCharType");
                    fields += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
                    require(fields >= 0, "a field ends that has not begun", faults);
                }
                default -> {
                    // No rule.
                }
            }
            String paragraphId = element.getAttribute("w14:paraId");
            require(paragraphId.isEmpty() || unique.add("p" + paragraphId), "two paragraphs with one id", faults);
        }
        require(fields == 0, "a field without end", faults);
        require(!rendered.xml().contains("{{"), "a tag is left", faults);
        return faults;
    }

    private static void require(boolean fine, String fault, List<String> faults) {
        if (!fine) {
            faults.add(fault);
        }
    }

    private static boolean endsWithParagraph(Element home) {
        Node last = home.getLastChild();
        while (last != null && last.getNodeName().equals("w:sectPr")) {
            last = last.getPreviousSibling();
        }
        return last != null
                && (last.getNodeName().equals("w:p")
                        || last.getNodeName().equals("w:sdt")
                        || (last.getNodeName().equals("w:tbl")
                                && home.getTagName().equals("w:body")));
    }
}
