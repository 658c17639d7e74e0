package dev.paperclick.api;

import dev.paperclick.clicks.ClickStatistics;
import dev.paperclick.clicks.Clicks;
import dev.paperclick.http.Exposure;
import dev.paperclick.http.Json;
import dev.paperclick.http.Route;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackedLinks;
import dev.paperclick.links.TrackingId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One link and its clicks, counted. */
@Component
class LinkAnalyticsRoute implements Route {

    private final TrackedLinks links;
    private final Clicks clicks;

    LinkAnalyticsRoute(TrackedLinks links, Clicks clicks) {
        this.links = links;
        this.clicks = clicks;
    }

    /** The answer. */
    record Analytics(String trackingId, Link link, Statistics clickStatistics) {

        static Analytics of(TrackedLink link, ClickStatistics statistics) {
            return new Analytics(link.id().value(), Link.of(link), Statistics.of(statistics));
        }
    }

    record Link(
            @Nullable String userId,
            @Nullable String jobId,
            @Nullable String applicationId,
            String linkFunction,
            String originalUrl,
            String redirectUrl,
            boolean isActive,
            Instant createdAt) {

        static Link of(TrackedLink link) {
            return new Link(
                    link.userId(),
                    link.jobId(),
                    link.applicationId(),
                    link.function(),
                    link.originalUrl(),
                    link.redirectUrl(),
                    link.isActive(),
                    link.createdAt());
        }
    }

    /**
     * Counts of clicks.
     *
     * @param totalClicks the sum of the next three
     * @param excludedClicks the candidate's own, in no other number
     * @param uniqueSessions visitors per day among the human clicks; readers with DNT or Sec-GPC are in none
     * @param firstClick the earliest of the total
     * @param lastClick the latest of the total
     */
    record Statistics(
            long totalClicks,
            long humanClicks,
            long automatedClicks,
            long uncertainClicks,
            long excludedClicks,
            long uniqueSessions,
            @Nullable Instant firstClick,
            @Nullable Instant lastClick) {

        static Statistics of(ClickStatistics counted) {
            return new Statistics(
                    counted.total(),
                    counted.human(),
                    counted.automated(),
                    counted.uncertain(),
                    counted.excluded(),
                    counted.sessions(),
                    counted.first(),
                    counted.last());
        }
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public String path() {
        return "/api/link-tracking/analytics/{tracking_id}";
    }

    @Override
    public Exposure exposure() {
        return Exposure.CONSOLE;
    }

    @Override
    public void handle(HttpServerExchange exchange, Map<String, String> path) {
        Optional<TrackedLink> link = Optional.ofNullable(path.get("tracking_id"))
                .flatMap(TrackingId::parse)
                .flatMap(links::find);
        if (link.isEmpty()) {
            Json.problem(exchange, StatusCodes.NOT_FOUND, "There is no link with this tracking id.");
            return;
        }
        Json.answer(
                exchange,
                StatusCodes.OK,
                Analytics.of(link.get(), clicks.statistics(link.get().id())));
    }
}
