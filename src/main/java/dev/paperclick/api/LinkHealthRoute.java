package dev.paperclick.api;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.Clicks;
import dev.paperclick.clicks.LostClicks;
import dev.paperclick.http.DatabasePulse;
import dev.paperclick.http.Exposure;
import dev.paperclick.http.Json;
import dev.paperclick.http.Route;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.links.TrackedLinks;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether tracking works, for the person who wonders why no click is counted. */
@Component
class LinkHealthRoute implements Route {

    private final DatabasePulse database;
    private final TrackedLinks links;
    private final Clicks clicks;
    private final ClickIngest ingest;
    private final ClickJournal journal;
    private final LostClicks lostClicks;
    private final LinkProperties properties;
    private final Clock clock;

    LinkHealthRoute(
            DatabasePulse database,
            TrackedLinks links,
            Clicks clicks,
            ClickIngest ingest,
            ClickJournal journal,
            LostClicks lostClicks,
            LinkProperties properties,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.clicks = clicks;
        this.ingest = ingest;
        this.journal = journal;
        this.lostClicks = lostClicks;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The answer; counts are null while the database does not answer.
     *
     * @param status {@code healthy} or {@code unhealthy}
     * @param database {@code up} or {@code down}
     * @param clicksNotRecorded answered since the start, but not kept
     */
    record Health(
            String status,
            String database,
            boolean trackingEnabled,
            String baseRedirectUrl,
            boolean baseRedirectUrlIsPublic,
            @Nullable Long links,
            @Nullable Long clicksLastDay,
            long clicksNotRecorded) {}

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public String path() {
        return "/api/link-tracking/health";
    }

    @Override
    public Exposure exposure() {
        return Exposure.CONSOLE;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        if (database.isUp()) {
            ingest.catchUp();
            Json.answer(
                    exchange,
                    StatusCodes.OK,
                    health(
                            "healthy",
                            "up",
                            links.count(),
                            clicks.countSince(clock.instant().minus(Duration.ofDays(1)))));
        } else {
            Json.answer(exchange, StatusCodes.SERVICE_UNAVAILABLE, health("unhealthy", "down", null, null));
        }
    }

    private Health health(String status, String databaseStatus, @Nullable Long linkCount, @Nullable Long clickCount) {
        return new Health(
                status,
                databaseStatus,
                properties.trackingEnabled(),
                properties.redirectAddress().toString(),
                properties.redirectAddress().isPublic(),
                linkCount,
                clickCount,
                lostClicks.count() + journal.lostClicks());
    }
}
