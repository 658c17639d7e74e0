package dev.paperclick.mail;

import dev.paperclick.mail.DigestMails.WeeklyLetter;
import dev.paperclick.mail.Letter.Envelope;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.AdvisoryLock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the mails in the outbox whose time has come. Only one process at a time does so, on whatever machine. */
@Component
public class MailRound {

    private static final Logger log = LoggerFactory.getLogger(MailRound.class);

    private static final String LOCK = "mails of the outbox";

    private final DataSource dataSource;
    private final Outbox outbox;
    private final Postman postman;
    private final Subscriptions subscriptions;
    private final DigestMails digests;
    private final UnsubscribeAddress unsubscribe;

    MailRound(
            DataSource dataSource,
            Outbox outbox,
            Postman postman,
            Subscriptions subscriptions,
            DigestMails digests,
            UnsubscribeAddress unsubscribe) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.postman = postman;
        this.subscriptions = subscriptions;
        this.digests = digests;
        this.unsubscribe = unsubscribe;
    }

    /**
     * What became of the mails of a round.
     *
     * @param counts by state
     * @param waiting how many wait for another attempt
     * @param lastWords what was said of the last one that did not go; empty when all did
     */
    public record Result(Map<State, Long> counts, long waiting, String lastWords) {

        public Result {
            counts = Map.copyOf(counts);
        }

        /** How many came to this state. */
        public long count(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    /**
     * Sends what is due; empty when another process is at it.
     *
     * @param stop asked between mails
     */
    public Optional<Result> run(BooleanSupplier stop) {
        return AdvisoryLock.tryTake(dataSource, LOCK).map(lock -> {
            try (lock;
                    Postman.Round round = postman.open()) {
                return send(round, stop);
            }
        });
    }

    private Result send(Postman.Round round, BooleanSupplier stop) {
        outbox.recover();
        Map<State, Long> counts = new EnumMap<>(State.class);
        String lastWords = "";
        while (!stop.getAsBoolean()) {
            Optional<OutboxMail> due = outbox.nextDue();
            if (due.isEmpty()) {
                break;
            }
            OutboxMail mail = due.get();
            Attempt attempt = attempt(round, mail);
            counts.merge(attempt.state(), 1L, Long::sum);
            if (!attempt.words().isEmpty()) {
                lastWords = attempt.words();
                log.info(
                        "Mail {} ({} {}): {} ({}).",
                        mail.id(),
                        mail.kind().word(),
                        mail.occasion(),
                        attempt.state().label(),
                        attempt.words());
            }
        }
        return new Result(counts, outbox.waiting(), lastWords);
    }

    private record Attempt(State state, String words) {}

    private Attempt attempt(Postman.Round round, OutboxMail mail) {
        Subscription subscription = mail.subscriptionId() == null
                ? null
                : subscriptions.find(mail.subscriptionId()).orElse(null);
        if (subscription == null || !subscription.active()) {
            outbox.skip(mail.id(), "unsubscribed");
            return new Attempt(State.SKIPPED, "");
        }
        Optional<String> unreachable = round.reach();
        if (unreachable.isPresent()) {
            outbox.begin(mail);
            String words = unreachable.get();
            return new Attempt(outbox.conclude(mail, new Delivery.NotYet(words, false)), words);
        }
        Optional<String> page = unsubscribe.page(subscription.id(), mail.createdAt());
        WeeklyLetter weekly = digests.letter(
                mail.about(), mail.occasion(), subscription.zone(), subscription.locale(), page.orElse(null));
        if (weekly.empty() && subscription.skipEmpty()) {
            outbox.skip(mail.id(), "nothing happened that week");
            return new Attempt(State.SKIPPED, "");
        }
        outbox.begin(mail);
        Envelope envelope = new Envelope(
                mail.messageId(),
                mail.createdAt(),
                Subscriptions.address(mail.recipient()),
                Optional.of(unsubscribe.header(page)));
        Delivery delivery = round.deliver(weekly.letter(), envelope, () -> outbox.handOver(mail.id()));
        return new Attempt(outbox.conclude(mail, delivery), delivery.words());
    }
}
