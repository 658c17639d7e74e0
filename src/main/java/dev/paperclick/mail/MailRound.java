package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Envelope;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.DatabaseOutage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Kind, LetterWriter> writers = new EnumMap<>(Kind.class);

    MailRound(DataSource dataSource, Outbox outbox, Postman postman, List<LetterWriter> writers) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.postman = postman;
        writers.forEach(writer -> this.writers.put(writer.kind(), writer));
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
        LetterWriter writer = Objects.requireNonNull(writers.get(mail.kind()), mail.kind()::word);
        Optional<Draft> obstacle = writer.obstacle(mail);
        if (obstacle.isPresent()) {
            return passOver(mail, obstacle.get());
        }
        Optional<String> unreachable = round.reach();
        if (unreachable.isPresent()) {
            outbox.begin(mail);
            String words = unreachable.get();
            return new Attempt(outbox.conclude(mail, new Delivery.NotYet(words, false)), words);
        }
        Draft draft;
        try {
            draft = writer.write(mail);
        } catch (RuntimeException e) {
            if (DatabaseOutage.isBehind(e)) {
                throw e;
            }
            // one that cannot be written must not keep the others
            log.error("Mail {} ({}) cannot be written.", mail.id(), mail.kind().word(), e);
            outbox.begin(mail);
            String words = "it could not be written; the log says why";
            return new Attempt(outbox.conclude(mail, new Delivery.NotYet(words, false)), words);
        }
        if (!(draft instanceof Draft.Ready ready)) {
            return passOver(mail, draft);
        }
        outbox.begin(mail);
        Envelope envelope = new Envelope(
                mail.messageId(), mail.createdAt(), Subscriptions.address(mail.recipient()), ready.unsubscribe());
        Delivery delivery = round.deliver(ready.letter(), envelope, () -> outbox.handOver(mail.id()));
        return new Attempt(outbox.conclude(mail, delivery), delivery.words());
    }

    private Attempt passOver(OutboxMail mail, Draft draft) {
        if (draft instanceof Draft.NotNow later) {
            outbox.postpone(mail.id(), later.until());
            return new Attempt(State.WAITING, "");
        }
        outbox.skip(mail.id(), draft instanceof Draft.NotNeeded not ? not.reason() : "not needed");
        return new Attempt(State.SKIPPED, "");
    }
}
