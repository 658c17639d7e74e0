package dev.paperclick.clicks;

import dev.paperclick.platform.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When people begin to look at applications, as far as clicks tell. */
@Component
public class Interests {

    private final JdbcClient jdbc;
    private final Reclassification reclassification;

    Interests(JdbcClient jdbc, Reclassification reclassification) {
        this.jdbc = jdbc;
        this.reclassification = reclassification;
    }

    /**
     * The click by a person with which it begins.
     *
     * @param function of the link
     * @param document that the link stood in; null when the request did not say
     */
    public record Interest(
            String applicationId,
            String trackingId,
            String function,
            @Nullable String document,
            long clickId,
            Instant at) {}

    /**
     * Of each application the first click by a person between the two instants, both included, unless a person clicked within
     * the given time before it.
     */
    public List<Interest> begun(Instant from, Instant until, Duration silence) {
        return jdbc.sql("""
                        with fresh as materialized (
                            select distinct on (link.application_id)
                                   link.application_id, link.tracking_id, link.link_function, click.document, click.click_id,
                                   click.clicked_at
                              from link_clicks as click
                              join link_tracking as link on link.tracking_id = click.tracking_id
                             where click.clicked_at between :from and :until
                               and click.verdict = 'human'
                               and link.application_id is not null
                             order by link.application_id, click.clicked_at, click.click_id
                        )
                        select application_id, tracking_id, link_function, document, click_id, clicked_at
                          from fresh
                         where not exists (select
                                             from link_tracking as link
                                             join link_clicks as earlier on earlier.tracking_id = link.tracking_id
                                            where link.application_id = fresh.application_id
                                              and earlier.verdict = 'human'
                                              and earlier.clicked_at < fresh.clicked_at
                                              and earlier.clicked_at >= fresh.clicked_at - cast(:silence as interval))
                         order by clicked_at, click_id
                        """)
                .param("from", SqlTime.at(from))
                .param("until", SqlTime.at(until))
                .param("silence", silence.toSeconds() + " seconds")
                .query(Interests::interest)
                .list();
    }

    private static Interest interest(ResultSet row, int number) throws SQLException {
        return new Interest(
                row.getString("application_id"),
                row.getString("tracking_id"),
                row.getString("link_function"),
                row.getString("document"),
                row.getLong("click_id"),
                Objects.requireNonNull(row.getObject("clicked_at", OffsetDateTime.class))
                        .toInstant());
    }

    /**
     * Judges clicks on these applications since then by their neighbours, as the job {@code reclassify} will: gateways that open
     * all links of a mail look like people one by one. Within the caller's transaction.
     */
    public void judgeByNeighbours(Collection<String> applications, Instant from) {
        reclassification.askNeighbours(applications, from);
    }

    /** The click, as long as it counts as a person's. */
    public Optional<Interest> find(long clickId, Instant at) {
        return jdbc.sql("""
                        select link.application_id, link.tracking_id, link.link_function, click.document, click.click_id,
                               click.clicked_at
                          from link_clicks as click
                          join link_tracking as link on link.tracking_id = click.tracking_id
                         where click.click_id = :id
                           and click.clicked_at = :at
                           and click.verdict = 'human'
                           and link.application_id is not null
                        """)
                .param("id", clickId)
                .param("at", SqlTime.at(at))
                .query(Interests::interest)
                .optional();
    }

    /** When a person last clicked before that; empty when nobody did. */
    public Optional<Instant> lastBefore(String applicationId, Instant at) {
        return jdbc.sql("""
                        select click.clicked_at
                          from link_tracking as link
                          join link_clicks as click on click.tracking_id = link.tracking_id
                         where link.application_id = :application
                           and click.verdict = 'human'
                           and click.clicked_at < :at
                         order by click.clicked_at desc
                         limit 1
                        """)
                .param("application", applicationId)
                .param("at", SqlTime.at(at))
                .query((row, number) -> Objects.requireNonNull(row.getObject("clicked_at", OffsetDateTime.class))
                        .toInstant())
                .optional();
    }
}
