package dev.paperclick.alerts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was to be sent, and what became of it.
 *
 * @param messageId of every attempt
 * @param type such as {@code application.first_interest}
 * @param clickId of the click that it tells of; 0 for none
 * @param clickedAt of that click
 * @param payload the body of every attempt
 * @param httpStatus of the last answer; null when there was none
 * @param lastError why the last attempt failed; null when all went well
 */
public record WebhookDelivery(
        long id,
        String messageId,
        String type,
        @Nullable String applicationId,
        long clickId,
        @Nullable Instant clickedAt,
        String payload,
        State state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        @Nullable Integer httpStatus,
        @Nullable String lastError) {

    /** What became of a webhook. */
    public enum State {
        WAITING("waits"),
        DELIVERED("delivered"),
        GIVEN_UP("given up"),
        REFUSED("refused for good"),
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
            return this == GIVEN_UP || this == REFUSED;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
