package dev.paperclick.rollups;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Counts the clicks of one day. Each visitor is counted in one row per link, application and candidate, the first in the order
 * of candidates, applications, links, documents and channels, so that sums over rows stay true and do not depend on the order
 * in which clicks come. Some 120 bytes are kept of each visitor, and 8 of each click by one. For use by one thread.
 */
final class ClickTally {

    private static final Comparator<LineTally> IN_LINK = comparing(
                    (LineTally line) -> line.key().document())
            .thenComparing(line -> line.key().source());

    private final Map<String, LinkTally> links = new HashMap<>();
    private final Map<String, Integer> visitors = new HashMap<>();
    /** The number of a visitor, and in the lower half that of a line. */
    private final LongStream.Builder visits = LongStream.builder();

    private int lines;

    /**
     * Counts a click.
     *
     * @param hour of the day on the wall, 0 to 23
     */
    void add(CountedClick click, int hour) {
        LinkTally link = links.computeIfAbsent(click.trackingId(), LinkTally::new);
        LineTally line = link.line(click.document(), click.source());
        if (line == null) {
            line = link.addLine(click.document(), click.source(), lines++);
        }
        line.add(click);
        link.add(click, hour);
        if (click.visitor() != null) {
            long visitor = visitors.computeIfAbsent(click.visitor(), session -> visitors.size());
            visits.add(visitor << Integer.SIZE | line.number());
        }
    }

    /** The links that were clicked, whose owners have to be known. */
    Set<String> trackingIds() {
        return links.keySet();
    }

    /**
     * The day as the rollups have it, its lines in the order of links; nothing is added after it.
     *
     * @param owners by link; of links that are gone there is none
     */
    DayRollup rollup(LocalDate day, Map<String, LinkOwner> owners) {
        List<LinkTally> clicked = new ArrayList<>(links.values());
        clicked.forEach(link -> {
            link.belongTo(owners.getOrDefault(link.trackingId(), LinkOwner.NOBODY));
            link.lines().sort(IN_LINK);
        });
        clicked.sort(comparing(LinkTally::trackingId));
        List<LinkTally> owned = new ArrayList<>(clicked);
        owned.sort(comparing(LinkTally::owner, LinkOwner.ORDER));
        countVisitors(owned.stream().flatMap(link -> link.lines().stream()).toList());

        DayRollup rollup = new DayRollup(day);
        clicked.forEach(link -> link.addTo(rollup));
        addTotals(clicked, rollup);
        return rollup;
    }

    /** Visitor by visitor: who has come to a link before, in the order of the lines, is not new to it; likewise in wider circles. */
    private void countVisitors(List<LineTally> inOrder) {
        int[] places = new int[lines];
        for (int place = 0; place < lines; place++) {
            places[inOrder.get(place).number()] = place;
        }
        long[] sorted = visits.build()
                .map(visit -> visit >>> Integer.SIZE << Integer.SIZE | places[(int) visit])
                .sorted()
                .toArray();
        int visitor = -1;
        LineTally before = null;
        for (long visit : sorted) {
            if (visitor != (int) (visit >>> Integer.SIZE)) {
                visitor = (int) (visit >>> Integer.SIZE);
                before = null;
            }
            LineTally line = inOrder.get((int) visit);
            if (line != before) {
                line.addVisitor(before);
                before = line;
            }
        }
    }

    private static void addTotals(List<LinkTally> links, DayRollup rollup) {
        Map<RollupKey, Set<String>> opened = new HashMap<>();
        for (LinkTally link : links) {
            LinkOwner owner = link.owner();
            for (RollupKey.Total total :
                    List.of(new RollupKey.Total(false, owner.candidate()), new RollupKey.Total(true, ""))) {
                for (LineTally line : link.lines()) {
                    boolean isFirst = line.human() > 0
                            && owner.application() != null
                            && opened.computeIfAbsent(total, key -> new HashSet<>())
                                    .add(owner.application());
                    rollup.add(total, line.totals(isFirst ? 1 : 0));
                }
            }
        }
    }
}
