package dev.paperclick.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links in memory: all of them up to a bound, beyond it those in use. What is in it is answered without the
 * database; what is not, has to be asked for there. Safe for use by several threads.
 */
@Component
public class LinkIndex {

    /** Short, because the link may be minted the next moment. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

    private static final long MOST_UNKNOWN = 10_000;
    private static final LinkLookup.Unknown UNKNOWN = new LinkLookup.Unknown();
    private static final LinkLookup UNSURE = new LinkLookup.Unsure();

    private final Cache<String, ServedLink> links;
    private final Cache<String, LinkLookup.Unknown> unknown;
    private final RedirectAddress own;
    private final @Nullable String utmSource;
    private final long most;
    private volatile Instant asOf = Instant.EPOCH;

    public LinkIndex(LinkProperties properties, Clock clock) {
        this.own = properties.redirectAddress();
        this.utmSource = properties.utmSource();
        this.most = properties.linksInMemory();
        this.links = Caffeine.newBuilder().maximumSize(most).build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(MOST_UNKNOWN)
                .expireAfterWrite(UNKNOWN_FOR)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** What is known of an id. */
    public LinkLookup find(String id) {
        ServedLink link = links.getIfPresent(id);
        if (link != null) {
            return new LinkLookup.Known(link);
        }
        return unknown.getIfPresent(id) != null ? UNKNOWN : UNSURE;
    }

    /** Takes in links as the database has them now. */
    void put(Collection<TrackedLink> fresh) {
        fresh.forEach(this::put);
    }

    private ServedLink served(TrackedLink link) {
        return ServedLink.of(link, own, utmSource);
    }

    private void put(TrackedLink link) {
        links.put(link.id().value(), served(link));
        unknown.invalidate(link.id().value());
    }

    /** Takes in what the database has said when it was asked for one link. */
    LinkLookup answer(TrackingId id, Optional<TrackedLink> found) {
        if (found.isEmpty()) {
            unknown.put(id.value(), UNKNOWN);
            return UNKNOWN;
        }
        // What has come in since the question is newer than its answer.
        links.asMap().putIfAbsent(id.value(), served(found.get()));
        return find(id.value());
    }

    /** Forgets links that the database no longer has: all but the given ones. */
    void retain(Set<String> ids) {
        links.asMap().keySet().retainAll(ids);
    }

    /** Remembers as of when everything is in. */
    void current(Instant moment) {
        asOf = moment;
    }

    /** As of when all changes of the database are in; the epoch when it has never been read. */
    public Instant asOf() {
        return asOf;
    }

    /** How many links are in it. */
    public long size() {
        return links.estimatedSize();
    }

    /** The links in it, in no order. */
    Collection<ServedLink> all() {
        return links.asMap().values();
    }

    /** How many fit into it. */
    long most() {
        return most;
    }
}
