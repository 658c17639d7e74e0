package dev.paperclick.links;

/**
 * A link as the server keeps it at hand, its destination judged once.
 *
 * @param link the link
 * @param destination where it leads, judged against the base of our own links
 */
public record ServedLink(TrackedLink link, Destination destination) {

    static ServedLink of(TrackedLink link, RedirectAddress own) {
        return new ServedLink(link, Destination.recheck(link, own));
    }
}
