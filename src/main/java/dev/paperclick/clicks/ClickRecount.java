package dev.paperclick.clicks;

import dev.paperclick.platform.UserProblem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts days anew that need not be, tells what differs, and puts the new numbers in place of the old. */
@Component
public class ClickRecount {

    private static final int MOST_DAYS = 3_660;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DirtyClickDays dirtyDays;
    private final ReportZone reportZone;
    private final ClickDays clickDays;

    public ClickRecount(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DirtyClickDays dirtyDays,
            ReportZone reportZone,
            ClickDays clickDays) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.dirtyDays = dirtyDays;
        this.reportZone = reportZone;
        this.clickDays = clickDays;
    }

    /**
     * Counts the days of the report zone anew, each in a transaction of its own.
     *
     * @throws UserProblem when that is no sensible span
     */
    public Recount run(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw UserProblem.inInput("--from " + first + " and --to " + last + " hold " + days + " days; 1 to "
                    + MOST_DAYS + " can be counted anew at once.");
        }
        reportZone.settle();
        List<Recount.Difference> differences = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate counted = day;
            differences.addAll(transactions.execute(status -> recount(counted)));
        }
        return new Recount(days, differences);
    }

    /** Marks stay: the day of UTC that they mean may reach beyond this one. */
    private List<Recount.Difference> recount(LocalDate day) {
        ZoneId zone = reportZone.hold();
        clickDays.lock(List.of(day));
        ClickCount.intoLiveTables(jdbc)
                .add(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant(),
                        zone,
                        null);
        boolean due = dirtyDays.versions(day.minusDays(1), day.plusDays(1)).keySet().stream()
                .anyMatch(marked -> DirtyClickDays.touched(marked, zone).contains(day));
        List<Recount.Difference> differences = differences(day, due);
        if (!differences.isEmpty()) {
            clickDays.forget(day);
            replace();
        }
        jdbc.sql("drop table live_click_days, live_click_hours, live_filtered_days")
                .update();
        return differences;
    }

    private List<Recount.Difference> differences(LocalDate day, boolean due) {
        return jdbc.sql("""
                        with line as (
                            select tracking_id, '' as user_id, document, click_source, number.what, number.value, 'rollup' as origin
                              from click_days
                             cross join lateral (values
                                   ('human', human), ('automated', automated), ('uncertain', uncertain),
                                   ('anonymous', anonymous), ('excluded', excluded), ('visitors', visitors),
                                   ('link visitors', link_visitors), ('application visitors', application_visitors),
                                   ('candidate visitors', candidate_visitors),
                                   ('first', (extract(epoch from first_human_at) * 1000000)::bigint),
                                   ('last', (extract(epoch from last_human_at) * 1000000)::bigint)) as number (what, value)
                             where day = :day
                             union all
                            select tracking_id, '' as user_id, document, click_source, number.what, number.value, 'recount'
                              from live_click_days
                             cross join lateral (values
                                   ('human', human), ('automated', automated), ('uncertain', uncertain),
                                   ('anonymous', anonymous), ('excluded', excluded), ('visitors', visitors),
                                   ('link visitors', link_visitors), ('application visitors', application_visitors),
                                   ('candidate visitors', candidate_visitors),
                                   ('first', (extract(epoch from first_human_at) * 1000000)::bigint),
                                   ('last', (extract(epoch from last_human_at) * 1000000)::bigint)) as number (what, value)
                             union all
                            select '', user_id, '', '', 'hour ' || hour, human, 'rollup' from click_hours where day = :day
                             union all
                            select '', user_id, '', '', 'hour ' || hour, human, 'recount' from live_click_hours
                             union all
                            select '', user_id, '', '', verdict || ' by ' || array_to_string(reasons, ','), clicks, 'rollup'
                              from filtered_days
                             where day = :day
                             union all
                            select '', user_id, '', '', verdict || ' by ' || array_to_string(reasons, ','), clicks, 'recount'
                              from live_filtered_days
                        )
                        select tracking_id, user_id, document, click_source, what,
                               coalesce(sum(value) filter (where origin = 'rollup'), 0)  as rollup,
                               coalesce(sum(value) filter (where origin = 'recount'), 0) as recount
                          from line
                         group by tracking_id, user_id, document, click_source, what
                        having coalesce(sum(value) filter (where origin = 'rollup'), 0)
                               <> coalesce(sum(value) filter (where origin = 'recount'), 0)
                         order by tracking_id, user_id, document, click_source, what
                        """)
                .param("day", day)
                .query((row, number) -> new Recount.Difference(
                        day,
                        due,
                        row.getString("tracking_id"),
                        row.getString("user_id"),
                        row.getString("document"),
                        row.getString("click_source"),
                        row.getString("what"),
                        row.getLong("rollup"),
                        row.getLong("recount")))
                .list();
    }

    private void replace() {
        jdbc.sql("insert into click_days table live_click_days").update();
        jdbc.sql("insert into click_hours table live_click_hours").update();
        jdbc.sql("insert into filtered_days table live_filtered_days").update();
    }
}
