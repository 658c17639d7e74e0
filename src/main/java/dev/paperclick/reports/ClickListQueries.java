package dev.paperclick.reports;

import dev.paperclick.platform.SqlTime;
import dev.paperclick.reports.ClickList.ListedClick;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads single clicks, with what they were about. */
@Component
public class ClickListQueries {

    private final JdbcClient jdbc;

    public ClickListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The clicks that the filter lets through. */
    public ClickList clicks(ClickList.Filter filter) {
        AtomicLong found = new AtomicLong();
        List<ListedClick> clicks = jdbc.sql("""
                select click.clicked_at, click.tracking_id, link.application_id, application.company, application.title,
                       link.link_function, click.document, click.method, click.verdict, click.reasons,
                       click.click_source, click.user_agent, click.anonymous, count(*) over () as found,
                       case family(click.ip_address)
                            when 4 then text(network(set_masklen(click.ip_address, 24)))
                            when 6 then text(network(set_masklen(click.ip_address, 48)))
                        end as network
                  from link_clicks as click
                  left join link_tracking as link on link.tracking_id = click.tracking_id
                  left join job_applications as application on application.application_id = link.application_id
                 where click.clicked_at >= :from
                   and (cast(:trackingId as text) is null or click.tracking_id = :trackingId)
                   and (cast(:applicationId as text) is null or link.application_id = :applicationId)
                   and (cast(:candidate as text) is null or link.user_id = :candidate)
                   and (cast(:verdict as text) is null or click.verdict = :verdict)
                 order by click.clicked_at desc, click.click_id desc
                 limit :most
                """)
                .param("from", SqlTime.at(filter.from()))
                .param("trackingId", filter.trackingId())
                .param("applicationId", filter.applicationId())
                .param("candidate", filter.candidate())
                .param("verdict", filter.verdict())
                .param("most", filter.most())
                .query((row, number) -> {
                    found.set(row.getLong("found"));
                    return new ListedClick(
                            row.getObject("clicked_at", OffsetDateTime.class).toInstant(),
                            row.getString("tracking_id"),
                            row.getString("application_id"),
                            row.getString("company"),
                            row.getString("title"),
                            row.getString("link_function"),
                            row.getString("document"),
                            row.getString("method"),
                            row.getString("verdict"),
                            Arrays.asList((String[]) row.getArray("reasons").getArray()),
                            row.getString("click_source"),
                            row.getString("network"),
                            row.getString("user_agent"),
                            row.getBoolean("anonymous"));
                })
                .list();
        return new ClickList(clicks, found.get());
    }
}
