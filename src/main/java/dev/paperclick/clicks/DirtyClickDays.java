package dev.paperclick.clicks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The UTC days whose clicks have changed since they were counted; the sole writer of {@code dirty_click_days}. */
@Component
public class DirtyClickDays {

    private final JdbcClient jdbc;

    public DirtyClickDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks days, within the caller's transaction, in the order of the calendar: two who mark never wait for each other. */
    public void mark(Collection<LocalDate> days) {
        for (LocalDate day : new TreeSet<>(days)) {
            jdbc.sql("""
                    insert into dirty_click_days as dirty (day)
                    values (:day)
                        on conflict (day) do update
                       set version = dirty.version + 1
                    """).param("day", day).update();
        }
    }

    /** Marks every day that has clicks, within the caller's transaction. */
    public void markAll() {
        jdbc.sql("""
                insert into dirty_click_days as dirty (day)
                select distinct (clicked_at at time zone 'UTC')::date as day
                  from link_clicks
                 order by day
                    on conflict (day) do update
                   set version = dirty.version + 1
                """).update();
    }

    /** The days that are marked, in the order of the calendar. */
    public List<LocalDate> all() {
        return jdbc.sql("select day from dirty_click_days order by day")
                .query(LocalDate.class)
                .list();
    }

    /** The marks of those of the days that have one, as this transaction sees them. */
    public Map<LocalDate, Long> versions(LocalDate first, LocalDate last) {
        Map<LocalDate, Long> versions = new TreeMap<>();
        jdbc.sql("select day, version from dirty_click_days where day between :first and :last")
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    versions.put(row.getObject("day", LocalDate.class), row.getLong("version"));
                });
        return versions;
    }

    /** Takes marks away that are still those that were read; a day that changed since keeps its mark. */
    public void clear(Map<LocalDate, Long> versions) {
        versions.forEach(
                (day, version) -> jdbc.sql("delete from dirty_click_days where day = :day and version = :version")
                        .param("day", day)
                        .param("version", version)
                        .update());
    }

    /** The days of a zone that a UTC day touches. */
    public static List<LocalDate> touched(LocalDate day, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(day.atStartOfDay(ZoneOffset.UTC).toInstant(), zone);
        LocalDate last = LocalDate.ofInstant(
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1), zone);
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
