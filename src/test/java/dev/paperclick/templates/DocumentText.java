package dev.paperclick.templates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a reader finds in a document: as POI extracts it, and paragraph by paragraph with tables and text boxes. */
final class DocumentText {

    private DocumentText() {}

    /** The text of body, tables, headers, footers and notes as POI has it, all changes accepted, notes unnumbered. */
    static String byPoi(byte[] docx) {
        Ooxml file = Ooxml.of(docx);
        for (String part : file.stories()) {
            Document story = file.parse(part);
            accept(story.getDocumentElement());
            file.put(part, story);
        }
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file.forPoi()));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText().replaceAll("\\[((?:foot|end)noteRef:)?\\d+", "[$1");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** POI reads deleted text as text, and none that custom markup is around. */
    private static void accept(Element element) {
        for (Element child : Ooxml.elements(element)) {
            accept(child);
            switch (child.getLocalName()) {
                case "del", "moveFrom" -> element.removeChild(child);
                case "customXml" -> {
                    Ooxml.nodes(child).forEach(node -> element.insertBefore(node, child));
                    element.removeChild(child);
                }
                default -> {
                    // Stays as it is.
                }
            }
        }
    }

    /** The paragraphs of each part, in document order, a text box behind the paragraph that it hangs on. */
    static Map<String, List<String>> byPart(byte[] docx) {
        Ooxml file = Ooxml.of(docx);
        Map<String, List<String>> texts = new TreeMap<>();
        for (String part : file.stories()) {
            List<String> lines = new ArrayList<>();
            collect(file.parse(part).getDocumentElement(), "", lines);
            texts.put(part, lines);
        }
        return texts;
    }

    private static void collect(Element element, String indent, List<String> lines) {
        switch (element.getLocalName()) {
            case "p" -> {
                StringBuilder text = new StringBuilder(indent);
                List<Element> boxes = new ArrayList<>();
                read(element, text, boxes);
                lines.add(text.toString());
                boxes.forEach(box -> collect(box, indent + "box: ", lines));
            }
            case "tr" -> {
                lines.add(indent + "row");
                Ooxml.elements(element).forEach(child -> collect(child, indent + "| ", lines));
            }
            case "tc" -> {
                lines.add(indent + "cell");
                Ooxml.elements(element).forEach(child -> collect(child, indent, lines));
            }
            default -> Ooxml.elements(element).forEach(child -> collect(child, indent, lines));
        }
    }

    private static void read(Element element, StringBuilder text, List<Element> boxes) {
        for (Node child : Ooxml.nodes(element)) {
            if (child instanceof Element inner) {
                switch (inner.getLocalName()) {
                    case "t" -> text.append(inner.getTextContent());
                    case "tab", "ptab" -> text.append('\t');
                    case "br", "cr" -> text.append('\n');
                    case "noBreakHyphen" -> text.append('-');
                    case "txbxContent" -> boxes.add(inner);
                    case "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText" -> {
                        // No text.
                    }
                    default -> read(inner, text, boxes);
                }
            }
        }
    }
}
