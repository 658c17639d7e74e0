package dev.paperclick.documents;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param generated pairs written by this run, before and after an interruption
 * @param unchanged pairs that were on disk already with the same content
 * @param rejected rows that are in {@code rejected.csv}
 * @param withoutTracking pairs whose links are the original ones
 * @param rejectedFile null when no row was rejected
 * @param pdfs null when none were asked for
 * @param archive null when none was asked for
 * @param noLongerListed applications of earlier runs into the folder that the list has no more; their documents stay
 * @param notices sentences the person should read
 */
public record GenerateSummary(
        long generated,
        long unchanged,
        long rejected,
        long withoutTracking,
        Path output,
        @Nullable Path rejectedFile,
        @Nullable PdfSummary pdfs,
        @Nullable Path archive,
        long noLongerListed,
        List<String> notices) {

    public GenerateSummary {
        notices = List.copyOf(notices);
    }

    /** Where this stands as a JSON document. */
    public Path file() {
        return output.resolve(Conclusion.SUMMARY);
    }

    /** Whether all rows and documents have become what was asked for. */
    public boolean isComplete() {
        return rejected == 0 && (pdfs == null || pdfs.missing() == 0);
    }
}
