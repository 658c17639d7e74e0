package dev.paperclick;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as another program reads it. */
public record Pdf(String text, List<String> links) {

    public static Pdf read(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<String> links = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                        links.add(action.getURI());
                    }
                }
            }
            return new Pdf(new PDFTextStripper().getText(document), links);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be opened", e);
        }
    }
}
