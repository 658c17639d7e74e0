package dev.paperclick.alerts;

import dev.paperclick.platform.RegularLook;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Looks every ten seconds, while {@code serve} runs, whether a person has begun to look at an application, and sends webhooks; mails
 * are sent by those who send all mails. A receiver that is slow keeps nobody from being found.
 */
@Component
public class AlertWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final RegularLook decider;
    private final RegularLook sender;

    AlertWatch(Alerts alerts, WebhookRound webhooks) {
        this.decider = new RegularLook("alert-watch", BETWEEN, TO_END, stopping -> alerts.raise());
        this.sender = new RegularLook("webhook-sender", BETWEEN.dividedBy(2), TO_END, webhooks::run);
    }

    /** Begins to look. */
    public void start() {
        decider.start();
        sender.start();
    }

    @Override
    public void close() {
        decider.close();
        sender.close();
    }
}
