package dev.paperclick.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links with where they lead, the latest first.
 *
 * @param links those that were asked for
 * @param found how many there are, the list's end left out
 */
public record LinkList(List<ListedLink> links, long found) {

    /** What {@code --state} can say: of the target, or of the link. */
    public static final List<String> STATES =
            List.of("fine", "moved", "dead", "unsure", "unchecked", "active", "inactive", "missed");

    public LinkList {
        links = List.copyOf(links);
    }

    /**
     * Which links to list; null where it does not matter.
     *
     * @param function of one kind, whatever its case
     * @param states any of {@link #STATES}; none for all
     * @param most how many
     */
    public record Filter(
            @Nullable String candidate,
            @Nullable String application,
            @Nullable String function,
            List<String> states,
            int most) {

        public Filter {
            states = List.copyOf(states);
        }
    }

    /**
     * One link.
     *
     * @param applicationId absent for links that were made for a job only, or elsewhere
     * @param company absent when the application is not in the store
     * @param humanClicks by people, ever
     * @param missedClicks by people, since it was deactivated
     * @param state of the target; absent when it was never looked at
     * @param reason why it is in this state
     * @param movedTo where the target is now
     */
    public record ListedLink(
            String trackingId,
            @Nullable String candidateId,
            @Nullable String applicationId,
            @Nullable String company,
            @Nullable String title,
            String linkFunction,
            String originalUrl,
            boolean active,
            long humanClicks,
            long missedClicks,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String movedTo,
            @Nullable Instant checkedAt) {}
}
