package dev.paperclick.rollups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the clicks of one day on one link. */
final class LinkTally {

    private static final int HOURS = 24;

    private final String trackingId;
    private final List<LineTally> lines = new ArrayList<>();
    private final long[] humanByHour = new long[HOURS];
    private final Map<Filter, Long> filtered = new HashMap<>();
    private LinkOwner owner = LinkOwner.NOBODY;

    LinkTally(String trackingId) {
        this.trackingId = trackingId;
    }

    /** Why a click is no person's. */
    private record Filter(String verdict, List<String> reasons) {}

    String trackingId() {
        return trackingId;
    }

    LinkOwner owner() {
        return owner;
    }

    void belongTo(LinkOwner whose) {
        owner = whose;
    }

    List<LineTally> lines() {
        return lines;
    }

    /** The line of these clicks; null when there is none yet. */
    @Nullable
    LineTally line(String document, String source) {
        for (LineTally line : lines) {
            if (line.key().document().equals(document) && line.key().source().equals(source)) {
                return line;
            }
        }
        return null;
    }

    LineTally addLine(String document, String source, int number) {
        LineTally line = new LineTally(this, new RollupKey.Line(trackingId, document, source), number);
        lines.add(line);
        return line;
    }

    /** Counts a click, beside its line. */
    void add(CountedClick click, int hour) {
        if (click.isByPerson()) {
            humanByHour[hour]++;
        } else {
            filtered.merge(new Filter(click.verdict().word(), click.reasons()), 1L, Long::sum);
        }
    }

    /** Adds all but the totals to what the rollups have of the day. */
    void addTo(DayRollup rollup) {
        lines.forEach(line -> rollup.add(line.key(), line.numbers()));
        for (int hour = 0; hour < HOURS; hour++) {
            if (humanByHour[hour] > 0) {
                rollup.add(new RollupKey.Hour(hour, owner.candidate()), humanByHour[hour]);
            }
        }
        filtered.forEach((filter, clicks) ->
                rollup.add(new RollupKey.Filter(owner.candidate(), filter.verdict(), filter.reasons()), clicks));
    }
}
