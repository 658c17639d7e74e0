package dev.paperclick.rollups;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the rollups stand.
 *
 * @param zone whose days they have
 * @param days how many days with clicks have been counted
 * @param clicks how many clicks have been counted, the candidates' own included
 * @param first the earliest day that has been counted; null for none
 * @param last the latest
 * @param waiting the days of UTC that have changed since they were counted
 * @param firstClick the day of the earliest click, counted or not; null for none
 * @param lastClick the day of the latest
 */
public record RollupStatus(
        ZoneId zone,
        long days,
        long clicks,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        List<LocalDate> waiting,
        @Nullable LocalDate firstClick,
        @Nullable LocalDate lastClick) {

    public RollupStatus {
        waiting = List.copyOf(waiting);
    }
}
