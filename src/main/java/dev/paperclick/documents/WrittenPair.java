package dev.paperclick.documents;

import dev.paperclick.applications.GeneratedApplication;
import org.jspecify.annotations.Nullable;

/**
 * A pair that is on disk and not yet in the store.
 *
 * @param trackingProblem why its links are the original ones; null when they are tracked
 */
record WrittenPair(
        int row, GeneratedApplication generated, @Nullable String trackingProblem) {}
