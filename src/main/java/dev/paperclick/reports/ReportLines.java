package dev.paperclick.reports;

import dev.paperclick.clicks.ClickCount;
import dev.paperclick.clicks.DirtyClickDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code report_lines} of a transaction: counted clicks of a subject's links from some day on, each line with whose
 * link it is. Days that the rollups have come from there; days that are still to be counted, and all days of a zone that
 * the rollups do not have, are counted here and now, by the same statement.
 *
 * @param since days of the rollups before this one are not in the table, unless they were still to be counted
 * @param due days of the rollups that must not be read, since they are still to be counted
 * @param sameZone whether the rollups have the days of the reader's zone
 */
record ReportLines(LocalDate since, List<LocalDate> due, boolean sameZone) {

    /** Links that are gone, too. */
    private static final String OF_ALL_LINKS = "left join link_tracking as link on link.tracking_id = line.tracking_id";

    /** So written, that no line of somebody else's is taken up first. */
    private static final String OF_OWN_LINKS =
            "join link_tracking as link on link.tracking_id = line.tracking_id and link.user_id = :candidate";

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
     * Makes the tables for a period and the one before it, within the caller's transaction of one moment.
     *
     * @param candidate null for all
     */
    static ReportLines prepare(
            JdbcClient jdbc, DirtyClickDays dirtyDays, ReportPeriod period, @Nullable String candidate) {
        ZoneId rolled = ZoneId.of(
                jdbc.sql("select zone from report_zone").query(String.class).single());
        boolean sameZone = rolled.equals(period.zone());
        NavigableSet<LocalDate> due = new TreeSet<>();
        dirtyDays.all().forEach(day -> due.addAll(DirtyClickDays.touched(day, rolled)));
        LocalDate since = sameZone
                ? period.previous().first()
                : LocalDate.ofInstant(period.previous().from(), rolled).minusDays(FURTHEST_ZONES);
        ReportLines lines = new ReportLines(since, List.copyOf(due), sameZone);
        ClickCount count = ClickCount.intoLiveTables(jdbc);
        NavigableSet<LocalDate> live = sameZone ? due.headSet(period.last(), true) : due.headSet(since, false);
        for (LocalDate[] span : spans(live)) {
            count.add(
                    span[0].atStartOfDay(rolled).toInstant(),
                    span[1].plusDays(1).atStartOfDay(rolled).toInstant(),
                    rolled,
                    candidate);
        }
        if (!sameZone) {
            count.add(since.atStartOfDay(rolled).toInstant(), period.to(), period.zone(), candidate);
        }
        lines.gather(jdbc, period.last(), candidate);
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

    private void gather(JdbcClient jdbc, LocalDate last, @Nullable String candidate) {
        jdbc.sql("""
                create temporary table report_lines (
                    like click_days,
                    application_id text,
                    link_function  text,
                    is_active      boolean
                ) on commit drop
                """).update();
        jdbc.sql("""
                insert into report_lines (day, tracking_id, document, click_source, human, automated, uncertain, anonymous,
                                          excluded, visitors, link_visitors, application_visitors, candidate_visitors,
                                          first_human_at, last_human_at, application_id, link_function, is_active)
                select line.day, line.tracking_id, line.document, line.click_source, line.human, line.automated,
                       line.uncertain, line.anonymous, line.excluded, line.visitors, line.link_visitors,
                       line.application_visitors, line.candidate_visitors, line.first_human_at, line.last_human_at,
                       link.application_id, link.link_function, link.is_active
                  from (select day, tracking_id, document, click_source, human, automated, uncertain, anonymous, excluded,
                               visitors, link_visitors, application_visitors, candidate_visitors, first_human_at,
                               last_human_at
                          from click_days
                         where :sameZone
                           and day between :since and :last
                           and day <> all (cast(:due as date[]))
                         union all
                        select day, tracking_id, document, click_source, human, automated, uncertain, anonymous, excluded,
                               visitors, link_visitors, application_visitors, candidate_visitors, first_human_at,
                               last_human_at
                          from live_click_days) as line
                """ + (candidate == null ? OF_ALL_LINKS : OF_OWN_LINKS))
                .param("sameZone", sameZone)
                .param("since", since)
                .param("last", last)
                .param("due", dueDays())
                .param("candidate", candidate)
                .update();
    }
}
