package dev.paperclick.alerts;

import dev.paperclick.alerts.AlertWriter.Facts;
import dev.paperclick.applications.ApplicationSearch;
import dev.paperclick.applications.ListedApplication;
import dev.paperclick.clicks.Interests;
import dev.paperclick.clicks.Interests.Interest;
import dev.paperclick.mail.Draft;
import dev.paperclick.mail.LetterWriter;
import dev.paperclick.mail.OutboxMail;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.Subscription;
import dev.paperclick.mail.Subscriptions;
import dev.paperclick.mail.UnsubscribeAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Alerts for the outbox, as the facts are when they go out. */
@Component
class AlertLetters implements LetterWriter {

    /** A mail that could not go out so long is no alert any more. */
    private static final Duration TOO_LATE = Duration.ofHours(24);

    private final AlertProperties properties;
    private final Subscriptions subscriptions;
    private final FirstInterests firstInterests;
    private final Interests interests;
    private final ApplicationSearch applications;
    private final UnsubscribeAddress unsubscribe;
    private final Clock clock;

    AlertLetters(
            AlertProperties properties,
            Subscriptions subscriptions,
            FirstInterests firstInterests,
            Interests interests,
            ApplicationSearch applications,
            UnsubscribeAddress unsubscribe,
            Clock clock) {
        this.properties = properties;
        this.subscriptions = subscriptions;
        this.firstInterests = firstInterests;
        this.interests = interests;
        this.applications = applications;
        this.unsubscribe = unsubscribe;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.ALERT;
    }

    @Override
    public Optional<Draft> obstacle(OutboxMail mail) {
        Optional<Subscription> reader = subscriptions.active(mail);
        if (reader.isEmpty()) {
            return Optional.of(Subscriptions.ENDED);
        }
        AlertOccasion occasion = AlertOccasion.parse(mail.occasion());
        Instant now = clock.instant();
        if (now.isAfter(occasion.openedAt().plus(TOO_LATE))) {
            return Optional.of(new Draft.NotNeeded("too late for an alert: it was opened more than a day ago"));
        }
        if (firstInterests.find(occasion.applicationId(), occasion.openedAt()).isEmpty()) {
            return Optional.of(new Draft.NotNeeded(FirstInterests.NO_PERSON));
        }
        Instant over = properties.quiet().over(now, reader.get().zone());
        return over.isAfter(now) ? Optional.of(new Draft.NotNow(over)) : Optional.empty();
    }

    @Override
    public Draft write(OutboxMail mail) {
        AlertOccasion occasion = AlertOccasion.parse(mail.occasion());
        Optional<Subscription> reader = subscriptions.active(mail);
        Optional<Interest> interest = firstInterests.find(occasion.applicationId(), occasion.openedAt());
        Optional<ListedApplication> application = applications.find(occasion.applicationId());
        if (reader.isEmpty() || interest.isEmpty() || application.isEmpty()) {
            return reader.isEmpty() ? Subscriptions.ENDED : new Draft.NotNeeded(FirstInterests.NO_PERSON);
        }
        Optional<String> page = unsubscribe.page(reader.get().id(), mail.createdAt());
        Facts facts = new Facts(
                interest.get(),
                application.get(),
                reader.get(),
                interests.lastBefore(occasion.applicationId(), occasion.openedAt()),
                mail.createdAt(),
                clock.instant(),
                page.orElse(null));
        return new Draft.Ready(
                AlertWriter.letter(AlertWriter.write(facts, properties)), Optional.of(unsubscribe.header(page)));
    }
}
