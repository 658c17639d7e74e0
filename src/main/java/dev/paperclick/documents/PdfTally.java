package dev.paperclick.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of PDFs, for a summary. Thread-safe. */
final class PdfTally {

    /** More than anybody reads. */
    private static final int MOST_FAILURES = 1_000;

    private final List<String> kept = new ArrayList<>();
    private final List<PdfSummary.Failure> failures = new ArrayList<>();
    private long made;
    private long unchanged;
    private long missing;

    synchronized void made() {
        made++;
    }

    synchronized void unchanged() {
        unchanged++;
    }

    synchronized void kept(Path pdf) {
        kept.add(pdf.toString());
    }

    synchronized void failed(Path document, String reason) {
        missing++;
        if (failures.size() < MOST_FAILURES) {
            failures.add(new PdfSummary.Failure(document.toString(), reason));
        }
    }

    synchronized PdfSummary summary() {
        return new PdfSummary(made, unchanged, kept, missing, failures);
    }
}
