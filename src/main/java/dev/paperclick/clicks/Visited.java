package dev.paperclick.clicks;

import dev.paperclick.links.TrackingId;
import org.jspecify.annotations.Nullable;

/**
 * A visit with the link that it was for: what is known of a click when it is answered.
 *
 * @param link the id of the link
 * @param candidate whose link it is
 * @param visit the request
 */
public record Visited(TrackingId link, @Nullable String candidate, Visit visit) {}
