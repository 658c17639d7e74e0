package dev.paperclick.clicks;

import dev.paperclick.platform.SqlTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * New judgements on their way into {@code link_clicks}, in batches. A row that somebody else has judged meanwhile is left
 * to them.
 */
final class Corrections {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final List<Correction> waiting = new ArrayList<>();
    private final Map<Reclassified.Change, Long> counts = new HashMap<>();
    private final Set<LocalDate> days = new TreeSet<>();

    private record Correction(StoredClick click, Classification now) {}

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a judgement in; nothing happens if it is the one that the row has. */
    void take(StoredClick click, Classification now) {
        boolean same =
                now.equals(click.classification()) && now.verdict().word().equals(click.verdict());
        if (same) {
            return;
        }
        waiting.add(new Correction(click, now));
        if (waiting.size() == BATCH) {
            write();
        }
    }

    /** Writes what waits. */
    void write() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Long> corrected = jdbc.sql("""
                update link_clicks as click
                   set verdict = correction.verdict,
                       reasons = string_to_array(correction.reasons, ',')
                  from unnest(cast(:ids as bigint[]), cast(:times as timestamptz[]), cast(:before as text[]),
                              cast(:verdicts as text[]), cast(:reasons as text[]))
                       with ordinality as correction (id, clicked_at, before, verdict, reasons, position)
                 where click.click_id = correction.id
                   and click.clicked_at = correction.clicked_at
                   and click.clicked_at between :first and :last
                   and array_to_string(click.reasons, ',') = correction.before
                returning correction.position
                """)
                .param("ids", array(c -> c.click().id(), Long[]::new))
                .param("times", array(c -> c.click().clickedAt().toString(), String[]::new))
                .param("before", array(c -> words(c.click().classification()), String[]::new))
                .param("verdicts", array(c -> c.now().verdict().word(), String[]::new))
                .param("reasons", array(c -> words(c.now()), String[]::new))
                .param("first", SqlTime.at(time(Comparator.naturalOrder())))
                .param("last", SqlTime.at(time(Comparator.reverseOrder())))
                .query(Long.class)
                .list();
        corrected.forEach(position -> count(waiting.get((int) (position - 1))));
        waiting.clear();
    }

    private <T> T[] array(Function<Correction, T> value, IntFunction<T[]> array) {
        return waiting.stream().map(value).toArray(array);
    }

    private Instant time(Comparator<Instant> order) {
        return waiting.stream()
                .map(correction -> correction.click().clickedAt())
                .min(order)
                .orElseThrow();
    }

    private static String words(Classification classification) {
        return String.join(",", classification.words());
    }

    private void count(Correction correction) {
        StoredClick click = correction.click();
        Set<Reason> before = click.classification().reasons();
        Set<Reason> now = correction.now().reasons();
        Reclassified.Change change = new Reclassified.Change(
                click.verdict(), correction.now().verdict().word(), without(now, before), without(before, now), 0);
        counts.merge(change, 1L, Long::sum);
        days.add(LocalDate.ofInstant(click.clickedAt(), ZoneOffset.UTC));
    }

    private static Set<Reason> without(Set<Reason> reasons, Set<Reason> others) {
        Set<Reason> rest = EnumSet.noneOf(Reason.class);
        rest.addAll(reasons);
        rest.removeAll(others);
        return rest;
    }

    /** What has been changed, most first. */
    List<Reclassified.Change> changes() {
        return counts.entrySet().stream()
                .map(entry -> new Reclassified.Change(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getKey().added(),
                        entry.getKey().removed(),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(Reclassified.Change::clicks)
                        .reversed()
                        .thenComparing(change -> change.from() + change.to() + change.added() + change.removed()))
                .toList();
    }

    /** The UTC days of what has been changed. */
    Set<LocalDate> days() {
        return days;
    }
}
