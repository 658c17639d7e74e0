package dev.paperclick.clicks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * New judgements on their way into {@code link_clicks}: they wait in a temporary table, and one statement writes them. A row
 * that somebody else has judged meanwhile is left to them. To be used within one transaction.
 */
final class Corrections {

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Correction, Integer> kinds = new LinkedHashMap<>();
    private final Map<Reclassified.Change, Long> counts = new HashMap<>();
    private final Set<LocalDate> days = new TreeSet<>();
    private boolean isMade;

    private record Waiting(long click, String clickedAt, int kind) {}

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
        Correction kind = new Correction(click.verdict(), click.classification(), now);
        int number = kinds.computeIfAbsent(kind, key -> kinds.size() + 1);
        waiting.add(new Waiting(click.id(), click.clickedAt().toString(), number));
        if (waiting.size() == BATCH) {
            put();
        }
    }

    private void put() {
        if (!isMade) {
            jdbc.sql("""
                    create temporary table click_corrections (
                        click_id   bigint      not null,
                        clicked_at timestamptz not null,
                        kind       integer     not null
                    ) on commit drop
                    """).update();
            isMade = true;
        }
        jdbc.sql("""
                insert into click_corrections (click_id, clicked_at, kind)
                select * from unnest(cast(:clicks as bigint[]), cast(:times as timestamptz[]), cast(:kinds as integer[]))
                """)
                .param("clicks", array(waiting, Waiting::click, Long[]::new))
                .param("times", array(waiting, Waiting::clickedAt, String[]::new))
                .param("kinds", array(waiting, Waiting::kind, Integer[]::new))
                .update();
        waiting.clear();
    }

    /** Writes what waits. */
    void write() {
        if (kinds.isEmpty()) {
            return;
        }
        put();
        // Nothing else tells the planner how many there are.
        jdbc.sql("analyze click_corrections").update();
        List<Correction> numbered = List.copyOf(kinds.keySet());
        jdbc.sql("""
                with corrected as (
                    update link_clicks as click
                       set verdict = kind.verdict,
                           reasons = string_to_array(kind.reasons, ',')
                      from click_corrections as correction
                      join unnest(cast(:before as text[]), cast(:verdicts as text[]), cast(:reasons as text[]))
                           with ordinality as kind (before, verdict, reasons, number)
                        on kind.number = correction.kind
                     where click.click_id = correction.click_id
                       and click.clicked_at = correction.clicked_at
                       and click.clicked_at between (select min(clicked_at) from click_corrections)
                                                and (select max(clicked_at) from click_corrections)
                       and array_to_string(click.reasons, ',') = kind.before
                    returning correction.kind, cast(click.clicked_at at time zone 'UTC' as date) as day
                )
                select kind, day, count(*) as clicks
                  from corrected
                 group by kind, day
                """)
                .param(
                        "before",
                        array(numbered, kind -> String.join(",", kind.before().words()), String[]::new))
                .param("verdicts", array(numbered, kind -> kind.now().verdict().word(), String[]::new))
                .param(
                        "reasons",
                        array(numbered, kind -> String.join(",", kind.now().words()), String[]::new))
                .query(row -> {
                    Correction kind = numbered.get(row.getInt("kind") - 1);
                    counts.merge(kind.change(), row.getLong("clicks"), Long::sum);
                    days.add(row.getObject("day", LocalDate.class));
                });
        jdbc.sql("truncate click_corrections").update();
        kinds.clear();
    }

    private static <S, T> T[] array(List<S> items, Function<S, T> value, IntFunction<T[]> array) {
        return items.stream().map(value).toArray(array);
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
