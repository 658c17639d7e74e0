package dev.paperclick.clicks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of one link, counted.
 *
 * @param total the sum of the next three
 * @param human by people
 * @param automated by machines
 * @param uncertain by neither for sure
 * @param excluded the candidate's own, in no other number
 * @param sessions different visitors per day among the human clicks; readers who asked not to be tracked have none
 * @param first the earliest of the total
 * @param last the latest of the total
 */
public record ClickStatistics(
        long total,
        long human,
        long automated,
        long uncertain,
        long excluded,
        long sessions,
        @Nullable Instant first,
        @Nullable Instant last) {}
