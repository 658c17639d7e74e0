package dev.paperclick.mail;

import dev.paperclick.platform.RegularLook;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Sends the mails whose time has come, looking every five seconds, while {@code serve} runs; without a server for mail, nothing. */
@Component
public class MailRetries implements AutoCloseable {

    /** An alert is to arrive within a minute of its click. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final MailProperties properties;
    private final Outbox outbox;
    private final MailRound round;
    private final RegularLook look = new RegularLook("mail-retries", BETWEEN, TO_END, this::look);

    MailRetries(MailProperties properties, Outbox outbox, MailRound round) {
        this.properties = properties;
        this.outbox = outbox;
        this.round = round;
    }

    /** Begins to look. */
    public void start() {
        if (properties.isSet()) {
            look.start();
        }
    }

    private void look(BooleanSupplier stopping) {
        if (outbox.hasDue()) {
            round.run(stopping);
        }
    }

    /** Ends after the mail that it is at, unless that takes long; that mail is sent by the next round. */
    @Override
    public void close() {
        look.close();
    }
}
