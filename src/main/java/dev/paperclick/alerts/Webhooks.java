package dev.paperclick.alerts;

import dev.paperclick.alerts.WebhookDelivery.State;
import dev.paperclick.clicks.Interests.Interest;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.SqlTime;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The webhooks that are to be sent, and those that were; sole writer of {@code webhook_deliveries} and {@code disabled_webhooks}.
 * An attempt is noted before it begins, so that one whose process dies is followed by the next, with the same id.
 */
@Component
public class Webhooks {

    /** What receivers have for an answer, as Standard Webhooks suggests. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Waits between attempts, growing as Standard Webhooks suggests: eight attempts within 28 hours. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    private static final int MOST_ATTEMPTS = WAITS.size() + 1;
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final int GONE = 410;

    private static final String SELECT = """
            select delivery_id, message_id, type, application_id, click_id, clicked_at, payload, state, attempts, created_at,
                   next_attempt_at, finished_at, http_status, last_error
              from webhook_deliveries
            """;

    private final JdbcClient jdbc;
    private final WebhookProperties properties;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, WebhookProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether somebody wants to be told. */
    public boolean isWanted() {
        return properties.isSet() && disabled().isEmpty();
    }

    /** Why nothing is sent to the present address any more, if that is so. */
    public Optional<String> disabled() {
        return properties.isSet()
                ? jdbc.sql("select reason from disabled_webhooks where url_sha256 = :url")
                        .param("url", endpoint())
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    /** Lets the present address be told again. Returns whether that was needed. */
    public boolean enable() {
        return jdbc.sql("delete from disabled_webhooks where url_sha256 = :url")
                        .param("url", endpoint())
                        .update()
                > 0;
    }

    private String endpoint() {
        return Sha256.hex(properties.url().getBytes(StandardCharsets.UTF_8));
    }

    /** A new secret, as people write it. */
    public static String newSecret(SecureRandom random) {
        return WebhookSecret.make(random);
    }

    /** A new id for a message. */
    static String newId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Puts one in, within the caller's transaction. */
    void put(String type, Interest interest, String payload) {
        jdbc.sql("""
                        insert into webhook_deliveries (message_id, type, application_id, click_id, clicked_at, payload, created_at,
                                                        next_attempt_at)
                        values (:messageId, :type, :application, :click, :clickedAt, :payload, :now, :now)
                        """)
                .param("messageId", newId())
                .param("type", type)
                .param("application", interest.applicationId())
                .param("click", interest.clickId())
                .param("clickedAt", SqlTime.at(interest.at()))
                .param("payload", payload)
                .param("now", now())
                .update();
    }

    /** The one whose turn it is, if there is one. */
    Optional<WebhookDelivery> nextDue() {
        return jdbc.sql(SELECT + """
                        where state = 'waiting'
                          and next_attempt_at <= :now
                        order by attempts, delivery_id
                        limit 1
                        """)
                .param("now", now())
                .query(Webhooks::delivery)
                .optional();
    }

    /** An attempt begins. */
    void begin(WebhookDelivery delivery) {
        jdbc.sql("""
                        update webhook_deliveries
                           set attempts        = attempts + 1,
                               next_attempt_at = :next
                         where delivery_id = :id
                        """)
                .param("next", SqlTime.at(clock.instant().plus(wait(delivery.attempts()))))
                .param("id", delivery.id())
                .update();
    }

    private static Duration wait(int attempts) {
        return WAITS.get(Math.min(attempts, WAITS.size() - 1));
    }

    /** The receiver has answered. */
    State answered(WebhookDelivery delivery, WebhookCall.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return conclude(delivery, State.DELIVERED, status, null, Duration.ZERO);
        }
        if (status == GONE) {
            disable();
            return State.REFUSED;
        }
        return failed(delivery, status, WebhookWords.of(status), answer.retryAfter());
    }

    /** There was no answer, or none that says anything. */
    State failed(WebhookDelivery delivery, @Nullable Integer status, String words, Duration retryAfter) {
        boolean last = delivery.attempts() + 1 >= MOST_ATTEMPTS;
        return conclude(delivery, last ? State.GIVEN_UP : State.WAITING, status, words, retryAfter);
    }

    /** It need not be sent. */
    void skip(WebhookDelivery delivery, String reason) {
        conclude(delivery, State.SKIPPED, null, reason, Duration.ZERO);
    }

    private State conclude(
            WebhookDelivery delivery,
            State state,
            @Nullable Integer status,
            @Nullable String words,
            Duration retryAfter) {
        Duration patience = retryAfter.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : retryAfter;
        jdbc.sql("""
                        update webhook_deliveries
                           set state           = :state,
                               http_status     = :status,
                               last_error      = :words,
                               next_attempt_at = greatest(next_attempt_at, :notBefore),
                               finished_at     = case when :state <> 'waiting' then :now end
                         where delivery_id = :id
                        """)
                .param("state", state.word())
                .param("status", status, Types.INTEGER)
                .param("words", words)
                .param("notBefore", SqlTime.at(clock.instant().plus(patience)))
                .param("now", now())
                .param("id", delivery.id())
                .update();
        return state;
    }

    /** The receiver wants no more, neither this one nor those that wait. */
    private void disable() {
        String reason = "the receiver answered 410: it wants no webhooks any more";
        jdbc.sql("""
                        with refused as (
                            update webhook_deliveries
                               set state       = 'refused',
                                   http_status = case when attempts > 0 then :gone end,
                                   last_error  = :reason,
                                   finished_at = :now
                             where state = 'waiting'
                        )
                        insert into disabled_webhooks (url_sha256, disabled_at, reason)
                        values (:url, :now, :reason)
                            on conflict (url_sha256) do nothing
                        """)
                .param("gone", GONE)
                .param("reason", reason)
                .param("now", now())
                .param("url", endpoint())
                .update();
    }

    /** The latest, latest first. */
    public List<WebhookDelivery> latest(int most) {
        return jdbc.sql(SELECT + "order by delivery_id desc limit :most")
                .param("most", most)
                .query(Webhooks::delivery)
                .list();
    }

    /** Those that came to their end since then and did not arrive, the oldest first. */
    public List<WebhookDelivery> troublesSince(Instant from) {
        return jdbc.sql(SELECT + """
                        where state in ('given_up', 'refused')
                          and finished_at >= :from
                        order by delivery_id
                        """)
                .param("from", SqlTime.at(from))
                .query(Webhooks::delivery)
                .list();
    }

    private OffsetDateTime now() {
        return SqlTime.at(clock.instant());
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getLong("delivery_id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("application_id"),
                row.getLong("click_id"),
                time(row, "clicked_at"),
                row.getString("payload"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "next_attempt_at")),
                time(row, "finished_at"),
                row.getObject("http_status", Integer.class),
                row.getString("last_error"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        return SqlTime.instant(row.getObject(column, OffsetDateTime.class));
    }
}
