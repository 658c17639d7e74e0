package dev.paperclick.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run has left behind, as the store keeps it until the next run into the same folder.
 *
 * @param pairs rows of the list whose documents are there
 * @param rejected rows of the list that could not be used
 * @param withoutTracking pairs whose links are the original ones
 * @param inFolder applications whose documents are in the folder, those of earlier lists included
 * @param gone those of them that the list does not name
 * @param lost what the documents of each row cannot hold, by its line
 * @param manifestSha256 digest of {@code manifest.csv}
 * @param rejectedSha256 digest of {@code rejected.csv}; null when no row was rejected
 */
record RunOutcome(
        long pairs,
        long rejected,
        long withoutTracking,
        long inFolder,
        EarlierPairs.Gone gone,
        Map<Integer, List<LeftOut>> lost,
        String manifestSha256,
        @Nullable String rejectedSha256) {

    RunOutcome {
        lost = Map.copyOf(lost);
    }
}
