package dev.paperclick.clicks;

import dev.paperclick.platform.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Clicks that others tell something about; those that are known for it already, anonymous and own ones are left out. Reads
 * in portions, within a transaction: as many clicks as there may be, few are in memory.
 */
final class Neighbours {

    private static final int FETCHED = 2_000;

    private final JdbcClient jdbc;

    private final String @Nullable [] applications;

    /** Among all clicks. */
    Neighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.applications = null;
    }

    /** Among the clicks on these applications. */
    Neighbours(JdbcClient jdbc, Collection<String> applications) {
        this.jdbc = jdbc;
        this.applications = applications.toArray(String[]::new);
    }

    /** Clicks of {@link Bursts} since then; what came in the ten seconds before counts, too. */
    void bursts(Instant from, Consumer<StoredClick> found) {
        Bursts bursts = new Bursts();
        RowCallbackHandler event = row -> {
            long readers = row.getLong("readers");
            Instant at = row.getObject("clicked_at", OffsetDateTime.class).toInstant();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            if (!row.getBoolean("judged")) {
                bursts.opens(readers, row.getString("tracking_id"), micros);
            } else if (bursts.has(readers, micros)) {
                found.accept(click(row));
            }
        };
        // Each click comes twice: at its moment and ten seconds later. Readers are numbered to sort by a number; most
        // opened one link only, and are left out before.
        jdbc.sql("""
                with recent as materialized (
                    select click.click_id, click.clicked_at, click.tracking_id, click.verdict, click.reasons,
                           coalesce(link.user_id, '')                           as candidate,
                           coalesce(link.application_id, 'job ' || link.job_id) as application,
                           network(set_masklen(click.ip_address,
                                               case family(click.ip_address) when 4 then 24 else 48 end)) as network
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= cast(:from as timestamptz) - interval '10 seconds'
                       and not click.anonymous
                       and click.ip_address is not null
                       and not 'self' = any (click.reasons)
                       and (cast(:applications as text[]) is null or link.application_id = any (cast(:applications as text[])))
                ),
                several as (
                    select candidate, application, network, row_number() over () as readers
                      from recent
                     group by candidate, application, network
                    having min(tracking_id collate "C") <> max(tracking_id collate "C")
                )
                select several.readers, event.judged, recent.tracking_id, recent.click_id, recent.clicked_at,
                       recent.verdict, recent.reasons
                  from recent
                  join several using (candidate, application, network)
                 cross join lateral (values (false, recent.clicked_at),
                                            (true, recent.clicked_at + interval '10 seconds')) as event (judged, at)
                 where not event.judged
                    or (recent.clicked_at >= :from and not 'burst' = any (recent.reasons))
                 order by several.readers, event.at, event.judged
                """)
                .param("from", SqlTime.at(from))
                .param("applications", applications, Types.ARRAY)
                .withFetchSize(FETCHED)
                .query(event);
    }

    /** Clicks from gateways within 15 minutes of the first request for any link of the application. */
    void onDelivery(Instant from, Consumer<StoredClick> found) {
        RowCallbackHandler event = row -> found.accept(click(row));
        jdbc.sql("""
                with doubtful as (
                    select click.click_id, click.clicked_at, click.verdict, click.reasons,
                           coalesce(link.user_id, '')                           as candidate,
                           coalesce(link.application_id, 'job ' || link.job_id) as application
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= :from
                       and not click.anonymous
                       and 'scanner_probable' = any (click.reasons)
                       and not 'on_delivery' = any (click.reasons)
                       and (cast(:applications as text[]) is null or link.application_id = any (cast(:applications as text[])))
                ),
                delivered as (
                    select coalesce(link.user_id, '')                           as candidate,
                           coalesce(link.application_id, 'job ' || link.job_id) as application,
                           min(click.clicked_at)                                as at
                      from link_tracking as link
                      join link_clicks as click on click.tracking_id = link.tracking_id
                     where click.verdict <> 'excluded'
                       and (coalesce(link.user_id, ''), coalesce(link.application_id, 'job ' || link.job_id))
                           in (select candidate, application from doubtful)
                     group by 1, 2
                )
                select doubtful.click_id, doubtful.clicked_at, doubtful.verdict, doubtful.reasons
                  from doubtful
                  join delivered using (candidate, application)
                 where doubtful.clicked_at <= delivered.at + interval '15 minutes'
                """)
                .param("from", SqlTime.at(from))
                .param("applications", applications, Types.ARRAY)
                .withFetchSize(FETCHED)
                .query(event);
    }

    private static StoredClick click(ResultSet row) throws SQLException {
        return new StoredClick(
                row.getLong("click_id"),
                row.getObject("clicked_at", OffsetDateTime.class).toInstant(),
                null,
                null,
                row.getString("verdict"),
                Classification.ofWords(
                        Arrays.asList((String[]) row.getArray("reasons").getArray())));
    }
}
