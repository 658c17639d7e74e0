package dev.paperclick.alerts;

import java.time.Instant;

/** What an alert is about, as the outbox keeps it: the application, and when it was opened. */
record AlertOccasion(String applicationId, Instant openedAt) {

    static AlertOccasion parse(String text) {
        int space = text.lastIndexOf(' ');
        return new AlertOccasion(text.substring(0, space), Instant.parse(text.substring(space + 1)));
    }

    String text() {
        return applicationId + " " + openedAt;
    }
}
