package dev.paperclick.clicks;

import dev.paperclick.platform.SqlTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one way in which clicks become numbers: for the rollups, and for reports about days that the rollups do not have
 * yet. Days and hours are Java's, the database is told where they begin: the two may know different time zones.
 *
 * <p>Each visitor is counted in one row per link, application and candidate, so that sums over rows stay true: in one
 * sort by visitor, where the link, the application or the candidate is another one than before. Rows come in the order of
 * links, which makes them a third cheaper to add to the index by link.
 */
public final class ClickCount {

    private static final String COUNT = """
            with click as materialized (
                select local.time::date                                  as day,
                       date_part('hour', local.time)::smallint           as hour,
                       click.tracking_id collate "C"                     as tracking_id,
                       coalesce(click.document, '') collate "C"          as document,
                       click.click_source collate "C"                    as click_source,
                       coalesce(link.user_id, '') collate "C"            as user_id,
                       link.application_id collate "C"                   as application_id,
                       case when click.verdict = 'human' then click.session_id collate "C" end as visitor,
                       click.verdict,
                       click.reasons,
                       click.anonymous,
                       click.clicked_at
                  from link_clicks as click
                  left join link_tracking as link on link.tracking_id = click.tracking_id
                 cross join lateral (
                       select click.clicked_at at time zone 'UTC'
                              + (cast(:offsets as interval[]))[width_bucket(click.clicked_at, cast(:starts as timestamptz[]))]
                       ) as local (time)
                 where click.clicked_at >= :from
                   and click.clicked_at < :to
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
            ),
            visit as (
                select day, tracking_id, document, click_source,
                       (day, visitor, tracking_id, document, click_source)
                           is distinct from (lag(day) over sorted, lag(visitor) over sorted, lag(tracking_id) over sorted,
                                             lag(document) over sorted, lag(click_source) over sorted) as is_new_here,
                       (day, visitor, tracking_id)
                           is distinct from (lag(day) over sorted, lag(visitor) over sorted,
                                             lag(tracking_id) over sorted) as is_new_to_link,
                       (day, visitor, user_id, application_id)
                           is distinct from (lag(day) over sorted, lag(visitor) over sorted, lag(user_id) over sorted,
                                             lag(application_id) over sorted) as is_new_to_application,
                       (day, visitor, user_id)
                           is distinct from (lag(day) over sorted, lag(visitor) over sorted,
                                             lag(user_id) over sorted) as is_new_to_candidate
                  from click
                 where visitor is not null
                window sorted as (order by visitor, day, user_id, application_id, tracking_id, document, click_source)
            ),
            visited as (
                select day, tracking_id, document, click_source,
                       count(*) filter (where is_new_here)           as visitors,
                       count(*) filter (where is_new_to_link)        as link_visitors,
                       count(*) filter (where is_new_to_application) as application_visitors,
                       count(*) filter (where is_new_to_candidate)   as candidate_visitors
                  from visit
                 group by day, tracking_id, document, click_source
            ),
            clicked as (
                select day, tracking_id, document, click_source, user_id, application_id,
                       count(*) filter (where verdict = 'human')                   as human,
                       count(*) filter (where verdict = 'automated')               as automated,
                       count(*) filter (where verdict = 'uncertain')               as uncertain,
                       count(*) filter (where anonymous and verdict <> 'excluded') as anonymous,
                       count(*) filter (where verdict = 'excluded')                as excluded,
                       min(clicked_at) filter (where verdict = 'human')            as first_human_at,
                       max(clicked_at) filter (where verdict = 'human')            as last_human_at
                  from click
                 group by day, tracking_id, document, click_source, user_id, application_id
            ),
            hours as (
                insert into %1$sclick_hours (day, hour, user_id, human)
                select day, hour, user_id, count(*)
                  from click
                 where verdict = 'human'
                 group by day, hour, user_id
            ),
            filtered as (
                insert into %1$sfiltered_days (day, user_id, verdict, reasons, clicks)
                select day, user_id, verdict, reasons, count(*)
                  from click
                 where verdict <> 'human'
                 group by day, user_id, verdict, reasons
            ),
            line as (
                select day, tracking_id, document, click_source, user_id, application_id,
                       human, automated, uncertain, anonymous, excluded,
                       coalesce(visitors, 0)             as visitors,
                       coalesce(link_visitors, 0)        as link_visitors,
                       coalesce(application_visitors, 0) as application_visitors,
                       coalesce(candidate_visitors, 0)   as candidate_visitors,
                       first_human_at, last_human_at
                  from clicked
                  left join visited using (day, tracking_id, document, click_source)
            ),
            opening as (
                select day, user_id, application_id, sum(human) as human, sum(automated) as automated,
                       sum(uncertain) as uncertain, sum(anonymous) as anonymous, sum(candidate_visitors) as visitors
                  from line
                 group by day, user_id, application_id
            ),
            totals as (
                insert into %1$sday_totals (day, everybody, user_id, human, automated, uncertain, anonymous, visitors, opened)
                select day, grouping(user_id) = 1, coalesce(user_id, ''), sum(human), sum(automated), sum(uncertain),
                       sum(anonymous), sum(visitors), count(distinct application_id) filter (where human > 0)
                  from opening
                 group by grouping sets ((day, user_id), (day))
            )
            insert into %1$sclick_days (day, tracking_id, document, click_source,
                                        human, automated, uncertain, anonymous, excluded,
                                        visitors, link_visitors, application_visitors, candidate_visitors,
                                        first_human_at, last_human_at)
            select day, tracking_id, document, click_source, human, automated, uncertain, anonymous, excluded,
                   visitors, link_visitors, application_visitors, candidate_visitors, first_human_at, last_human_at
              from line
             order by tracking_id
            """;

    private final JdbcClient jdbc;
    private final String sql;

    private ClickCount(JdbcClient jdbc, String prefix) {
        this.jdbc = jdbc;
        this.sql = COUNT.formatted(prefix);
    }

    /** Into the tables of the rollups. */
    static ClickCount intoRollups(JdbcClient jdbc) {
        return new ClickCount(jdbc, "");
    }

    /**
     * Into tables that look like those of the rollups, {@code live_click_days}, {@code live_day_totals}, {@code
     * live_click_hours} and {@code live_filtered_days}, and that are gone at the end of the transaction, which must have begun.
     */
    public static ClickCount intoLiveTables(JdbcClient jdbc) {
        jdbc.sql("create temporary table live_click_days (like click_days) on commit drop")
                .update();
        jdbc.sql("create temporary table live_day_totals (like day_totals) on commit drop")
                .update();
        jdbc.sql("create temporary table live_click_hours (like click_hours) on commit drop")
                .update();
        jdbc.sql("create temporary table live_filtered_days (like filtered_days) on commit drop")
                .update();
        return new ClickCount(jdbc, "live_");
    }

    /**
     * Adds what was clicked from the one instant on and before the other.
     *
     * @param zone whose days and hours are counted by
     * @param candidate only clicks on this candidate's links; null for all, links that are gone included
     */
    public void add(Instant from, Instant to, ZoneId zone, @Nullable String candidate) {
        ZoneOffsets offsets = ZoneOffsets.between(from, to, zone);
        // a busy day is sorted and kept in memory
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql(sql)
                .param("from", SqlTime.at(from))
                .param("to", SqlTime.at(to))
                .param("starts", offsets.starts())
                .param("offsets", offsets.offsets())
                .param("candidate", candidate)
                .update();
    }
}
