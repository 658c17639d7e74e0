package dev.paperclick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** A generated document as another program reads it. */
public record Docx(String text, List<String> links) {

    public static Docx read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            List<String> links = new ArrayList<>();
            for (PackageRelationship relationship : document.getPackagePart().getRelationships()) {
                if (relationship.getRelationshipType().endsWith("/hyperlink")) {
                    links.add(relationship.getTargetURI().toString());
                }
            }
            return new Docx(extractor.getText(), links);
        } catch (IOException | InvalidFormatException e) {
            throw new IllegalStateException(file + " cannot be opened", e);
        }
    }

    /** The link whose tracking id is of the function. */
    public String trackedLink(String function) {
        return links.stream()
                .filter(link -> link.contains("/lt_" + function + "_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + function + " link among " + links));
    }
}
