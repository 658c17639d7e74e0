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
     * Counts the days of the report zone anew, some in a transaction, on several threads when they are many.
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
        List<Recount.Difference> differences = new DayStretches(
                        first.datesUntil(last.plusDays(1)).toList())
                .each(stretch -> transactions.execute(status -> recount(stretch))).stream()
                        .flatMap(List::stream)
                        .toList();
        return new Recount(days, differences);
    }

    /** Marks stay: the day of UTC that they mean may reach beyond these. */
    private List<Recount.Difference> recount(DayStretches.Stretch stretch) {
        ZoneId zone = reportZone.hold();
        clickDays.lock(stretch.days());
        ClickCount live = ClickCount.intoLiveTables(jdbc);
        List<Recount.Difference> differences = new ArrayList<>();
        for (LocalDate day : stretch.days()) {
            live.add(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant(),
                    zone,
                    null);
            differences.addAll(compare(day, zone));
            jdbc.sql("truncate live_click_days, live_day_totals, live_click_hours, live_filtered_days")
                    .update();
        }
        return differences;
    }

    private List<Recount.Difference> compare(LocalDate day, ZoneId zone) {
        boolean due = dirtyDays.versions(day.minusDays(1), day.plusDays(1)).keySet().stream()
                .anyMatch(marked -> DirtyClickDays.touched(marked, zone).contains(day));
        List<Recount.Difference> differences = differences(day, due);
        if (!differences.isEmpty()) {
            clickDays.forget(day);
            replace();
        }
        return differences;
    }

    private List<Recount.Difference> differences(LocalDate day, boolean due) {
        return jdbc.sql("""
                        with differing as (
                            select tracking_id, '' as user_id, document, click_source, number.what, number.rollup, number.recount
                              from (select * from click_days where day = :day) as was
                              full join live_click_days as counted using (tracking_id, document, click_source)
                             cross join lateral (values
                                   ('human', was.human, counted.human),
                                   ('automated', was.automated, counted.automated),
                                   ('uncertain', was.uncertain, counted.uncertain),
                                   ('anonymous', was.anonymous, counted.anonymous),
                                   ('excluded', was.excluded, counted.excluded),
                                   ('visitors', was.visitors, counted.visitors),
                                   ('link visitors', was.link_visitors, counted.link_visitors),
                                   ('application visitors', was.application_visitors, counted.application_visitors),
                                   ('candidate visitors', was.candidate_visitors, counted.candidate_visitors),
                                   ('first', (extract(epoch from was.first_human_at) * 1000000)::bigint,
                                             (extract(epoch from counted.first_human_at) * 1000000)::bigint),
                                   ('last', (extract(epoch from was.last_human_at) * 1000000)::bigint,
                                            (extract(epoch from counted.last_human_at) * 1000000)::bigint)
                                   ) as number (what, rollup, recount)
                             where was is distinct from counted
                             union all
                            select '', case when everybody then '*' else user_id end, '', '', number.what || ' of the day', number.rollup, number.recount
                              from (select * from day_totals where day = :day) as was
                              full join live_day_totals as counted using (everybody, user_id)
                             cross join lateral (values
                                   ('human', was.human, counted.human),
                                   ('automated', was.automated, counted.automated),
                                   ('uncertain', was.uncertain, counted.uncertain),
                                   ('anonymous', was.anonymous, counted.anonymous),
                                   ('visitors', was.visitors, counted.visitors),
                                   ('opened', was.opened, counted.opened)
                                   ) as number (what, rollup, recount)
                             union all
                            select '', user_id, '', '', 'hour ' || hour, was.human, counted.human
                              from (select * from click_hours where day = :day) as was
                              full join live_click_hours as counted using (hour, user_id)
                             union all
                            select '', user_id, '', '', verdict || ' by ' || array_to_string(reasons, ','), was.clicks, counted.clicks
                              from (select * from filtered_days where day = :day) as was
                              full join live_filtered_days as counted using (user_id, verdict, reasons)
                        )
                        select tracking_id, user_id, document, click_source, what,
                               coalesce(rollup, 0) as rollup, coalesce(recount, 0) as recount
                          from differing
                         where coalesce(rollup, 0) <> coalesce(recount, 0)
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
        jdbc.sql("insert into day_totals table live_day_totals").update();
        jdbc.sql("insert into click_hours table live_click_hours").update();
        jdbc.sql("insert into filtered_days table live_filtered_days").update();
    }
}
