package dev.paperclick.rollups;

import dev.paperclick.clicks.DirtyClickDays;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rollups: clicks counted by day. A day that changed is counted anew from its clicks, never added to, so it does not
 * matter how often, in which order or by how many processes at once that is done, or where one is killed.
 *
 * <p>A mark in {@code dirty_click_days} is taken away in the transaction that counted its day, and only if nobody has set
 * it anew since before the count. Who counts a day holds its lock, so a mark that is taken away and set again between is
 * never mistaken for the old one.
 */
@Component
public class ClickDays {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DirtyClickDays dirtyDays;
    private final ReportZone reportZone;
    private final ClickCount count;
    private final RollupTables tables;

    public ClickDays(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            DirtyClickDays dirtyDays,
            ReportZone reportZone) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.count = new ClickCount(template);
        this.tables = RollupTables.lasting(template);
        this.transactions = new TransactionTemplate(transactions);
        this.dirtyDays = dirtyDays;
        this.reportZone = reportZone;
    }

    /**
     * What was counted.
     *
     * @param days of UTC that had changed
     */
    public record Rolled(long days) {}

    /** Counts all days that have changed until now, on several threads when they are many. */
    public Rolled roll() {
        return roll(CountWatch.NOBODY);
    }

    /** The same while somebody looks on. */
    public Rolled roll(CountWatch watch) {
        reportZone.settle();
        long rolled = new DayStretches(dirtyDays.all())
                .each(watch, stretch -> transactions.execute(status -> count(stretch))).stream()
                        .mapToLong(Integer::longValue)
                        .sum();
        if (rolled > 0 && hasGrown()) {
            // Reports come next, and look up links one by one: the database must not take a table that has just grown
            // for one that is read whole in no time.
            jdbc.sql("analyze click_days").update();
        }
        return new Rolled(rolled);
    }

    /** By a tenth or more since the database looked last; to look costs the more the longer the history is. */
    private boolean hasGrown() {
        return jdbc.sql("""
                select pg_relation_size(oid) > 1.1 * relpages * cast(current_setting('block_size') as bigint)
                  from pg_class
                 where oid = cast('click_days' as regclass)
                """).query(Boolean.class).single();
    }

    private int count(DayStretches.Stretch stretch) {
        ZoneId zone = reportZone.hold();
        lock(days(stretch.days(), zone));
        Map<LocalDate, Long> versions = dirtyDays.versions(stretch.first(), stretch.last());
        for (LocalDate day : days(versions.keySet(), zone)) {
            tables.forget(day);
            tables.add(count.of(day, zone));
        }
        dirtyDays.clear(versions);
        return versions.size();
    }

    /** Where they stand. */
    public RollupStatus status() {
        ZoneId zone = reportZone.settle();
        List<LocalDate> waiting = dirtyDays.all();
        return jdbc.sql("""
                        select counted.days, counted.clicks, counted.first, counted.last, clicked.first_at, clicked.last_at
                          from (select count(distinct day) as days, min(day) as first, max(day) as last,
                                       coalesce(sum(human + automated + uncertain + excluded), 0) as clicks
                                  from click_days) as counted,
                               (select min(clicked_at) as first_at, max(clicked_at) as last_at
                                  from link_clicks) as clicked
                        """)
                .query((row, number) -> new RollupStatus(
                        zone,
                        row.getLong("days"),
                        row.getLong("clicks"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        waiting,
                        day(row.getObject("first_at", OffsetDateTime.class), zone),
                        day(row.getObject("last_at", OffsetDateTime.class), zone)))
                .single();
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime time, ZoneId zone) {
        return time == null ? null : LocalDate.ofInstant(time.toInstant(), zone);
    }

    private static List<LocalDate> days(Iterable<LocalDate> utcDays, ZoneId zone) {
        TreeSet<LocalDate> days = new TreeSet<>();
        utcDays.forEach(day -> days.addAll(DirtyClickDays.touched(day, zone)));
        return new ArrayList<>(days);
    }

    /**
     * Keeps the days, and the owners of all links, as they are until the end of the transaction; in the order of the calendar, so
     * that nobody waits for somebody who waits.
     */
    void lock(List<LocalDate> days) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('link_owners'))").query(row -> {});
        for (LocalDate day : days) {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('click_days'), :day)")
                    .param("day", Math.toIntExact(day.toEpochDay()))
                    .query(row -> {});
        }
    }
}
