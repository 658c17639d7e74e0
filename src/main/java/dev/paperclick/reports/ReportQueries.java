package dev.paperclick.reports;

import dev.paperclick.platform.SqlTime;
import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import dev.paperclick.reports.ReportRows.DayRow;
import dev.paperclick.reports.ReportRows.FilteredRow;
import dev.paperclick.reports.ReportRows.GroupKind;
import dev.paperclick.reports.ReportRows.GroupRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the tables of all modules for one report, and is the only one to do so; within a transaction that has one moment and
 * the tables of {@link ReportLines}.
 */
final class ReportQueries {

    private final JdbcClient jdbc;
    private final ReportLines lines;
    private final ReportPeriod period;
    private final @Nullable String candidate;

    ReportQueries(JdbcClient jdbc, ReportLines lines, ReportPeriod period, @Nullable String candidate) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.period = period;
        this.candidate = candidate;
    }

    ReportRows rows() {
        return new ReportRows(
                applications(), days(), groups(), hours(), filtered(), rejectedRows(), deadLinks(), inactiveClicks());
    }

    private List<ApplicationRow> applications() {
        return jdbc.sql("""
                with counted as (
                    select application_id,
                           sum(human) filter (where is_current)                   as human,
                           sum(automated) filter (where is_current)               as automated,
                           sum(uncertain) filter (where is_current)               as uncertain,
                           sum(anonymous) filter (where is_current)               as anonymous,
                           sum(application_visitors) filter (where is_current)    as visitors,
                           coalesce(bool_or(human > 0) filter (where is_previous), false)
                                                                                  as opened_before,
                           (array_agg(link_function order by last_human_at desc, link_function)
                                filter (where human > 0 and is_current))[1]       as last_function,
                           min(first_human_at)                                    as first_human_at,
                           max(last_human_at)                                     as last_human_at
                      from report_lines
                     where application_id is not null
                       and (cast(:candidate as text) is null or user_id = :candidate)
                     group by application_id
                ),
                earlier as (
                    select application_id,
                           min(first_human_at) as first_human_at,
                           max(last_human_at)  as last_human_at,
                           max(last_day)       as last_day
                      from earlier_openings
                     where cast(:candidate as text) is null
                        or user_id = :candidate
                     group by application_id
                ),
                reached as (
                    select application_id,
                           min(entered_at)                                                   as met_at,
                           min(entered_at) filter (where stage in ('offer', 'accepted'))     as offered_at
                      from application_stages
                     where stage in ('interview', 'offer', 'accepted')
                       and taken_back_at is null
                       and entered_at < :to
                     group by application_id
                )
                select application.application_id, application.user_id, application.company, application.title,
                       application.source, application.template_variant, application.stage, application.applied_at,
                       least(application.created_at, application.generated_at) as made_at,
                       application.tracked,
                       coalesce(counted.human, 0)                                  as human,
                       coalesce(counted.automated, 0)                              as automated,
                       coalesce(counted.uncertain, 0)                              as uncertain,
                       coalesce(counted.anonymous, 0)                              as anonymous,
                       coalesce(counted.visitors, 0)                               as visitors,
                       coalesce(counted.opened_before, false)
                           or coalesce(earlier.last_day >= :firstBefore, false)    as opened_before,
                       counted.last_function,
                       least(counted.first_human_at, earlier.first_human_at)       as first_opened,
                       greatest(counted.last_human_at, earlier.last_human_at)      as last_opened,
                       reached.met_at,
                       reached.offered_at
                  from job_applications as application
                  left join counted on counted.application_id = application.application_id
                  left join reached on reached.application_id = application.application_id
                  left join earlier on earlier.application_id = application.application_id
                 where cast(:candidate as text) is null
                    or application.user_id = :candidate
                 order by application.application_id
                """)
                .param("firstBefore", period.previous().first())
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate)
                .query((row, number) -> application(row))
                .list();
    }

    private ApplicationRow application(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        LocalDate madeOn = LocalDate.ofInstant(Objects.requireNonNull(instant(row, "made_at")), period.zone());
        Instant appliedAt = instant(row, "applied_at");
        LocalDate shownOn = appliedAt == null ? madeOn : day(appliedAt, period.zone());
        return new ApplicationRow(
                new ApplicationRef(
                        row.getString("application_id"),
                        row.getString("user_id"),
                        row.getString("company"),
                        row.getString("title")),
                row.getString("source"),
                row.getString("template_variant"),
                stage,
                shownOn,
                "saved".equals(stage) ? null : shownOn,
                row.getBoolean("tracked"),
                clicks(row),
                row.getBoolean("opened_before"),
                row.getString("last_function"),
                instant(row, "first_opened"),
                instant(row, "last_opened"),
                instant(row, "met_at"),
                instant(row, "offered_at"));
    }

    /** Lists that give only a date are stored with midnight UTC, and mean that date wherever it is read. */
    private static LocalDate day(Instant appliedAt, ZoneId zone) {
        OffsetDateTime utc = appliedAt.atOffset(ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate() : LocalDate.ofInstant(appliedAt, zone);
    }

    private List<DayRow> days() {
        return jdbc.sql("""
                select day, human, automated, uncertain, anonymous, visitors, opened
                  from (select day, everybody, user_id, human, automated, uncertain, anonymous, visitors, opened
                          from day_totals
                         where :sameZone
                           and day <> all (cast(:due as date[]))
                         union all
                        select day, everybody, user_id, human, automated, uncertain, anonymous, visitors, opened
                          from live_day_totals) as counted
                 where day between :first and :last
                   and everybody = (cast(:candidate as text) is null)
                   and user_id = coalesce(cast(:candidate as text), '')
                 order by day
                """)
                .param("sameZone", lines.sameZone())
                .param("due", lines.dueDays())
                .param("first", period.previous().first())
                .param("last", period.last())
                .param("candidate", candidate)
                .query((row, number) ->
                        new DayRow(row.getObject("day", LocalDate.class), clicks(row), row.getLong("opened")))
                .list();
    }

    private List<GroupRow> groups() {
        return jdbc.sql("""
                select case when grouping(link_function) = 0 then 'FUNCTION'
                            when grouping(document) = 0      then 'DOCUMENT'
                            else 'CHANNEL' end              as kind,
                       coalesce(link_function, document, click_source, '')  as key,
                       sum(human)     as human,
                       sum(automated) as automated,
                       sum(uncertain) as uncertain,
                       sum(anonymous) as anonymous,
                       case when grouping(link_function) = 0 then sum(link_visitors) else sum(visitors) end as visitors,
                       count(distinct application_id) filter (where human > 0) as opened
                  from (select coalesce(link_function, '') as link_function, document, click_source, application_id,
                               human, automated, uncertain, anonymous, link_visitors, visitors
                          from report_lines
                         where is_current
                           and human + automated + uncertain > 0
                           and (cast(:candidate as text) is null or user_id = :candidate)) as line
                 group by grouping sets ((link_function), (document), (click_source))
                """)
                .param("candidate", candidate)
                .query((row, number) -> new GroupRow(
                        GroupKind.valueOf(row.getString("kind")),
                        row.getString("key"),
                        clicks(row),
                        row.getLong("opened")))
                .list();
    }

    private List<HourCell> hours() {
        return jdbc.sql("""
                select extract(isodow from day)::integer as weekday, hour, sum(human) as human
                  from (select day, hour, user_id, human
                          from click_hours
                         where :sameZone
                           and day <> all (cast(:due as date[]))
                         union all
                        select day, hour, user_id, human
                          from live_click_hours) as counted
                 where day between :first and :last
                   and (cast(:candidate as text) is null or user_id = :candidate)
                 group by weekday, hour
                """)
                .param("sameZone", lines.sameZone())
                .param("due", lines.dueDays())
                .param("first", period.first())
                .param("last", period.last())
                .param("candidate", candidate)
                .query((row, number) ->
                        new HourCell(DayOfWeek.of(row.getInt("weekday")), row.getInt("hour"), row.getLong("human")))
                .list();
    }

    private List<FilteredRow> filtered() {
        return jdbc.sql("""
                select verdict, reasons, sum(clicks) as clicks
                  from (select day, user_id, verdict, reasons, clicks
                          from filtered_days
                         where :sameZone
                           and day <> all (cast(:due as date[]))
                         union all
                        select day, user_id, verdict, reasons, clicks
                          from live_filtered_days) as counted
                 where day between :first and :last
                   and (cast(:candidate as text) is null or user_id = :candidate)
                 group by verdict, reasons
                """)
                .param("sameZone", lines.sameZone())
                .param("due", lines.dueDays())
                .param("first", period.first())
                .param("last", period.last())
                .param("candidate", candidate)
                .query((row, number) -> new FilteredRow(
                        row.getString("verdict"),
                        Arrays.asList((String[]) row.getArray("reasons").getArray()),
                        row.getLong("clicks")))
                .list();
    }

    /** Of the last run into each folder, since a list that is fed in again is not another one. */
    private long rejectedRows() {
        return jdbc.sql("""
                select coalesce(sum(rejected_rows), 0)
                  from (select distinct on (output_dir) rejected_rows
                          from generation_runs
                         where state = 'finished'
                           and finished_at >= :from
                           and finished_at < :to
                           and (cast(:candidate as text) is null
                                or candidate = :candidate
                                or (select count(*) from user_candidate_info) = 1)
                         order by output_dir, finished_at desc, run_id desc) as latest
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate)
                .query(Long.class)
                .single();
    }

    /** Of links that are in use; null when none of their targets was ever looked at. */
    private @Nullable Long deadLinks() {
        return jdbc.sql("""
                select case when count(target.url) > 0 then count(*) filter (where target.state = 'dead') end
                  from link_tracking as link
                  left join link_targets as target on target.url = link.original_url
                 where link.is_active
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                """)
                .param("candidate", candidate)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElse(null);
    }

    /** After the links were deactivated, as {@link LinkListQueries} has it: days cannot tell what was before on the same day. */
    private long inactiveClicks() {
        return jdbc.sql("""
                select count(*)
                  from link_tracking as link
                 cross join lateral (
                          select coalesce(max(change.changed_at), link.updated_at) as since
                            from link_changes as change
                           where change.tracking_id = link.tracking_id
                             and change.change = 'deactivated'
                      ) as inactive
                  join link_clicks as click on click.tracking_id = link.tracking_id
                 where not link.is_active
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                   and click.verdict = 'human'
                   and click.clicked_at >= inactive.since
                   and click.clicked_at >= :from
                   and click.clicked_at < :to
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate)
                .query(Long.class)
                .single();
    }

    private static Clicks clicks(ResultSet row) throws SQLException {
        return new Clicks(
                row.getLong("human"),
                row.getLong("automated"),
                row.getLong("uncertain"),
                row.getLong("anonymous"),
                row.getLong("visitors"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return SqlTime.instant(row.getObject(column, OffsetDateTime.class));
    }
}
