package dev.paperclick.clicks;

import dev.paperclick.platform.IpAddresses;
import dev.paperclick.platform.SqlTime;
import dev.paperclick.platform.UserProblem;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recent clicks, judged once more: by the rules and lists of today, and by what other clicks tell about them.
 *
 * <p>What neighbours tell is only ever added: one that is erased later does not unsay it. Readers who asked not to be
 * tracked stay as they are. It changes nothing when it runs again, and does not disturb clicks that come in meanwhile;
 * those are for the next time.
 */
@Component
public class Reclassification {

    /** Enough for a night that was missed. */
    public static final int USUAL_DAYS = 3;

    private static final int MOST_DAYS = 3_660;
    private static final int FETCHED = 2_000;

    private final JdbcClient jdbc;
    private final ClickClassifier classifier;
    private final DirtyClickDays dirtyDays;
    private final Clock clock;

    public Reclassification(JdbcClient jdbc, ClickClassifier classifier, DirtyClickDays dirtyDays, Clock clock) {
        this.jdbc = jdbc;
        this.classifier = classifier;
        this.dirtyDays = dirtyDays;
        this.clock = clock;
    }

    /**
     * Judges the clicks of today (UTC) and of the days before it, in one transaction, and marks the days that changed.
     *
     * @throws UserProblem when that is no sensible number of days
     */
    @Transactional
    public Reclassified run(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw UserProblem.inInput(
                    "Clicks of " + days + " days cannot be judged again; ask for 1 to " + MOST_DAYS + " days.");
        }
        Instant from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(days - 1L)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Corrections corrections = new Corrections(jdbc);
        long looked = judgeAgain(from, corrections);
        // PostgreSQL takes the parts of this query for tiny, and would compare all with all: minutes for a flood.
        jdbc.sql("set local enable_nestloop = off").update();
        Stream<StoredClick> bursts = bursts(from);
        jdbc.sql("set local enable_nestloop = on").update();
        add(Reason.BURST, bursts, corrections);
        add(Reason.ON_DELIVERY, onDelivery(from), corrections);
        dirtyDays.mark(corrections.days());
        return new Reclassified(looked, corrections.changes());
    }

    private long judgeAgain(Instant from, Corrections corrections) {
        AtomicLong looked = new AtomicLong();
        try (Stream<StoredClick> clicks = jdbc
                .sql("""
                select click_id, clicked_at, host(ip_address) as address, user_agent, verdict, reasons
                  from link_clicks
                 where clicked_at >= :from
                   and not anonymous
                """)
                .param("from", SqlTime.at(from))
                .withFetchSize(FETCHED)
                .query((row, number) -> click(row))
                .stream()) {
            clicks.forEach(click -> {
                looked.incrementAndGet();
                corrections.take(click, classifier.again(click));
            });
        }
        corrections.write();
        return looked.get();
    }

    private static void add(Reason reason, Stream<StoredClick> clicks, Corrections corrections) {
        try (clicks) {
            clicks.forEach(
                    click -> corrections.take(click, click.classification().with(reason)));
        }
        corrections.write();
    }

    /**
     * Clicks not yet known to be of a burst. Of all clicks on a link within a second the first and the last are enough
     * to find the ten seconds in which three links were opened, so that a flood costs no more than a click a second.
     */
    private Stream<StoredClick> bursts(Instant from) {
        return jdbc
                .sql("""
                with recent as (
                    select click.click_id, click.clicked_at, click.tracking_id, click.verdict, click.reasons,
                           click.ip_address, click.user_agent,
                           coalesce(link.user_id, '')                              as candidate,
                           coalesce(link.application_id, 'job ' || link.job_id)    as application,
                           network(set_masklen(click.ip_address,
                                               case family(click.ip_address) when 4 then 24 else 48 end)) as network
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= cast(:from as timestamptz) - interval '10 seconds'
                       and not click.anonymous
                       and click.ip_address is not null
                       and not 'self' = any (click.reasons)
                ),
                busy as (
                    select candidate, application, network
                      from recent
                     group by candidate, application, network
                    having count(distinct tracking_id) >= 3
                ),
                seconds as (
                    select candidate, application, network, tracking_id, min(clicked_at) as first, max(clicked_at) as last
                      from recent
                      join busy using (candidate, application, network)
                     group by candidate, application, network, tracking_id, date_trunc('second', clicked_at)
                ),
                points as (
                    select candidate, application, network, tracking_id, first as at,
                           floor(extract(epoch from first) / 10) as ten_seconds
                      from seconds
                     union
                    select candidate, application, network, tracking_id, last,
                           floor(extract(epoch from last) / 10)
                      from seconds
                ),
                nearby as (
                    select candidate, application, network, at, ten_seconds from points
                     union
                    select candidate, application, network, at, ten_seconds + 1 from points
                ),
                starts as (
                    select one.candidate, one.application, one.network, one.at
                      from nearby as one
                      join points as other
                        on other.candidate = one.candidate
                       and other.application = one.application
                       and other.network = one.network
                       and other.ten_seconds = one.ten_seconds
                       and other.at between one.at and one.at + interval '10 seconds'
                     group by one.candidate, one.application, one.network, one.at
                    having count(distinct other.tracking_id) >= 3
                ),
                linked as (
                    select candidate, application, network, at,
                           coalesce(at - lag(at) over same_readers > interval '10 seconds', true) as begins
                      from starts
                    window same_readers as (partition by candidate, application, network order by at)
                ),
                numbered as (
                    select candidate, application, network, at,
                           count(*) filter (where begins)
                                    over (partition by candidate, application, network order by at) as burst
                      from linked
                ),
                bursts as (
                    select candidate, application, network, min(at) as first, max(at) + interval '10 seconds' as last
                      from numbered
                     group by candidate, application, network, burst
                )
                select recent.click_id, recent.clicked_at, host(recent.ip_address) as address, recent.user_agent,
                       recent.verdict, recent.reasons
                  from recent
                  join bursts using (candidate, application, network)
                 where recent.clicked_at between bursts.first and bursts.last
                   and recent.clicked_at >= :from
                   and not 'burst' = any (recent.reasons)
                """)
                .param("from", SqlTime.at(from))
                .withFetchSize(FETCHED)
                .query((row, number) -> click(row))
                .stream();
    }

    /** Clicks from gateways within 15 minutes of the first request for any link of the application. */
    private Stream<StoredClick> onDelivery(Instant from) {
        return jdbc
                .sql("""
                with doubtful as (
                    select click.click_id, click.clicked_at, click.ip_address, click.user_agent, click.verdict,
                           click.reasons,
                           coalesce(link.user_id, '')                           as candidate,
                           coalesce(link.application_id, 'job ' || link.job_id) as application
                      from link_clicks as click
                      join link_tracking as link on link.tracking_id = click.tracking_id
                     where click.clicked_at >= :from
                       and not click.anonymous
                       and 'scanner_probable' = any (click.reasons)
                       and not 'on_delivery' = any (click.reasons)
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
                select doubtful.click_id, doubtful.clicked_at, host(doubtful.ip_address) as address,
                       doubtful.user_agent, doubtful.verdict, doubtful.reasons
                  from doubtful
                  join delivered using (candidate, application)
                 where doubtful.clicked_at <= delivered.at + interval '15 minutes'
                """)
                .param("from", SqlTime.at(from))
                .withFetchSize(FETCHED)
                .query((row, number) -> click(row))
                .stream();
    }

    private static StoredClick click(ResultSet row) throws SQLException {
        return new StoredClick(
                row.getLong("click_id"),
                row.getObject("clicked_at", OffsetDateTime.class).toInstant(),
                address(row.getString("address")),
                row.getString("user_agent"),
                row.getString("verdict"),
                Classification.ofWords(
                        Arrays.asList((String[]) row.getArray("reasons").getArray())));
    }

    private static @Nullable InetAddress address(@Nullable String text) {
        return text == null ? null : IpAddresses.parse(text).orElse(null);
    }
}
