package dev.paperclick.documents;

import dev.paperclick.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the PDF of a document stands: beside it, with the same base name. */
final class PdfPath {

    private static final String DOCX = ".docx";

    private PdfPath() {}

    static Path of(Path document) {
        String name = String.valueOf(document.getFileName());
        String base = name.endsWith(DOCX) ? name.substring(0, name.length() - DOCX.length()) : name;
        return document.resolveSibling(base + ".pdf");
    }

    /** Whether the PDF is the one that was made; else a person has edited it or put it there. */
    static boolean isAsMade(Path pdf, String sha256) throws IOException {
        return Files.isRegularFile(pdf) && Sha256.hex(pdf).equals(sha256);
    }
}
