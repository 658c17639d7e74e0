package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Unsubscribe;
import java.time.Instant;
import java.util.Optional;

/** What is to become of a mail whose turn it is. */
public sealed interface Draft {

    /**
     * It goes out like this.
     *
     * @param unsubscribe where its reader ends further ones of its kind
     */
    record Ready(Letter letter, Optional<Unsubscribe> unsubscribe) implements Draft {}

    /** It is not sent: nobody wants it, or there is nothing to say any more. */
    record NotNeeded(String reason) implements Draft {}

    /** It waits until then. */
    record NotNow(Instant until) implements Draft {}
}
