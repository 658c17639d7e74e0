package dev.paperclick.targets;

import dev.paperclick.links.LinkProperties;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.platform.AskedHosts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at the targets of links that are in use: each address once, however many links lead there. */
@Component
public class TargetCheck {

    /** How many servers are asked at the same time, where nobody says. */
    public static final int USUAL_WORKERS = 8;

    public static final int MOST_WORKERS = 64;

    private final TrackedLinks links;
    private final Targets targets;
    private final LinkProperties linkProperties;
    private final TargetProperties properties;
    private final Clock clock;

    TargetCheck(
            TrackedLinks links,
            Targets targets,
            LinkProperties linkProperties,
            TargetProperties properties,
            Clock clock) {
        this.links = links;
        this.targets = targets;
        this.linkProperties = linkProperties;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Begins to look. What was looked at since the given instant is left alone, so that a round that died is gone on with by
     * beginning it again.
     *
     * @param candidate whose links; null for all
     * @param workers how many servers are asked at the same time
     */
    public TargetRound begin(@Nullable String candidate, Instant since, int workers) {
        List<String> all = links.targets(candidate);
        Set<String> known = new HashSet<>(targets.lookedAtSince(all, since));
        List<String> due = new ArrayList<>(all);
        due.removeAll(known);
        TargetInquiry inquiry = new TargetInquiry(
                TargetInquiry.client(properties.timeout()).build(),
                new AskedHosts(properties.allowed()),
                linkProperties.redirectAddress(),
                properties.timeout());
        return new TargetRound(inquiry, targets, clock, workers, all, due);
    }
}
