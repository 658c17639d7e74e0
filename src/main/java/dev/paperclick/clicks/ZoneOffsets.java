package dev.paperclick.clicks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** How far a zone is from UTC during a span of time: from each start on by the interval of the same place, as texts for SQL. */
final class ZoneOffsets {

    private final List<String> starts = new ArrayList<>();
    private final List<String> offsets = new ArrayList<>();

    private ZoneOffsets() {}

    static ZoneOffsets between(Instant from, Instant to, ZoneId zone) {
        ZoneOffsets found = new ZoneOffsets();
        ZoneRules rules = zone.getRules();
        found.add(from, rules.getOffset(from));
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            found.add(next.getInstant(), next.getOffsetAfter());
            next = rules.nextTransition(next.getInstant());
        }
        return found;
    }

    private void add(Instant start, ZoneOffset offset) {
        starts.add(start.toString());
        offsets.add(offset.getTotalSeconds() + " seconds");
    }

    String[] starts() {
        return starts.toArray(String[]::new);
    }

    String[] offsets() {
        return offsets.toArray(String[]::new);
    }
}
