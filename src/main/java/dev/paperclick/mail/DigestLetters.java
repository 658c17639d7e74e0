package dev.paperclick.mail;

import dev.paperclick.mail.DigestMails.WeeklyLetter;
import dev.paperclick.mail.OutboxMail.Kind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Weekly digests for the outbox. */
@Component
class DigestLetters implements LetterWriter {

    private final Subscriptions subscriptions;
    private final DigestMails digests;
    private final UnsubscribeAddress unsubscribe;

    DigestLetters(Subscriptions subscriptions, DigestMails digests, UnsubscribeAddress unsubscribe) {
        this.subscriptions = subscriptions;
        this.digests = digests;
        this.unsubscribe = unsubscribe;
    }

    @Override
    public Kind kind() {
        return Kind.DIGEST;
    }

    @Override
    public Optional<Draft> obstacle(OutboxMail mail) {
        return subscriptions.active(mail).isPresent() ? Optional.empty() : Optional.of(Subscriptions.ENDED);
    }

    @Override
    public Draft write(OutboxMail mail) {
        Optional<Subscription> wanted = subscriptions.active(mail);
        if (wanted.isEmpty()) {
            return Subscriptions.ENDED;
        }
        Subscription subscription = wanted.get();
        Optional<String> page = unsubscribe.page(subscription.id(), mail.createdAt());
        WeeklyLetter weekly = digests.letter(
                mail.about(), mail.occasion(), subscription.zone(), subscription.locale(), page.orElse(null));
        return weekly.empty() && subscription.skipEmpty()
                ? new Draft.NotNeeded("nothing happened that week")
                : new Draft.Ready(weekly.letter(), Optional.of(unsubscribe.header(page)));
    }
}
