package dev.paperclick.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row with its links.
 *
 * @param redirects tracked address by variable, without a document's mark
 * @param trackingIds ids of these links
 * @param trackingProblem why not all links are tracked; null when they are
 */
record LinkedRow(
        ListedRow row,
        Map<String, String> redirects,
        List<String> trackingIds,
        @Nullable String trackingProblem) {

    LinkedRow {
        redirects = Map.copyOf(redirects);
        trackingIds = List.copyOf(trackingIds);
    }
}
