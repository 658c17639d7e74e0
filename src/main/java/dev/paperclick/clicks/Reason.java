package dev.paperclick.clicks;

import java.util.Locale;

/** A rule that spoke on a click; kept with it, so that its verdict can be checked and derived anew. */
public enum Reason {
    /** Desktop Office looks at a link before it opens the browser. */
    OFFICE_PROBE(Weight.MACHINE),
    /** HEAD fetches no page. */
    HEAD(Weight.MACHINE),
    /** A browser or proxy fetched ahead, without a click. */
    PREFETCH(Weight.MACHINE),
    /** A messenger or network made a preview of the link. */
    PREVIEW_BOT(Weight.MACHINE),
    /** A search engine, monitor or scanner that names itself. */
    CRAWLER(Weight.MACHINE),
    /** A program's library, or no user agent at all. */
    HTTP_CLIENT(Weight.MACHINE),
    /** The browser says that a person navigated: Sec-Fetch-Mode and Sec-Fetch-User. */
    NAVIGATION(Weight.PERSON),
    /** A browser's user agent that names the languages its reader likes. */
    BROWSER(Weight.PERSON),
    /** Neither languages nor a navigation, which browsers send. */
    NO_BROWSER_SIGNS(Weight.DOUBT),
    /** A user agent that is no browser's and no known machine's. */
    UNKNOWN_AGENT(Weight.DOUBT);

    enum Weight {
        MACHINE,
        PERSON,
        DOUBT
    }

    private final Weight weight;

    Reason(Weight weight) {
        this.weight = weight;
    }

    Weight weight() {
        return weight;
    }

    /**
     * The reason of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Reason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word in the database and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
