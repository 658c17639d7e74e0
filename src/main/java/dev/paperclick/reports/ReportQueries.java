package dev.paperclick.reports;

import dev.paperclick.platform.SqlTime;
import dev.paperclick.reports.ClickReport.ApplicationClicks;
import dev.paperclick.reports.ClickReport.Applications;
import dev.paperclick.reports.ClickReport.Counts;
import dev.paperclick.reports.ClickReport.FunctionClicks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables of all modules for reports, and is the only one to do so. */
@Component
public class ReportQueries {

    private final JdbcClient jdbc;

    public ReportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts the clicks of a period, all numbers from one moment.
     *
     * @param candidate empty for all candidates
     * @param most how many applications to list
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ClickReport clicks(ReportPeriod period, Optional<String> candidate, int most) {
        List<FunctionClicks> functions = new ArrayList<>(functions(period, candidate));
        // The rollup's grand total comes first and is always there.
        Counts total = functions.remove(0).counts();
        AtomicLong found = new AtomicLong();
        List<ApplicationClicks> hottest = hottest(period, candidate, most, found);
        return new ClickReport(
                period,
                candidate,
                applications(period, candidate),
                total,
                excluded(period, candidate),
                functions,
                hottest,
                Math.max(0, found.get() - hottest.size()));
    }

    private long excluded(ReportPeriod period, Optional<String> candidate) {
        return jdbc.sql("""
                select count(*)
                  from link_clicks as click
                  left join link_tracking as link on link.tracking_id = click.tracking_id
                 where click.clicked_at >= :from
                   and click.clicked_at < :to
                   and click.verdict = 'excluded'
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate.orElse(null))
                .query(Long.class)
                .single();
    }

    private List<FunctionClicks> functions(ReportPeriod period, Optional<String> candidate) {
        return jdbc.sql("""
                select coalesce(link.link_function, '(deleted link)')                           as link_function,
                       count(*) filter (where click.verdict = 'human')                          as human,
                       count(*) filter (where click.verdict = 'automated')                      as automated,
                       count(*) filter (where click.verdict = 'uncertain')                      as uncertain,
                       count(distinct click.session_id) filter (where click.verdict = 'human')  as visitors,
                       min(click.clicked_at) filter (where click.verdict = 'human')             as first_opened,
                       max(click.clicked_at) filter (where click.verdict = 'human')             as last_opened
                  from link_clicks as click
                  left join link_tracking as link on link.tracking_id = click.tracking_id
                 where click.clicked_at >= :from
                   and click.clicked_at < :to
                   and click.verdict <> 'excluded'
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                 group by rollup (coalesce(link.link_function, '(deleted link)'))
                 order by grouping(coalesce(link.link_function, '(deleted link)')) desc, human desc, link_function
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate.orElse(null))
                .query((row, number) -> new FunctionClicks(row.getString("link_function"), counts(row)))
                .list();
    }

    private List<ApplicationClicks> hottest(
            ReportPeriod period, Optional<String> candidate, int most, AtomicLong found) {
        return jdbc.sql("""
                with clicked as (
                    select link.application_id,
                           case when link.application_id is null then link.job_id end                as job_id,
                           count(*) filter (where click.verdict = 'human')                           as human,
                           count(*) filter (where click.verdict = 'automated')                       as automated,
                           count(*) filter (where click.verdict = 'uncertain')                       as uncertain,
                           count(distinct click.session_id) filter (where click.verdict = 'human')   as visitors,
                           min(click.clicked_at) filter (where click.verdict = 'human')              as first_opened,
                           max(click.clicked_at) filter (where click.verdict = 'human')              as last_opened
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= :from
                       and click.clicked_at < :to
                       and click.verdict <> 'excluded'
                       and (cast(:candidate as text) is null or link.user_id = :candidate)
                     group by 1, 2
                ),
                listed as (
                    select coalesce(application.application_id, clicked.application_id) as application_id,
                           clicked.job_id,
                           application.company,
                           application.title,
                           application.generated_at,
                           coalesce(clicked.human, 0)     as human,
                           coalesce(clicked.automated, 0) as automated,
                           coalesce(clicked.uncertain, 0) as uncertain,
                           coalesce(clicked.visitors, 0)  as visitors,
                           clicked.first_opened,
                           clicked.last_opened
                      from clicked
                      full join job_applications as application
                        on application.application_id = clicked.application_id
                     where clicked.human is not null
                        or (application.generated_at >= :from
                            and application.generated_at < :to
                            and (cast(:candidate as text) is null or application.user_id = :candidate))
                )
                select application_id, job_id, company, title, human, automated, uncertain, visitors,
                       first_opened, last_opened, count(*) over () as found
                  from listed
                 order by human desc, last_opened desc nulls last, uncertain desc, generated_at desc nulls last,
                       company, title, application_id, job_id
                 limit :most
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate.orElse(null))
                .param("most", most)
                .query((row, number) -> {
                    found.set(row.getLong("found"));
                    return new ApplicationClicks(
                            row.getString("application_id"),
                            row.getString("job_id"),
                            row.getString("company"),
                            row.getString("title"),
                            counts(row));
                })
                .list();
    }

    private Applications applications(ReportPeriod period, Optional<String> candidate) {
        return jdbc.sql("""
                with opened as (
                    select distinct link.application_id
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= :from
                       and click.clicked_at < :to
                       and click.verdict = 'human'
                ),
                dated as (
                    select application.application_id,
                           application.generated_at >= :from and application.generated_at < :to as is_new,
                           opened.application_id is not null                                    as is_opened
                      from job_applications as application
                      left join opened on opened.application_id = application.application_id
                     where application.generated_at < :to
                       and (cast(:candidate as text) is null or application.user_id = :candidate)
                )
                select count(*) filter (where is_new)                   as generated,
                       count(*) filter (where is_new and is_opened)     as opened,
                       count(*) filter (where not is_new and is_opened) as earlier_opened
                  from dated
                """)
                .param("from", SqlTime.at(period.from()))
                .param("to", SqlTime.at(period.to()))
                .param("candidate", candidate.orElse(null))
                .query((row, number) -> new Applications(
                        row.getLong("generated"), row.getLong("opened"), row.getLong("earlier_opened")))
                .single();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("human"),
                row.getLong("automated"),
                row.getLong("uncertain"),
                row.getLong("visitors"),
                SqlTime.instant(row.getObject("first_opened", OffsetDateTime.class)),
                SqlTime.instant(row.getObject("last_opened", OffsetDateTime.class)));
    }
}
