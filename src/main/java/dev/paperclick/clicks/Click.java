package dev.paperclick.clicks;

import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.TrackingId;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit as it is kept.
 *
 * @param trackingId the link
 * @param clickedAt when the request came in
 * @param address the client; null when anonymous
 * @param userAgent null when absent or anonymous
 * @param referrer null when absent or anonymous
 * @param session the visitor of the day; null when anonymous
 * @param source the channel
 * @param document the document that the link stood in, if known
 * @param method of the request
 * @param classification whose click it is, and why
 * @param anonymous the reader asked not to be tracked: nothing that could tell them apart is kept
 */
public record Click(
        TrackingId trackingId,
        Instant clickedAt,
        @Nullable InetAddress address,
        @Nullable String userAgent,
        @Nullable String referrer,
        @Nullable String session,
        ClickSource source,
        @Nullable DocumentMark document,
        String method,
        Classification classification,
        boolean anonymous) {

    /** Of a reader who asked not to be tracked. */
    static Click anonymous(
            TrackingId id,
            Instant clickedAt,
            ClickSource source,
            @Nullable DocumentMark document,
            String method,
            Classification classification) {
        return new Click(id, clickedAt, null, null, null, null, source, document, method, classification, true);
    }

    /**
     * A visit without what may not be kept.
     *
     * @param classification made before: an anonymous click keeps nothing to classify later
     */
    static Click of(TrackingId id, Visit visit, @Nullable String session, Classification classification) {
        boolean anonymous = visit.signs().doNotTrack();
        return new Click(
                id,
                visit.receivedAt(),
                anonymous ? null : visit.address(),
                anonymous ? null : visit.userAgent(),
                anonymous ? null : visit.referrer(),
                anonymous ? null : session,
                ClickSource.of(visit),
                visit.document(),
                visit.method(),
                classification,
                anonymous);
    }

    /** The same, judged otherwise. */
    Click with(Classification other) {
        return new Click(
                trackingId,
                clickedAt,
                address,
                userAgent,
                referrer,
                session,
                source,
                document,
                method,
                other,
                anonymous);
    }
}
