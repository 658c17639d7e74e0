package dev.paperclick.templates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** A document as another program reads it: through POI, and entry by entry. */
final class Rendered {

    private final byte[] bytes;

    private Rendered(byte[] bytes) {
        this.bytes = bytes;
    }

    static Rendered of(Path template, Value.Fields content) {
        return of(CompiledTemplate.compile(template), content);
    }

    static Rendered of(CompiledTemplate template, Value.Fields content) {
        return of(template.render(content, new DocumentBuffer()));
    }

    static Rendered of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new Rendered(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** The document in POI, which refuses one that is not whole. */
    XWPFDocument open() {
        try {
            return new XWPFDocument(new ByteArrayInputStream(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The texts of the body's paragraphs. */
    List<String> paragraphs() {
        return open().getParagraphs().stream().map(XWPFParagraph::getText).toList();
    }

    /** The texts of the body's paragraphs, one below the other. */
    String text() {
        return String.join("\n", paragraphs());
    }

    /** The texts of the first table's cells, row by row. */
    List<List<String>> table() {
        return open().getTables().get(0).getRows().stream()
                .map(row ->
                        row.getTableCells().stream().map(cell -> cell.getText()).toList())
                .toList();
    }

    /** The addresses of the links of a part, in the order of their ids in the text. */
    List<String> targets(String part) {
        List<String> targets = new ArrayList<>();
        try {
            for (PackagePart candidate : open().getPackage().getParts()) {
                if (candidate.getPartName().getName().equals("/" + part)) {
                    for (PackageRelationship link :
                            candidate.getRelationshipsByType(Docx.RELATIONSHIPS + "hyperlink")) {
                        targets.add(link.getTargetURI().toString());
                    }
                }
            }
        } catch (org.apache.poi.openxml4j.exceptions.OpenXML4JException broken) {
            throw new IllegalStateException(broken);
        }
        return targets;
    }

    List<String> targets() {
        return targets("word/document.xml");
    }

    /** The XML of a part. */
    String xml(String part) {
        byte[] content = entries().get(part);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    String xml() {
        return xml("word/document.xml");
    }

    /** Read as a stream, that is by the local headers. */
    Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return entries;
    }
}
