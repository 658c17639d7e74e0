package dev.paperclick.operator;

import dev.paperclick.alerts.WebhookDelivery;
import dev.paperclick.alerts.Webhooks;
import dev.paperclick.mail.Outbox;
import dev.paperclick.mail.OutboxMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails and webhooks that did not arrive. */
@Component
class DeliveryTroubles {

    private final Outbox outbox;
    private final Webhooks webhooks;

    DeliveryTroubles(Outbox outbox, Webhooks webhooks) {
        this.outbox = outbox;
        this.webhooks = webhooks;
    }

    /** That came to their end since then, and a webhook that is off. */
    List<Trouble> since(Instant from) {
        List<Trouble> troubles = new ArrayList<>();
        Map<OutboxMail.State, List<OutboxMail>> mails = outbox.troublesSince(from).stream()
                .collect(Collectors.groupingBy(OutboxMail::state, TreeMap::new, Collectors.toList()));
        mails.forEach((state, those) -> troubles.add(new Trouble(
                "Mail",
                (those.size() == 1 ? "1 mail was " : those.size() + " mails were ") + state.label()
                        + ", the last since: "
                        + said(those.get(those.size() - 1).lastError()),
                "'paperclick mail status' shows which.")));
        List<WebhookDelivery> dead = webhooks.troublesSince(from);
        if (!dead.isEmpty()) {
            troubles.add(new Trouble(
                    "Webhook",
                    (dead.size() == 1 ? "1 webhook did" : dead.size() + " webhooks did")
                            + " not arrive, the last since: "
                            + said(dead.get(dead.size() - 1).lastError()),
                    "'paperclick webhook status' shows which; 'paperclick webhook test' tries whether it works now."));
        }
        webhooks.disabled()
                .ifPresent(reason -> troubles.add(new Trouble(
                        "Webhook",
                        "Nothing is sent to it any more: " + reason + ".",
                        "'paperclick webhook enable' lets it be told again; or remove ALERT_WEBHOOK_URL.")));
        return troubles;
    }

    private static String said(@Nullable String words) {
        String said = Objects.requireNonNullElse(words, "nobody said why");
        return said.endsWith(".") ? said : said + ".";
    }
}
