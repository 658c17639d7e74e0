package dev.paperclick.applications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as lists of them show it.
 *
 * @param stageSince when it came to its present stage; null without a stage
 * @param stages its way there, the earliest first
 * @param tracked whether its documents' links are tracked
 * @param createdAt when its first documents were made
 */
public record ListedApplication(
        String applicationId,
        String candidateId,
        String jobId,
        String company,
        String title,
        @Nullable String jobUrl,
        @Nullable String location,
        @Nullable String source,
        @Nullable String stage,
        @Nullable Instant stageSince,
        @Nullable Instant appliedAt,
        @Nullable String templateVariant,
        boolean tracked,
        Instant createdAt,
        Instant generatedAt,
        String resume,
        String coverLetter,
        List<Reached> stages) {

    public ListedApplication {
        stages = List.copyOf(stages);
    }

    /**
     * A stage that was come to.
     *
     * @param takenBackAt when somebody said that it had not been; null as long as it counts
     */
    public record Reached(
            String stage, Instant enteredAt, @Nullable Instant takenBackAt) {}
}
