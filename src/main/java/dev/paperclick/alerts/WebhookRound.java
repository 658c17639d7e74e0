package dev.paperclick.alerts;

import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends the webhooks whose time has come. Only one process at a time does so, on whatever machine. */
@Component
public class WebhookRound {

    private static final Logger log = LoggerFactory.getLogger(WebhookRound.class);
    private static final String LOCK = "webhooks";

    private final DataSource dataSource;
    private final Webhooks webhooks;
    private final WebhookProperties properties;
    private final FirstInterests interests;
    private final WebhookCall call;
    private final Clock clock;

    @Autowired
    WebhookRound(
            DataSource dataSource,
            Webhooks webhooks,
            WebhookProperties properties,
            FirstInterests interests,
            Clock clock) {
        this(dataSource, webhooks, properties, interests, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param trust whose certificates count */
    WebhookRound(
            DataSource dataSource,
            Webhooks webhooks,
            WebhookProperties properties,
            FirstInterests interests,
            Clock clock,
            SSLSocketFactory trust) {
        this.dataSource = dataSource;
        this.webhooks = webhooks;
        this.properties = properties;
        this.interests = interests;
        this.clock = clock;
        this.call = new WebhookCall(properties.hosts(), trust, Webhooks.TIMEOUT);
    }

    /**
     * Sends what is due; nothing when another process is at it.
     *
     * @param stop asked between webhooks
     */
    void run(BooleanSupplier stop) {
        if (webhooks.isWanted() && webhooks.nextDue().isPresent()) {
            AdvisoryLock.tryTake(dataSource, LOCK).ifPresent(lock -> {
                try (lock) {
                    send(stop);
                }
            });
        }
    }

    private void send(BooleanSupplier stop) {
        while (!stop.getAsBoolean() && webhooks.isWanted()) {
            Optional<WebhookDelivery> due = webhooks.nextDue();
            if (due.isEmpty()) {
                return;
            }
            send(due.get());
        }
    }

    private void send(WebhookDelivery delivery) {
        Instant clickedAt = delivery.clickedAt();
        String application = delivery.applicationId();
        if (clickedAt != null
                && application != null
                && interests.find(application, delivery.clickId(), clickedAt).isEmpty()) {
            webhooks.skip(delivery, FirstInterests.NO_PERSON);
            return;
        }
        webhooks.begin(delivery);
        WebhookDelivery.State state;
        try {
            state = webhooks.answered(
                    delivery,
                    call.post(properties.uri(), headers(delivery.messageId(), delivery.payload()), delivery.payload()));
        } catch (IOException e) {
            state = webhooks.failed(delivery, null, WebhookWords.of(e), Duration.ZERO);
        }
        if (state != WebhookDelivery.State.DELIVERED) {
            log.info("Webhook {} ({}): {}.", delivery.id(), delivery.type(), state.label());
        }
    }

    /** Several signatures while one secret replaces the other; a receiver takes any that it knows. */
    private Map<String, String> headers(String id, String body) {
        long second = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(second));
        headers.put(
                "webhook-signature",
                properties.secrets().stream()
                        .map(secret -> secret.signature(id, second, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /**
     * Sends one of the type {@code paperclick.test}, now and once, whether or not the receiver wants others.
     *
     * @return the status that it was answered with
     * @throws UserProblem when it was not taken
     */
    public int test() {
        if (!properties.isSet()) {
            throw UserProblem.inInput("ALERT_WEBHOOK_URL is not set, so no webhook can be sent; set it and"
                    + " ALERT_WEBHOOK_SECRET in the environment or in .env (see the README, Alerts).");
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", "paperclick.test");
        payload.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        payload.put("data", Map.of());
        String body = JsonMapper.shared().writeValueAsString(payload);
        String trouble;
        try {
            int status = call.post(properties.uri(), headers(Webhooks.newId(), body), body)
                    .status();
            if (status >= 200 && status < 300) {
                return status;
            }
            trouble = WebhookWords.of(status);
        } catch (IOException e) {
            trouble = WebhookWords.of(e);
        }
        throw UserProblem.inSurroundings("The webhook did not arrive: " + trouble + ".");
    }
}
