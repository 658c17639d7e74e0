package dev.paperclick.alerts;

import dev.paperclick.applications.ApplicationSearch;
import dev.paperclick.applications.ListedApplication;
import dev.paperclick.applications.Stage;
import dev.paperclick.clicks.Interests;
import dev.paperclick.clicks.Interests.Interest;
import dev.paperclick.mail.Outbox;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.Subscription;
import dev.paperclick.mail.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises alerts: finds applications that a person has begun to look at, and puts mails and a webhook about them in. Both, and that
 * it was decided, are one transaction, under a lock; so it does not matter how many look, or when one of them dies.
 */
@Component
public class Alerts {

    /** Until then it is known whether a click was one of a burst, as gateways make them that look like people. */
    static final Duration SETTLING = Duration.ofSeconds(12);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AlertProperties properties;
    private final Interests interests;
    private final FirstInterests firstInterests;
    private final ApplicationSearch applications;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Webhooks webhooks;
    private final Clock clock;

    Alerts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AlertProperties properties,
            Interests interests,
            FirstInterests firstInterests,
            ApplicationSearch applications,
            Subscriptions subscriptions,
            Outbox outbox,
            Webhooks webhooks,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.properties = properties;
        this.interests = interests;
        this.firstInterests = firstInterests;
        this.applications = applications;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Looks once. Returns for how many applications it has raised alerts; none while another process looks. */
    int raise() {
        if (!properties.enabled() || !(outbox.isServed() || webhooks.isWanted())) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(status -> isAlone() ? decide() : 0));
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('alerts', 0))")
                .query(Boolean.class)
                .single();
    }

    private int decide() {
        // whoever judges all clicks again may wait for the same rows the other way round: this one gives way, and looks
        // again
        jdbc.sql("set local lock_timeout = '500ms'").update();
        Instant now = clock.instant();
        List<Interest> begun = undecided(now);
        if (begun.isEmpty()) {
            return 0;
        }
        interests.judgeByNeighbours(
                begun.stream().map(Interest::applicationId).toList(), now.minus(properties.oldest()));
        int raised = 0;
        for (Interest interest : undecided(now)) {
            Optional<ListedApplication> application = applications.find(interest.applicationId());
            if (application.isPresent()
                    && firstInterests.claim(interest, properties.window())
                    && isOpen(application.get())) {
                tell(interest, application.get(), now);
                raised++;
            }
        }
        return raised;
    }

    private List<Interest> undecided(Instant now) {
        return firstInterests.undecided(
                interests.begun(now.minus(properties.oldest()), now.minus(SETTLING), properties.window()),
                properties.window());
    }

    /** Of what has come to its end, nobody needs to hear within a minute. */
    private static boolean isOpen(ListedApplication application) {
        return application.stage() == null
                || Stage.of(application.stage()).map(Stage::isOpen).orElse(true);
    }

    private void tell(Interest interest, ListedApplication application, Instant now) {
        if (outbox.isServed()) {
            subscriptions.addCandidates(Kind.ALERT);
            subscriptions.active(Kind.ALERT).stream()
                    .filter(subscription ->
                            subscription.about() == null || subscription.about().equals(application.candidateId()))
                    .filter(Subscription::hasMailbox)
                    .forEach(subscription -> outbox.put(new Outbox.Order(
                            Kind.ALERT,
                            new AlertOccasion(application.applicationId(), interest.at()).text(),
                            Objects.requireNonNull(subscription.address()),
                            application.candidateId(),
                            subscription.id(),
                            null,
                            properties.quiet().over(now, subscription.zone()))));
        }
        if (webhooks.isWanted()) {
            webhooks.put(AlertPayload.TYPE, interest, AlertPayload.json(interest, application));
        }
    }
}
