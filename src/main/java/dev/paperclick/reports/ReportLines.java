package dev.paperclick.reports;

import dev.paperclick.clicks.DirtyClickDays;
import dev.paperclick.rollups.LiveRollups;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code report_lines} and {@code earlier_openings} of a transaction. The one has counted clicks of links by document
 * and channel, added up over the days of the period, and of days before it where the rollups do not have those, each line with
 * whose link it is; the other, when applications were opened before. Days that the rollups have come from there; days that are
 * still to be counted, and all days of a zone that the rollups do not have, are counted here and now, in the same way.
 *
 * @param since days of the rollups before this one are in no line, but looked back at
 * @param due days of the rollups that must not be read, since they are still to be counted
 * @param sameZone whether the rollups have the days of the reader's zone
 */
record ReportLines(LocalDate since, List<LocalDate> due, boolean sameZone) {

    /** So written, that no line of somebody else's is taken up first. */
    private static final String OF_OWN_LINKS =
            "join link_tracking as own on own.tracking_id = line.tracking_id and own.user_id = :candidate";

    /** Days of two zones have the same name at most so many days apart. */
    private static final int FURTHEST_ZONES = 2;

    ReportLines {
        due = List.copyOf(due);
    }

    /** The days that are due as text that SQL casts to an array of dates. */
    String[] dueDays() {
        return due.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    /**
     * Makes the tables for a period, within the caller's transaction of one moment.
     *
     * @param candidate null for all
     */
    static ReportLines prepare(
            JdbcClient jdbc,
            LiveRollups liveRollups,
            DirtyClickDays dirtyDays,
            ReportPeriod period,
            @Nullable String candidate) {
        ZoneId rolled = ZoneId.of(
                jdbc.sql("select zone from report_zone").query(String.class).single());
        boolean sameZone = rolled.equals(period.zone());
        NavigableSet<LocalDate> due = new TreeSet<>();
        dirtyDays.all().forEach(day -> due.addAll(DirtyClickDays.touched(day, rolled)));
        LocalDate since = sameZone
                ? period.first()
                : LocalDate.ofInstant(period.previous().from(), rolled).minusDays(FURTHEST_ZONES);
        ReportLines lines = new ReportLines(since, List.copyOf(due), sameZone);
        LiveRollups.Tables counted = liveRollups.make();
        NavigableSet<LocalDate> live = sameZone ? due.headSet(period.last(), true) : due.headSet(since, false);
        for (LocalDate[] span : spans(live)) {
            counted.add(
                    span[0].atStartOfDay(rolled).toInstant(),
                    span[1].plusDays(1).atStartOfDay(rolled).toInstant(),
                    rolled,
                    candidate);
        }
        if (!sameZone) {
            counted.add(since.atStartOfDay(rolled).toInstant(), period.to(), period.zone(), candidate);
        }
        // Days lie together, however long the history is; else all of it would be read as soon as the days are a tenth
        // of it.
        jdbc.sql("set local random_page_cost = 1.1").update();
        jdbc.sql("set local work_mem = '64MB'").update();
        lines.gather(jdbc, period, candidate);
        lines.lookBack(jdbc, candidate);
        return lines;
    }

    /** First and last of days that follow one another. */
    private static List<LocalDate[]> spans(Iterable<LocalDate> days) {
        List<LocalDate[]> spans = new ArrayList<>();
        for (LocalDate day : days) {
            LocalDate[] before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (before != null && before[1].plusDays(1).equals(day)) {
                before[1] = day;
            } else {
                spans.add(new LocalDate[] {day, day});
            }
        }
        return spans;
    }

    private void gather(JdbcClient jdbc, ReportPeriod period, @Nullable String candidate) {
        jdbc.sql("""
                create temporary table report_lines (
                    user_id              text,
                    application_id       text,
                    link_function        text,
                    document             text    not null,
                    click_source         text    not null,
                    is_current           boolean not null,
                    is_previous          boolean not null,
                    human                bigint  not null,
                    automated            bigint  not null,
                    uncertain            bigint  not null,
                    anonymous            bigint  not null,
                    visitors             bigint  not null,
                    link_visitors        bigint  not null,
                    application_visitors bigint  not null,
                    first_human_at       timestamptz,
                    last_human_at        timestamptz
                ) on commit drop
                """).update();
        jdbc.sql("""
                insert into report_lines (user_id, application_id, link_function, document, click_source,
                                          is_current, is_previous, human, automated, uncertain, anonymous, visitors,
                                          link_visitors, application_visitors, first_human_at, last_human_at)
                select link.user_id, link.application_id, link.link_function, counted.document,
                       counted.click_source, counted.is_current, counted.is_previous, counted.human, counted.automated,
                       counted.uncertain, counted.anonymous, counted.visitors, counted.link_visitors,
                       counted.application_visitors, counted.first_human_at, counted.last_human_at
                  from (select line.tracking_id, line.document, line.click_source,
                               line.day >= :first                                 as is_current,
                               line.day >= :firstBefore and line.day < :first     as is_previous,
                               sum(line.human)                                    as human,
                               sum(line.automated)                                as automated,
                               sum(line.uncertain)                                as uncertain,
                               sum(line.anonymous)                                as anonymous,
                               sum(line.visitors)                                 as visitors,
                               sum(line.link_visitors)                            as link_visitors,
                               sum(line.application_visitors)                     as application_visitors,
                               min(line.first_human_at)                           as first_human_at,
                               max(line.last_human_at)                            as last_human_at
                          from (select day, tracking_id, document, click_source, human, automated, uncertain, anonymous,
                                       visitors, link_visitors, application_visitors, first_human_at, last_human_at
                                  from click_days
                                 where :sameZone
                                   and day between :since and :last
                                   and day <> all (cast(:due as date[]))
                                 union all
                                select day, tracking_id, document, click_source, human, automated, uncertain, anonymous,
                                       visitors, link_visitors, application_visitors, first_human_at, last_human_at
                                  from live_click_days) as line
                          %s
                         group by line.tracking_id, line.document, line.click_source, is_current, is_previous) as counted
                  left join link_tracking as link on link.tracking_id = counted.tracking_id
                """.formatted(candidate == null ? "" : OF_OWN_LINKS))
                .param("sameZone", sameZone)
                .param("since", since)
                .param("first", period.first())
                .param("firstBefore", period.previous().first())
                .param("last", period.last())
                .param("due", dueDays())
                .param("candidate", candidate)
                .update();
    }

    /** Link by link, so that its cost does not follow the history. */
    private void lookBack(JdbcClient jdbc, @Nullable String candidate) {
        jdbc.sql("""
                create temporary table earlier_openings (
                    application_id text        not null,
                    user_id        text,
                    first_human_at timestamptz not null,
                    last_human_at  timestamptz not null,
                    last_day       date        not null
                ) on commit drop
                """).update();
        jdbc.sql("""
                insert into earlier_openings (application_id, user_id, first_human_at, last_human_at, last_day)
                select link.application_id, link.user_id, min(ends.first_human_at), max(ends.last_human_at), max(last.day)
                  from link_tracking as link
                 cross join lateral (
                       select day
                         from click_days
                        where tracking_id = link.tracking_id
                          and human > 0
                          and day < :since
                          and day <> all (cast(:due as date[]))
                        order by day
                        limit 1) as first
                 cross join lateral (
                       select day
                         from click_days
                        where tracking_id = link.tracking_id
                          and human > 0
                          and day < :since
                          and day <> all (cast(:due as date[]))
                        order by day desc
                        limit 1) as last
                 cross join lateral (
                       select min(first_human_at) as first_human_at,
                              max(last_human_at)  as last_human_at
                         from click_days
                        where tracking_id = link.tracking_id
                          and human > 0
                          and day in (first.day, last.day)) as ends
                 where link.application_id is not null
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                 group by link.application_id, link.user_id
                """)
                .param("since", since)
                .param("due", dueDays())
                .param("candidate", candidate)
                .update();
    }
}
