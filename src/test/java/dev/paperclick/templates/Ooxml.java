package dev.paperclick.templates;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A Word file taken apart with plain zip and DOM, without a line of the engine that is under test. */
final class Ooxml {

    private static final Set<String> STORIES =
            Set.of("document.main", "template.main", "header", "footer", "footnotes", "endnotes", "comments");

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private String typesPart = "";

    private Ooxml() {}

    static Ooxml of(byte[] docx) {
        Ooxml file = new Ooxml();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(docx))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        file.entries.put(entry.getName().replace('\\', '/'), in.readAllBytes());
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        file.readTypes();
        return file;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    private void readTypes() {
        typesPart = find("[Content_Types].xml");
        for (Element type : elements(parse(typesPart).getDocumentElement())) {
            String value = type.getAttribute("ContentType");
            if (type.getLocalName().equals("Override")) {
                types.put(type.getAttribute("PartName").toLowerCase(Locale.ROOT).substring(1), value);
            }
        }
    }

    /** The parts with text that a reader sees, as the file spells their names. */
    List<String> stories() {
        List<String> stories = new ArrayList<>();
        for (String name : entries.keySet()) {
            String type = types.getOrDefault(name.toLowerCase(Locale.ROOT), "");
            boolean story = STORIES.stream().anyMatch(kind -> type.endsWith("wordprocessingml." + kind + "+xml"));
            if (story) {
                stories.add(name);
            }
        }
        return stories;
    }

    boolean isMain(String part) {
        return types.getOrDefault(part.toLowerCase(Locale.ROOT), "").contains(".main+xml");
    }

    Document parse(String part) {
        return parse(entries.get(part));
    }

    static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(new String(xml, StandardCharsets.UTF_8), broken);
        }
    }

    void put(String part, Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
        entries.put(part, bytes.toByteArray());
    }

    /** Every relationship of a part by its id: type, target and mode. */
    Map<String, Element> relationships(String part) {
        Map<String, Element> relationships = new LinkedHashMap<>();
        String rels = find(part.replaceFirst("([^/]*)$", "_rels/$1.rels"));
        if (!rels.isEmpty()) {
            for (Element relationship : elements(parse(rels).getDocumentElement())) {
                if (relationships.put(relationship.getAttribute("Id"), relationship) != null) {
                    throw new IllegalStateException("two relationships " + relationship.getAttribute("Id"));
                }
            }
        }
        return relationships;
    }

    String find(String name) {
        return entries.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse("");
    }

    /** As a document (no template) of the Transitional edition, which is all that POI reads. */
    byte[] forPoi() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        entries.forEach(
                (name, content) -> all.put(name, name.matches(".*\\.(xml|rels)") ? transitional(content) : content));
        String contentTypes = new String(all.get(typesPart), StandardCharsets.UTF_8)
                .replace("wordprocessingml.template.main", "wordprocessingml.document.main");
        all.put(typesPart, contentTypes.getBytes(StandardCharsets.UTF_8));
        return Docx.zip(all, false);
    }

    private static byte[] transitional(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        if (!text.contains("http://purl.oclc.org/ooxml/")) {
            return xml;
        }
        return text.replace(
                        "http://purl.oclc.org/ooxml/wordprocessingml/main",
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
                .replace(
                        "http://purl.oclc.org/ooxml/officeDocument/relationships",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                .getBytes(StandardCharsets.UTF_8);
    }

    static List<Element> elements(Node parent) {
        List<Element> elements = new ArrayList<>();
        for (Node child : nodes(parent)) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static List<Node> nodes(Node parent) {
        List<Node> nodes = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            nodes.add(child);
        }
        return nodes;
    }

    /** The attribute by its local name, whatever its prefix. */
    static String attribute(Element element, String local) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (local.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }
}
