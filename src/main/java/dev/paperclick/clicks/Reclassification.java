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
import java.util.Collection;
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

    static final int MOST_DAYS = 3_660;
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
     * Judges the clicks of today (UTC) and of the days before it, in one transaction, and marks the days that changed. People start it through
     * {@link Reclassifications}.
     *
     * @throws UserProblem when that is no sensible number of days
     */
    @Transactional
    public Reclassified run(int days) {
        requireSensible(days);
        Instant from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(days - 1L)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Corrections corrections = new Corrections(jdbc);
        long looked = judgeAgain(from, corrections);
        askNeighbours(new Neighbours(jdbc), from, corrections);
        return new Reclassified(looked, corrections.changes());
    }

    /** Takes in, within the caller's transaction, what clicks since then tell about others on these applications. */
    void askNeighbours(Collection<String> applications, Instant from) {
        askNeighbours(new Neighbours(jdbc, applications), from, new Corrections(jdbc));
    }

    private void askNeighbours(Neighbours neighbours, Instant from, Corrections corrections) {
        neighbours.bursts(from, click -> corrections.take(click, with(Reason.BURST, click)));
        corrections.write();
        neighbours.onDelivery(from, click -> corrections.take(click, with(Reason.ON_DELIVERY, click)));
        corrections.write();
        dirtyDays.mark(corrections.days());
    }

    static void requireSensible(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw UserProblem.inInput(
                    "Clicks of " + days + " days cannot be judged again; ask for 1 to " + MOST_DAYS + " days.");
        }
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

    private static Classification with(Reason reason, StoredClick click) {
        return click.classification().with(reason);
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
