package dev.paperclick.cli;

import dev.paperclick.alerts.WebhookDelivery;
import dev.paperclick.alerts.WebhookDelivery.State;
import dev.paperclick.alerts.WebhookRound;
import dev.paperclick.alerts.Webhooks;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.Reports;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code paperclick webhook}: the program that is told when somebody opens an application. */
@Command(
        name = "webhook",
        mixinStandardHelpOptions = true,
        description = "The program that is told when somebody opens an application (ALERT_WEBHOOK_URL).",
        synopsisSubcommandLabel = "COMMAND")
final class WebhookCommand implements Runnable {

    private static final int SHOWN = 40;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    WebhookCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "The latest webhooks and what became of them.",
            footer = {"", "Exit code 1: some were given up or refused, or the receiver wants no more."})
    int status() {
        try (Installation installation = Installation.open()) {
            Webhooks webhooks = installation.get(Webhooks.class);
            ZoneId zone = installation.get(Reports.class).zone();
            List<WebhookDelivery> latest = webhooks.latest(SHOWN);
            Optional<String> disabled = webhooks.disabled();
            disabled.ifPresent(reason -> out().println("Nothing is sent any more: " + reason
                    + ". When that is mended: 'paperclick webhook enable'."));
            if (latest.isEmpty()) {
                out().println("No webhook was to be sent yet.");
            }
            latest.forEach(webhook -> print(webhook, zone));
            boolean trouble =
                    latest.stream().anyMatch(webhook -> webhook.state().isTrouble());
            return trouble || disabled.isPresent() ? ExitCodes.REJECTED_ROWS : ExitCodes.GOOD;
        }
    }

    private void print(WebhookDelivery webhook, ZoneId zone) {
        out().println(webhook.messageId() + "  " + webhook.type() + "  "
                + (webhook.applicationId() == null ? "" : webhook.applicationId()) + ": "
                + webhook.state().label()
                + (webhook.finishedAt() == null
                        ? ""
                        : " " + MOMENT.format(webhook.finishedAt().atZone(zone)))
                + (webhook.state() == State.WAITING
                        ? " until " + MOMENT.format(webhook.nextAttemptAt().atZone(zone))
                        : "")
                + (webhook.attempts() > 1 ? ", " + webhook.attempts() + " attempts" : ""));
        if (webhook.lastError() != null) {
            out().println("    " + webhook.lastError());
        }
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Send one of the type paperclick.test, now and once, and say what came back.")
    int test() {
        try (Installation installation = Installation.open()) {
            out().println("Taken: the receiver answered "
                    + installation.get(WebhookRound.class).test() + ".");
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Send webhooks again to a receiver that had answered 410.")
    int enable() {
        try (Installation installation = Installation.open()) {
            if (!installation.get(Webhooks.class).enable()) {
                throw UserProblem.inInput(
                        "The present ALERT_WEBHOOK_URL is not disabled; see 'paperclick webhook status'.");
            }
            out().println("Enabled. What was refused meanwhile is not sent again.");
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = "Make a secret for ALERT_WEBHOOK_SECRET; nothing is stored.")
    int secret() {
        out().println(Webhooks.newSecret(new SecureRandom()));
        return ExitCodes.GOOD;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
