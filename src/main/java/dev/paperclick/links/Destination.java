package dev.paperclick.links;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on an address that a tracked link is to lead to, given when the link is made and again when it is
 * answered: a redirect must never lead to a script, to another reading of the same address, or to itself.
 */
public sealed interface Destination {

    /**
     * Fit to be put into a {@code Location} header as it stands.
     *
     * @param url absolute, http or https, ASCII, at most 2048 characters
     */
    record Accepted(String url) implements Destination {}

    /**
     * Not fit, and why.
     *
     * @param reason follows the address in a sentence: {@code has no host}
     */
    record Refused(String reason) implements Destination {}

    /** Judges an address that must not lead back to the given base. */
    static Destination check(String address, RedirectAddress own) {
        return check(address, List.of(own));
    }

    /**
     * Judges the destination of a link that exists: people edit the table by hand, and rules may have become stricter.
     * Neither the given base nor the one that the link itself was made with may be where it leads.
     */
    static Destination recheck(TrackedLink link, RedirectAddress own) {
        List<RedirectAddress> bases = new ArrayList<>(List.of(own));
        RedirectAddress.baseOf(link.redirectUrl()).ifPresent(bases::add);
        return check(link.originalUrl(), bases);
    }

    /** Judges an address that must not lead back to any of the given bases. */
    private static Destination check(String address, List<RedirectAddress> own) {
        try {
            WebAddress parsed = WebAddress.parse(address);
            if (own.stream().anyMatch(base -> base.contains(parsed))) {
                return new Refused("leads back to the address of our own links");
            }
            return new Accepted(parsed.toString());
        } catch (UnfitAddress e) {
            return new Refused(e.reason());
        }
    }
}
