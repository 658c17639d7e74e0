package dev.paperclick.links;

import org.jspecify.annotations.Nullable;

/**
 * A link as the server keeps it at hand, its destination judged once.
 *
 * @param link the link
 * @param location where readers are sent; null when the link leads where nobody may be sent
 * @param fault what is wrong with its destination; empty when nothing is
 */
public record ServedLink(TrackedLink link, @Nullable Location location, String fault) {

    /**
     * Judges a link.
     *
     * @param own the base of our links, where none may lead
     * @param utmSource what Calendly is told its visitors come from; null for nothing
     */
    static ServedLink of(TrackedLink link, RedirectAddress own, @Nullable String utmSource) {
        Destination destination = Destination.recheck(link, own);
        return destination instanceof Destination.Accepted accepted
                ? new ServedLink(link, Location.of(accepted, link, utmSource), "")
                : new ServedLink(link, null, ((Destination.Refused) destination).reason());
    }
}
