package dev.paperclick.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was to be sent, and what became of it.
 *
 * @param messageId of every attempt
 * @param occasion of a digest the ISO week, {@code 2026-W47}; of an alert the application and when it was opened; of a mail to the
 *     operator the day
 * @param about the candidate; null for all together
 * @param subscriptionId null when the subscription has been removed
 * @param content what it says, where that was fixed when it was put in; null where it is written when it is sent
 * @param lastError what the server or the connection said; null when all went well
 */
public record OutboxMail(
        long id,
        String messageId,
        Kind kind,
        String occasion,
        String recipient,
        @Nullable String about,
        @Nullable Long subscriptionId,
        @Nullable String content,
        State state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        @Nullable String lastError) {

    /** What a mail is. */
    public enum Kind {
        DIGEST,
        ALERT,
        OPERATOR;

        /** The word in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a mail. */
    public enum State {
        WAITING("waits"),
        SENDING("being sent"),
        SENT("sent"),
        REFUSED("refused by the server"),
        GIVEN_UP("given up after a day"),
        UNCLEAR("perhaps sent"),
        SKIPPED("not needed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** Whether somebody should look at it. */
        public boolean isTrouble() {
            return this == REFUSED || this == GIVEN_UP || this == UNCLEAR;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
