package dev.paperclick.links;

import org.jspecify.annotations.Nullable;

/**
 * Where the readers of one link are sent. A Calendly page is told where they come from, in the parameters that it hands
 * back with a booking; every other destination is answered as it is stored.
 *
 * <p>Made once per link and asked for each click: all but the document is worked out beforehand.
 */
public final class Location {

    private static final String MEDIUM = "utm_medium";

    private final String head;
    private final String tail;
    private final boolean namesDocument;

    private Location(String head, String tail, boolean namesDocument) {
        this.head = head;
        this.tail = tail;
        this.namesDocument = namesDocument;
    }

    /**
     * The location of a link.
     *
     * @param destination its checked address
     * @param source what Calendly is told that its visitors come from; null to tell it nothing
     */
    public static Location of(Destination.Accepted destination, TrackedLink link, @Nullable String source) {
        Location plain = new Location(destination.url(), "", false);
        if (source == null || !leadsToCalendly(destination.url())) {
            return plain;
        }
        Location marked = marked(destination.url(), link, source);
        return marked.longest() <= WebAddress.LONGEST ? marked : plain;
    }

    /** The address for a reader who comes from this document; null when the click does not say. */
    public String from(@Nullable DocumentMark document) {
        return namesDocument && document != null ? head + separated(document) + tail : head + tail;
    }

    private static boolean leadsToCalendly(String url) {
        try {
            String host = WebAddress.parse(url).host();
            String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            return name.equals("calendly.com") || name.endsWith(".calendly.com");
        } catch (UnfitAddress e) {
            return false;
        }
    }

    private static Location marked(String url, TrackedLink link, String source) {
        int fragment = url.indexOf('#');
        String tail = fragment < 0 ? "" : url.substring(fragment);
        String address = url.substring(0, url.length() - tail.length());
        int mark = address.indexOf('?');
        Query query = new Query(mark < 0 ? "" : address.substring(mark + 1));
        query.replace("utm_content", link.id().value());
        query.addIfAbsent("utm_source", source);
        query.addIfAbsent("utm_campaign", campaign(link));
        query.addIfAbsent("utm_term", UtmValue.fitOrNull(link.variant()));
        String head = (mark < 0 ? address : address.substring(0, mark)) + "?" + query;
        return new Location(head, tail, !query.has(MEDIUM));
    }

    /** The id that the booking can be traced by even when somebody has cut {@code utm_content} off; never a name. */
    private static @Nullable String campaign(TrackedLink link) {
        String application = link.applicationId();
        return UtmValue.fitOrNull(application != null ? "app_" + application : "job_" + link.jobId());
    }

    private static String separated(DocumentMark document) {
        return "&" + MEDIUM + "=" + document.document();
    }

    private int longest() {
        return head.length() + separated(DocumentMark.COVER_LETTER).length() + tail.length();
    }
}
