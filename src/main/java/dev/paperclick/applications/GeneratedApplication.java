package dev.paperclick.applications;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application whose two documents are whole and on disk.
 *
 * @param contentHash digest of all that decided the documents
 * @param tracked whether the documents' links are tracked
 * @param trackingIds the links that stand in the documents
 */
public record GeneratedApplication(
        Application application,
        String contentHash,
        boolean tracked,
        List<String> trackingIds,
        Path resume,
        String resumeSha256,
        Path coverLetter,
        String coverLetterSha256) {

    public GeneratedApplication {
        trackingIds = List.copyOf(trackingIds);
    }

    /** What the row says of the template variant. */
    public @Nullable String variant() {
        return application.field(Column.TEMPLATE_VARIANT);
    }
}
