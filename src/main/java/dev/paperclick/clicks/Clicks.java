package dev.paperclick.clicks;

import dev.paperclick.links.TrackedLink;
import dev.paperclick.links.TrackingId;
import dev.paperclick.platform.SqlTime;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All the clicks; the sole writer of {@code link_clicks}. */
@Component
public class Clicks {

    private static final int SECONDS = 2;

    private final JdbcClient jdbc;
    private final VisitorSalts salts;
    private final ClickClassifier classifier;
    private final CandidateTokens tokens;

    public Clicks(JdbcClient jdbc, VisitorSalts salts, ClickClassifier classifier, CandidateTokens tokens) {
        this.jdbc = jdbc;
        this.salts = salts;
        this.classifier = classifier;
        this.tokens = tokens;
    }

    /** Classifies a visit and keeps it. */
    public Click record(Visit visit, TrackedLink link) {
        byte[] salt = salts.of(LocalDate.ofInstant(visit.receivedAt(), ZoneOffset.UTC));
        Classification classification = classifier.classify(visit, tokens.expectedOf(visit, link.userId()));
        Click click = Click.of(link.id(), visit, VisitorHash.of(salt, link.userId(), visit), classification);
        insert(click);
        return click;
    }

    /**
     * What has to be done now and then while clicks come in: the table's partitions of this month and the next three
     * are made, and the salts of past days forgotten.
     */
    public void keepHouse() {
        jdbc.sql("select make_link_click_partitions(3)").query(Integer.class).single();
        salts.forgetOld();
    }

    private void insert(Click click) {
        jdbc.sql("""
                insert into link_clicks
                       (tracking_id, clicked_at, ip_address, user_agent, referrer_url, session_id,
                        click_source, document, method, verdict, reasons, anonymous)
                values (:trackingId, :clickedAt, cast(:address as inet), :userAgent, :referrer, :session,
                        :source, :document, :method, :verdict, :reasons, :anonymous)
                """)
                .param("trackingId", click.trackingId().value())
                .param("clickedAt", SqlTime.at(click.clickedAt()))
                .param("address", text(click.address()))
                .param("userAgent", click.userAgent())
                .param("referrer", click.referrer())
                .param("session", click.session())
                .param("source", click.source().word())
                .param(
                        "document",
                        click.document() == null ? null : click.document().document())
                .param("method", click.method())
                .param("verdict", click.classification().verdict().word())
                .param("reasons", click.classification().words().toArray(String[]::new))
                .param("anonymous", click.anonymous())
                .withQueryTimeout(SECONDS)
                .update();
    }

    /** Without the zone of a link-local address, which {@code inet} does not know. */
    private static @Nullable String text(@Nullable InetAddress address) {
        if (address == null) {
            return null;
        }
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
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
