package dev.paperclick.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of the PDFs of a list's documents.
 *
 * @param made by this run's last process
 * @param unchanged that were there and up to date
 * @param kept documents whose PDF is a person's own, which was left as it is
 * @param missing how many could not be made
 * @param failures the first of those
 */
public record PdfSummary(long made, long unchanged, List<String> kept, long missing, List<Failure> failures) {

    private static final int SHOWN = 5;

    public PdfSummary {
        kept = List.copyOf(kept);
        failures = List.copyOf(failures);
    }

    /**
     * A document without its PDF.
     *
     * @param reason a clause
     */
    public record Failure(String document, String reason) {}

    /** What the person should know besides the numbers. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (missing > 0) {
            sentences.add((missing == 1 ? "1 PDF is" : missing + " PDFs are")
                    + " missing; the Word documents are whole, and "
                    + "the same command tries again: "
                    + list(
                            failures.stream()
                                    .map(failure -> failure.document() + " (" + failure.reason() + ")")
                                    .toList(),
                            missing));
        }
        if (!kept.isEmpty()) {
            sentences.add((kept.size() == 1 ? "1 PDF is" : kept.size() + " PDFs are") + " your own, or edited, and "
                    + "stay" + (kept.size() == 1 ? "s as it is" : " as they are")
                    + ", though the document says something else or was never made into one; remove "
                    + (kept.size() == 1 ? "it" : "them") + ", or use --force, to have one made: "
                    + list(kept, kept.size()));
        }
        return sentences;
    }

    private static String list(List<String> all, long count) {
        return all.stream().limit(SHOWN).collect(Collectors.joining("; ")) + (count > SHOWN ? "; …" : ".");
    }
}
