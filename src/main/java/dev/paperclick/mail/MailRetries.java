package dev.paperclick.mail;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the mails whose next attempt is due, looking once a minute, while {@code serve} runs; without a server for mail, nothing. */
@Component
public class MailRetries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailRetries.class);

    private static final long SECONDS_BETWEEN = 60;

    /** What is amid an attempt then is as if it had been killed, and is sent by the next round. */
    private static final long SECONDS_TO_END = 5;

    private final MailProperties properties;
    private final Outbox outbox;
    private final MailRound round;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    MailRetries(MailProperties properties, Outbox outbox, MailRound round) {
        this.properties = properties;
        this.outbox = outbox;
        this.round = round;
    }

    /** Begins to look. */
    public void start() {
        if (properties.isSet()) {
            thread = new Thread(this::run, "mail-retries");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stop.await(SECONDS_BETWEEN, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (outbox.hasDue()) {
                round.run(() -> stop.getCount() == 0);
            }
        } catch (RuntimeException e) {
            // the database is away, or a report cannot be made: the mails wait
            log.warn("Mails that wait could not be sent now: {}.", e.getClass().getSimpleName());
        }
    }

    /** Ends after the mail that it is at, unless that takes long. */
    @Override
    public void close() {
        stop.countDown();
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
