package dev.paperclick.reports;

import dev.paperclick.platform.SqlTime;
import dev.paperclick.reports.LinkList.ListedLink;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads links, with what they are about, who followed them and what is known of where they lead. */
@Component
public class LinkListQueries {

    private final JdbcClient jdbc;

    public LinkListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The links that the filter lets through. Clicks are counted for those only that are shown; an inactive link without a note
     * of when that came about counts as such since it was last changed.
     */
    public LinkList links(LinkList.Filter filter) {
        AtomicLong found = new AtomicLong();
        List<ListedLink> links = jdbc.sql("""
                with listed as (
                    select link.tracking_id, link.user_id, link.application_id, application.company, application.title,
                           link.link_function, link.original_url, link.is_active, link.created_at, target.state,
                           target.reason, target.moved_to, target.checked_at, inactive.since,
                           count(*) over () as found
                      from link_tracking as link
                      left join job_applications as application on application.application_id = link.application_id
                      left join link_targets as target on target.url = link.original_url
                      left join lateral (
                               select coalesce(max(change.changed_at), link.updated_at) as since
                                 from link_changes as change
                                where change.tracking_id = link.tracking_id
                                  and change.change = 'deactivated'
                           ) as inactive
                        on not link.is_active
                     where (cast(:candidate as text) is null or link.user_id = :candidate)
                       and (cast(:application as text) is null or link.application_id = :application)
                       and (cast(:function as text) is null or lower(link.link_function) = lower(:function))
                       and (cardinality(cast(:states as text[])) = 0
                            or coalesce(target.state, 'unchecked') = any(cast(:states as text[]))
                            or case when link.is_active then 'active' else 'inactive' end = any(cast(:states as text[]))
                            or ('missed' = any(cast(:states as text[]))
                                and exists (select from link_clicks as click
                                             where click.tracking_id = link.tracking_id
                                               and click.clicked_at >= inactive.since
                                               and click.verdict = 'human')))
                     order by link.created_at desc, link.tracking_id
                     limit :most
                )
                select listed.tracking_id, user_id, application_id, company, title, link_function, original_url,
                       is_active, state, reason, moved_to, checked_at, found, clicks.human, clicks.missed
                  from listed
                 cross join lateral (
                           select count(*) as human,
                                  count(*) filter (where click.clicked_at >= listed.since) as missed
                             from link_clicks as click
                            where click.tracking_id = listed.tracking_id
                              and click.verdict = 'human'
                       ) as clicks
                 order by created_at desc, tracking_id
                """)
                .param("candidate", filter.candidate())
                .param("application", filter.application())
                .param("function", filter.function())
                .param("states", filter.states().toArray(String[]::new))
                .param("most", filter.most())
                .query((row, number) -> {
                    found.set(row.getLong("found"));
                    return new ListedLink(
                            row.getString("tracking_id"),
                            row.getString("user_id"),
                            row.getString("application_id"),
                            row.getString("company"),
                            row.getString("title"),
                            row.getString("link_function"),
                            row.getString("original_url"),
                            row.getBoolean("is_active"),
                            row.getLong("human"),
                            row.getLong("missed"),
                            row.getString("state"),
                            row.getString("reason"),
                            row.getString("moved_to"),
                            SqlTime.instant(row.getObject("checked_at", OffsetDateTime.class)));
                })
                .list();
        return new LinkList(links, found.get());
    }
}
