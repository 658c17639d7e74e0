package dev.paperclick.links;

import dev.paperclick.platform.UserProblem;
import java.util.List;
import java.util.Optional;

/**
 * The base of the addresses that stand in documents, such as {@code https://links.example.com/track}; two are equal
 * when they make the same addresses.
 */
public final class RedirectAddress {

    /** Top-level names that never lead out of a house (RFC 2606, 6761, 6762, 8375 and habit). */
    private static final List<String> INSIDE_NAMES = List.of(
            ".localhost",
            ".local",
            ".internal",
            ".lan",
            ".home",
            ".corp",
            ".home.arpa",
            ".test",
            ".example",
            ".invalid");

    private final WebAddress base;

    private RedirectAddress(WebAddress base) {
        this.base = base;
    }

    /**
     * Reads a base as somebody has configured it; a trailing slash does not matter.
     *
     * @param key what the person calls the setting, for the message
     * @throws UserProblem when it is not a plain http or https address
     */
    public static RedirectAddress of(String text, String key) {
        try {
            WebAddress address = WebAddress.parse(text.strip());
            if (!address.tail().isEmpty()) {
                throw new UnfitAddress("has a ? or # part, and the tracking id must come last");
            }
            String path = address.path();
            int end = path.length();
            while (end > 0 && path.charAt(end - 1) == '/') {
                end--;
            }
            return new RedirectAddress(
                    new WebAddress(address.scheme(), address.host(), address.port(), path.substring(0, end), ""));
        } catch (UnfitAddress e) {
            throw UserProblem.inInput(key + " is '" + text + "', which " + e.reason()
                    + "; set an address such as https://links.example.com/track.");
        }
    }

    /** The base that an address of a link was made with, if it is one. */
    static Optional<RedirectAddress> baseOf(String redirectUrl) {
        try {
            WebAddress address = WebAddress.parse(redirectUrl);
            int end = Math.max(0, address.path().lastIndexOf('/'));
            return Optional.of(new RedirectAddress(new WebAddress(
                    address.scheme(),
                    address.host(),
                    address.port(),
                    address.path().substring(0, end),
                    "")));
        } catch (UnfitAddress e) {
            return Optional.empty();
        }
    }

    /** The address that answers for a link, without the mark of a document. */
    public String of(TrackingId id) {
        return base + "/" + id;
    }

    /** The same address as it stands in one of the two documents, so that their clicks can be told apart. */
    public static String forDocument(String redirectUrl, DocumentMark mark) {
        return redirectUrl + "?" + DocumentMark.PARAMETER + "=" + mark.letter();
    }

    /** Whether readers elsewhere can reach it: neither this machine, nor a private network, nor a name without a domain. */
    public boolean isPublic() {
        String host =
                base.host().endsWith(".") ? base.host().substring(0, base.host().length() - 1) : base.host();
        if (host.startsWith("[") || IpLiteral.isNumeric(host)) {
            return IpLiteral.isPublic(host);
        }
        return host.indexOf('.') > 0 && INSIDE_NAMES.stream().noneMatch(host::endsWith);
    }

    boolean contains(WebAddress address) {
        return base.contains(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedirectAddress that && base.equals(that.base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
