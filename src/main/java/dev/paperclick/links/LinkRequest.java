package dev.paperclick.links;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish for the one link of a candidate, job, application, function and original address.
 *
 * @param userId the candidate
 * @param jobId the job; may be absent when the application is given
 * @param applicationId the application; may be absent when the job is given
 * @param function what the link is for
 * @param originalUrl where a reader is to arrive; kept in the clean form of {@link Destination.Accepted}
 * @param redirectBase the base of the address that will stand in documents
 * @param variant of the templates that the documents are made from; null when there is none
 */
public record LinkRequest(
        @Nullable String userId,
        @Nullable String jobId,
        @Nullable String applicationId,
        LinkFunction function,
        String originalUrl,
        RedirectAddress redirectBase,
        @Nullable String variant) {

    /** Refuses what {@link Destination#check} refuses: ask that first, it has words for the person. */
    public LinkRequest {
        if (jobId == null && applicationId == null) {
            throw new IllegalArgumentException("a link needs a job or an application");
        }
        Destination destination = Destination.check(originalUrl, redirectBase);
        if (destination instanceof Destination.Accepted accepted) {
            originalUrl = accepted.url();
        } else {
            throw new IllegalArgumentException("not a fit destination: " + destination);
        }
    }

    /** For documents without a variant. */
    public LinkRequest(
            @Nullable String userId,
            @Nullable String jobId,
            @Nullable String applicationId,
            LinkFunction function,
            String originalUrl,
            RedirectAddress redirectBase) {
        this(userId, jobId, applicationId, function, originalUrl, redirectBase, null);
    }

    /** What makes two requests the same link; an absent part is an empty one, as in the unique index. */
    record Key(String userId, String jobId, String applicationId, String function, String originalUrl) {

        static Key of(
                @Nullable String userId,
                @Nullable String jobId,
                @Nullable String applicationId,
                String function,
                String originalUrl) {
            return new Key(
                    Objects.requireNonNullElse(userId, ""),
                    Objects.requireNonNullElse(jobId, ""),
                    Objects.requireNonNullElse(applicationId, ""),
                    function,
                    originalUrl);
        }
    }

    Key key() {
        return Key.of(userId, jobId, applicationId, function.name(), originalUrl);
    }
}
