package dev.paperclick.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that exists.
 *
 * @param id its public name
 * @param userId the candidate
 * @param jobId the job
 * @param applicationId the application
 * @param function name of what the link is for: {@code Calendly}
 * @param originalUrl where a reader is sent
 * @param redirectUrl the address that stands in documents, without the mark of the document
 * @param isActive false when it has been retired
 * @param createdAt when it was minted
 * @param variant of the templates that its latest documents were made from; null when there is none
 */
public record TrackedLink(
        TrackingId id,
        @Nullable String userId,
        @Nullable String jobId,
        @Nullable String applicationId,
        String function,
        String originalUrl,
        String redirectUrl,
        boolean isActive,
        Instant createdAt,
        @Nullable String variant) {}
