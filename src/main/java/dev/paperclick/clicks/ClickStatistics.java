package dev.paperclick.clicks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of one link, counted.
 *
 * @param total all of them: the sum of the next three
 * @param human by people
 * @param automated by machines
 * @param uncertain by neither for sure
 * @param sessions different visitors per day among the human clicks; readers who asked not to be tracked have none
 * @param first the earliest, of whatever kind
 * @param last the latest, of whatever kind
 */
public record ClickStatistics(
        long total,
        long human,
        long automated,
        long uncertain,
        long sessions,
        @Nullable Instant first,
        @Nullable Instant last) {}
