package dev.paperclick.cli;

import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.Subscription;
import dev.paperclick.mail.Subscriptions;
import dev.paperclick.platform.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick mail subscriptions}: weekly mails and alerts. */
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        description = "Who gets the weekly mail, and who alerts.",
        synopsisSubcommandLabel = "COMMAND")
final class MailSubscriptionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    MailSubscriptionsCommand() {}

    /** Without a subcommand: lists them. */
    @Override
    public void run() {
        list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show all, also those that have ended.")
    int list() {
        try (Installation installation = Installation.open()) {
            List<Subscription> all = installation.get(Subscriptions.class).all();
            if (all.isEmpty()) {
                out().println("Nobody yet. The first weekly mail and the first alert subscribe candidates who have an"
                        + " address; others are added with 'paperclick mail subscriptions add ADDRESS'.");
            }
            all.forEach(this::print);
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Add somebody, or change how they get it.",
            footer = {
                "",
                "Examples:  paperclick mail subscriptions add office@example.com --zone America/Edmonton",
                "           paperclick mail subscriptions add --candidate steve_glen --language fr-CA"
            })
    int add(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ADDRESS",
                            description = "Where it goes. Default: the address of the candidate's profile")
                    @Nullable
                    String address,
            @Option(
                            names = "--candidate",
                            paramLabel = "ID",
                            description = "Only about this candidate. Default: about all together")
                    @Nullable
                    String candidate,
            @Option(names = "--zone", paramLabel = "Z", description = "Whose days and hours, as Europe/Berlin.")
                    @Nullable
                    String zone,
            @Option(names = "--language", paramLabel = "L", description = "How dates are written, as de or fr-CA.")
                    @Nullable
                    String language,
            @Option(names = "--skip-empty", description = "No mail for a week in which nothing happened.")
                    boolean skipEmpty,
            @Option(
                            names = "--alerts",
                            description = "Not the weekly mail, but one whenever somebody opens an application.")
                    boolean alerts) {
        try (Installation installation = Installation.open()) {
            print(installation
                    .get(Subscriptions.class)
                    .add(new Subscriptions.Wish(
                            alerts ? Kind.ALERT : Kind.DIGEST, candidate, address, zone, language, skipEmpty)));
            return ExitCodes.GOOD;
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "End the mails to an address; its owner is not subscribed again by itself.")
    int remove(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--candidate", paramLabel = "ID", description = "Only those about this candidate.")
                    @Nullable
                    String candidate,
            @Option(names = "--alerts", description = "Only alerts; the weekly mail goes on.") boolean alerts) {
        try (Installation installation = Installation.open()) {
            Subscriptions subscriptions = installation.get(Subscriptions.class);
            // candidates get alerts by themselves, and may want none before the first
            subscriptions.addCandidates(Kind.ALERT);
            int ended = subscriptions.remove(alerts ? Kind.ALERT : null, address, candidate);
            if (ended == 0) {
                throw UserProblem.inInput(
                        "Nothing goes to '" + address + "'; see 'paperclick mail subscriptions list'.");
            }
            out().println(ended == 1 ? "Ended 1 subscription." : "Ended " + ended + " subscriptions.");
            return ExitCodes.GOOD;
        }
    }

    private void print(Subscription subscription) {
        String address = subscription.address();
        out().println((address == null ? "(no address in the profile)" : address)
                + (subscription.kind() == Kind.ALERT ? "  alerts about " : "  about ")
                + (subscription.about() == null ? "all candidates" : subscription.about())
                + (subscription.ofProfile() ? ", address of the profile" : "") + ", "
                + subscription.zone() + ", dates in " + subscription.locale().toLanguageTag()
                + (subscription.skipEmpty() ? ", not for empty weeks" : "")
                + (subscription.active() ? "" : "; ended"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
