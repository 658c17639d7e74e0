package dev.paperclick.mail;

import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.SqlTime;
import dev.paperclick.platform.UserProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * The mails that are to be sent, and those that were; sole writer of {@code outbox_mails}. What changes a mail's state is called by
 * whoever holds the lock of {@link MailRound}.
 *
 * <p>Each change is committed by itself: before an attempt, when the server has got all of the mail, and after its answer. So
 * whenever the process dies, the next one knows whether the mail can have been taken.
 */
@Component
public class Outbox {

    /** How often a mail may be handed over without an answer: the second time may be a duplicate, a third time never is. */
    static final int MOST_HANDOVERS = 2;

    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private static final String SELECT = """
            select mail_id, message_id, kind, occasion, recipient, user_id, subscription_id, content, state, attempts,
                   created_at, next_attempt_at, finished_at, last_error
              from outbox_mails
            """;

    private final JdbcClient jdbc;
    private final MailProperties properties;
    private final Clock clock;

    Outbox(JdbcClient jdbc, MailProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether there is a server to send mails with. */
    public boolean isServed() {
        return properties.isSet();
    }

    /**
     * A mail that is to be sent.
     *
     * @param occasion of which each recipient gets one mail
     * @param about the candidate; null for all together
     * @param subscription that it comes of; null for none
     * @param content what it says, as JSON; null where that is found when it is sent
     * @param notBefore when it may be sent
     */
    public record Order(
            Kind kind,
            String occasion,
            String recipient,
            @Nullable String about,
            @Nullable Long subscription,
            @Nullable String content,
            Instant notBefore) {}

    /**
     * Puts a mail in, unless there has been one for the same recipient and occasion; within the caller's transaction, if there
     * is one.
     *
     * @return whether it is new
     * @throws UserProblem when the recipient is no address of a mailbox
     */
    public boolean put(Order order) {
        return jdbc.sql("""
                        insert into outbox_mails (message_id, kind, occasion, recipient, user_id, subscription_id, content,
                                                  created_at, next_attempt_at)
                        values (:messageId, :kind, :occasion, :recipient, :about, :subscription, cast(:content as jsonb),
                                :now, :notBefore)
                            on conflict (kind, occasion, recipient, user_id) do nothing
                        """)
                        .param("messageId", "<" + UUID.randomUUID() + "@" + properties.domain() + ">")
                        .param("kind", order.kind().word())
                        .param("occasion", order.occasion())
                        .param(
                                "recipient",
                                Subscriptions.address(order.recipient()).text())
                        .param("about", order.about())
                        .param("subscription", order.subscription())
                        .param("content", order.content())
                        .param("now", now())
                        .param("notBefore", SqlTime.at(order.notBefore()))
                        .update()
                > 0;
    }

    /** Takes back what a dead process was at; mails of which nobody can know any more are unclear. */
    void recover() {
        jdbc.sql("""
                update outbox_mails
                   set state           = 'waiting',
                       next_attempt_at = least(next_attempt_at, :now),
                       last_error      = 'the program ended amid the attempt'
                 where state = 'sending'
                """).param("now", now()).update();
        jdbc.sql("""
                update outbox_mails
                   set state       = 'unclear',
                       finished_at = :now
                 where state = 'waiting'
                   and handovers >= :most
                """).param("now", now()).param("most", MOST_HANDOVERS).update();
    }

    /** The mail whose turn it is, if there is one: alerts before others, and those first that were tried least. */
    Optional<OutboxMail> nextDue() {
        return jdbc.sql(SELECT + """
                        where state = 'waiting'
                          and next_attempt_at <= :now
                        order by kind <> 'alert', attempts, mail_id
                        limit 1
                        """).param("now", now()).query(Outbox::mail).optional();
    }

    /** Whether there is something to do: a mail whose turn it is, or one that a dead process was at. */
    boolean hasDue() {
        return jdbc.sql("""
                select exists (select
                                 from outbox_mails
                                where state in ('waiting', 'sending')
                                  and next_attempt_at <= :now)
                """).param("now", now()).query(Boolean.class).single();
    }

    /** How many wait for another attempt; not those whose reader has quiet hours. */
    long waiting() {
        return jdbc.sql("""
                select count(*)
                  from outbox_mails
                 where state = 'waiting'
                   and (attempts > 0 or next_attempt_at <= :now)
                """).param("now", now()).query(Long.class).single();
    }

    /** An attempt begins. */
    void begin(OutboxMail mail) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update outbox_mails
                           set state            = 'sending',
                               attempts         = attempts + 1,
                               first_attempt_at = coalesce(first_attempt_at, :now),
                               next_attempt_at  = :next
                         where mail_id = :id
                        """)
                .param("now", SqlTime.at(now))
                .param("next", SqlTime.at(now.plus(wait(mail.attempts()))))
                .param("id", mail.id())
                .update();
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** The server has got all of the mail but its end: from here on it may have taken it. */
    void handOver(long id) {
        jdbc.sql("update outbox_mails set handovers = handovers + 1 where mail_id = :id")
                .param("id", id)
                .update();
    }

    /** An attempt is over. */
    State conclude(OutboxMail mail, Delivery delivery) {
        if (delivery instanceof Delivery.Taken) {
            finish(mail.id(), State.SENT, null);
            return State.SENT;
        }
        boolean unheard = delivery instanceof Delivery.Unheard;
        String state = jdbc.sql("""
                        update outbox_mails
                           set state       = case when :refused then 'refused'
                                                  when :unheard and handovers >= :most then 'unclear'
                                                  when :now - first_attempt_at >= cast(:patience as interval) then 'given_up'
                                                  else 'waiting' end,
                               finished_at = case when :refused
                                                    or (:unheard and handovers >= :most)
                                                    or :now - first_attempt_at >= cast(:patience as interval) then :now end,
                               handovers   = case when :unheard then handovers else greatest(0, handovers - :answered) end,
                               last_error  = :error
                         where mail_id = :id
                        returning state
                        """)
                .param("refused", delivery instanceof Delivery.Refused)
                .param("unheard", unheard)
                .param("answered", delivery.handedOver() && !unheard ? 1 : 0)
                .param("most", MOST_HANDOVERS)
                .param("patience", PATIENCE.toSeconds() + " seconds")
                .param("now", now())
                .param("error", delivery.words())
                .param("id", mail.id())
                .query(String.class)
                .single();
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    /** It waits for another time, without having been tried. */
    void postpone(long id, Instant until) {
        jdbc.sql("update outbox_mails set next_attempt_at = :until where mail_id = :id")
                .param("until", SqlTime.at(until))
                .param("id", id)
                .update();
    }

    /** Nothing is to be said, or nobody wants it. */
    void skip(long id, String reason) {
        finish(id, State.SKIPPED, reason);
    }

    private void finish(long id, State state, @Nullable String words) {
        jdbc.sql("""
                        update outbox_mails
                           set state       = :state,
                               finished_at = :now,
                               last_error  = :words
                         where mail_id = :id
                        """)
                .param("state", state.word())
                .param("now", now())
                .param("words", words)
                .param("id", id)
                .update();
    }

    /** The latest mails, latest first. */
    public List<OutboxMail> latest(int most) {
        return jdbc.sql(SELECT + "order by mail_id desc limit :most")
                .param("most", most)
                .query(Outbox::mail)
                .list();
    }

    /** Those that came to their end since then and perhaps did not arrive, the oldest first. */
    public List<OutboxMail> troublesSince(Instant from) {
        return jdbc.sql(SELECT + """
                        where state in ('refused', 'given_up', 'unclear')
                          and finished_at >= :from
                        order by mail_id
                        """)
                .param("from", SqlTime.at(from))
                .query(Outbox::mail)
                .list();
    }

    private OffsetDateTime now() {
        return SqlTime.at(clock.instant());
    }

    private static OutboxMail mail(ResultSet row, int number) throws SQLException {
        long subscription = row.getLong("subscription_id");
        return new OutboxMail(
                row.getLong("mail_id"),
                row.getString("message_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("occasion"),
                row.getString("recipient"),
                row.getString("user_id"),
                subscription == 0 ? null : subscription,
                row.getString("content"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                instant(row, "created_at"),
                instant(row, "next_attempt_at"),
                SqlTime.instant(row.getObject("finished_at", OffsetDateTime.class)),
                row.getString("last_error"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(SqlTime.instant(row.getObject(column, OffsetDateTime.class)));
    }
}
