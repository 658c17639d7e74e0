package dev.paperclick.clicks;

import dev.paperclick.links.TrackingId;
import dev.paperclick.platform.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All the clicks that have come into the database. */
@Component
public class Clicks {

    private final JdbcClient jdbc;

    public Clicks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The clicks of a link, counted. */
    public ClickStatistics statistics(TrackingId id) {
        return jdbc.sql("""
                select count(*) filter (where verdict <> 'excluded')                  as total,
                       count(*) filter (where verdict = 'human')                      as human,
                       count(*) filter (where verdict = 'automated')                  as automated,
                       count(*) filter (where verdict = 'uncertain')                  as uncertain,
                       count(*) filter (where verdict = 'excluded')                   as excluded,
                       count(distinct session_id) filter (where verdict = 'human')    as sessions,
                       min(clicked_at) filter (where verdict <> 'excluded')           as first_click,
                       max(clicked_at) filter (where verdict <> 'excluded')           as last_click
                  from link_clicks
                 where tracking_id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> new ClickStatistics(
                        row.getLong("total"),
                        row.getLong("human"),
                        row.getLong("automated"),
                        row.getLong("uncertain"),
                        row.getLong("excluded"),
                        row.getLong("sessions"),
                        SqlTime.instant(row.getObject("first_click", OffsetDateTime.class)),
                        SqlTime.instant(row.getObject("last_click", OffsetDateTime.class))))
                .single();
    }

    /** How many clicks were recorded since the instant; the candidates' own do not count. */
    public long countSince(Instant from) {
        return jdbc.sql("select count(*) from link_clicks where clicked_at >= :from and verdict <> 'excluded'")
                .param("from", SqlTime.at(from))
                .query(Long.class)
                .single();
    }
}
