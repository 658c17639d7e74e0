package dev.paperclick.clicks;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A rule that spoke on a click; kept with it, so that its verdict can be checked and derived anew. */
public enum Reason {
    /** Desktop Office looks at a link before it opens the browser. */
    OFFICE_PROBE(Weight.MACHINE, Origin.AGENT),
    /** HEAD fetches no page. */
    HEAD(Weight.MACHINE, Origin.REQUEST),
    /** A browser or proxy fetched ahead, without a click. */
    PREFETCH(Weight.MACHINE, Origin.REQUEST),
    /** A messenger or network made a preview of the link. */
    PREVIEW_BOT(Weight.MACHINE, Origin.AGENT),
    /** A search engine, monitor or scanner that names itself. */
    CRAWLER(Weight.MACHINE, Origin.AGENT),
    /** A program's library, or no user agent at all. */
    HTTP_CLIENT(Weight.MACHINE, Origin.AGENT),
    /** The network of a mail gateway, from which nobody but its scanner comes. */
    SCANNER_CERTAIN(Weight.MACHINE, Origin.NETWORK),
    /** The network of a mail gateway whose browser isolation may carry a person. */
    SCANNER_PROBABLE(Weight.CLOUD, Origin.NETWORK),
    /** Within 15 minutes of the first request for any link of the application, as mail is scanned on delivery. */
    ON_DELIVERY(Weight.SCANNER, Origin.NEIGHBOURS),
    /** One of three or more links of an application that one network opened within ten seconds. */
    BURST(Weight.MACHINE, Origin.NEIGHBOURS),
    /** The candidate's own test: by token, or from an own address. */
    SELF(Weight.OWN, Origin.REQUEST),
    /** The browser says that a person navigated: Sec-Fetch-Mode and Sec-Fetch-User. */
    NAVIGATION(Weight.PERSON, Origin.REQUEST),
    /** A browser's user agent, with the headers that browsers send. */
    BROWSER(Weight.PERSON, Origin.AGENT),
    /** Headers are missing that browsers send: the languages, or Sec-Fetch over HTTPS. */
    NO_BROWSER_SIGNS(Weight.DOUBT, Origin.REQUEST),
    /** A user agent that is no browser's and no known machine's. */
    UNKNOWN_AGENT(Weight.DOUBT, Origin.AGENT),
    /** The link led through the host at which a mail gateway rewrites links; people come that way, too. */
    REWRITTEN_LINK(Weight.DOUBT, Origin.REQUEST);

    /** What a reason is worth; {@link Classification#verdict} weighs them. */
    enum Weight {
        /** Nobody's click but the candidate's. */
        OWN,
        MACHINE,
        /** Takes away the certainty that a person's signs give. */
        CLOUD,
        /** A machine where a {@link #CLOUD} is, nothing elsewhere. */
        SCANNER,
        PERSON,
        DOUBT
    }

    /** What a reason can be told from, and so whether it can be told again from a click that was kept. */
    enum Origin {
        /** Its user agent, which is kept. */
        AGENT,
        /** Its address, which is kept for a while. */
        NETWORK,
        /** Headers that are not kept. */
        REQUEST,
        /** Other clicks, perhaps later ones. */
        NEIGHBOURS
    }

    private final Weight weight;
    private final Origin origin;
    private final String word;

    Reason(Weight weight, Origin origin) {
        this.weight = weight;
        this.origin = origin;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    Weight weight() {
        return weight;
    }

    Origin origin() {
        return origin;
    }

    /** The word in the database and in reports. */
    public String word() {
        return word;
    }

    /** The reason of that word; empty for one that a newer version wrote. */
    static Optional<Reason> of(String word) {
        for (Reason reason : values()) {
            if (reason.word.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /**
     * The word that tells best why a click is in no number of people.
     *
     * @param verdict its word
     * @param words the reasons as stored
     */
    public static String leading(String verdict, List<String> words) {
        if (verdict.equals(Verdict.EXCLUDED.word())) {
            return SELF.word;
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        words.forEach(word -> of(word).ifPresent(reasons::add));
        return Stream.of(Weight.MACHINE, Weight.CLOUD, Weight.DOUBT)
                .flatMap(weight -> reasons.stream().filter(reason -> reason.weight == weight))
                .findFirst()
                .map(Reason::word)
                // of a newer version
                .orElse(words.isEmpty() ? "unknown" : words.get(0));
    }
}
