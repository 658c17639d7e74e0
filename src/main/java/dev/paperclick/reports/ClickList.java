package dev.paperclick.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single clicks, newest first.
 *
 * @param clicks those that were asked for
 * @param found how many there are, the list's end left out
 */
public record ClickList(List<ListedClick> clicks, long found) {

    public ClickList {
        clicks = List.copyOf(clicks);
    }

    /**
     * Which clicks to list; null where it does not matter.
     *
     * @param trackingId of one link
     * @param applicationId of one application
     * @param candidate of one candidate
     * @param verdict of one kind, by its word
     * @param from the first instant
     * @param most how many
     */
    public record Filter(
            @Nullable String trackingId,
            @Nullable String applicationId,
            @Nullable String candidate,
            @Nullable String verdict,
            Instant from,
            int most) {}

    /**
     * One click. What a stranger sent is as they sent it: to be shown with care.
     *
     * @param applicationId absent for links that were made for a job only, or elsewhere
     * @param company absent when the application is not in the store
     * @param linkFunction absent when the link has been deleted
     * @param document which it stood in; absent when the request did not say
     * @param reasons the rules that decided
     * @param network the client's address without what tells single readers apart: /24 or /48
     * @param userAgent absent when there was none, or the reader asked not to be tracked
     * @param anonymous the reader asked not to be tracked
     */
    public record ListedClick(
            Instant clickedAt,
            String trackingId,
            @Nullable String applicationId,
            @Nullable String company,
            @Nullable String title,
            @Nullable String linkFunction,
            @Nullable String document,
            String method,
            String verdict,
            List<String> reasons,
            String source,
            @Nullable String network,
            @Nullable String userAgent,
            boolean anonymous) {

        public ListedClick {
            reasons = List.copyOf(reasons);
        }
    }
}
