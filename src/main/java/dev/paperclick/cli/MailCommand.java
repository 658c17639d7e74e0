package dev.paperclick.cli;

import dev.paperclick.mail.MailDesk;
import dev.paperclick.mail.MailRound;
import dev.paperclick.mail.MailWords;
import dev.paperclick.mail.Outbox;
import dev.paperclick.mail.OutboxMail;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import dev.paperclick.reports.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code paperclick mail}: the weekly mail, looked at and sent by hand, and what became of all mails. */
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = "Weekly mails and alerts: look at one, send it now, say who gets them, see what became of them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MailSubscriptionsCommand.class)
final class MailCommand implements Runnable {

    private static final int SHOWN = 40;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    MailCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Whose week, and which. */
    static final class Which {

        @Option(
                names = "--candidate",
                paramLabel = "ID",
                description = "This candidate's own mail. Default: that of all together")
        private @Nullable String candidate;

        @Option(
                names = "--week",
                paramLabel = "W",
                description = "A week from Monday to Sunday, as 2026-W47. Default: the last that is over")
        private @Nullable String week;

        @Option(names = "--zone", paramLabel = "Z", description = "Days of this time zone, as Europe/Berlin.")
        private @Nullable String zone;

        @Option(names = "--language", paramLabel = "L", description = "How dates are written, as de or fr-CA.")
        private @Nullable String language;

        MailDesk.Wanted wanted() {
            return new MailDesk.Wanted(candidate, Objects.requireNonNullElse(week, ""), zone, language);
        }
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Show a weekly mail without sending it: its subject and its text, or the page with --open.")
    int preview(
            @ArgGroup(validate = false) @Nullable Which which,
            @Option(
                            names = "--output",
                            paramLabel = "FILE",
                            description = "Write it to a file that ends in .html, .txt or .eml (all of it, for a mail"
                                    + " program).")
                    @Nullable
                    String output,
            @Option(names = "--open", description = "Open the page, or the file.") boolean open)
            throws IOException {
        try (Installation installation = Installation.open()) {
            MailDesk.Preview preview = installation.get(MailDesk.class).preview(wanted(which));
            PrintWriter out = spec.commandLine().getOut();
            if (output == null && !open) {
                out.println("Subject: " + preview.subject());
                out.println();
                out.print(preview.text());
                return ExitCodes.GOOD;
            }
            Path said = UserPath.here(output);
            Path file = said == null
                    ? Workspace.current().output().resolve("reports").resolve("mail-" + preview.week() + ".html")
                    : said;
            write(file, content(preview, file));
            out.println("Mail: " + UserPath.shown(file));
            if (open) {
                DesktopFile.open(file, spec.commandLine().getErr());
            }
            return ExitCodes.GOOD;
        }
    }

    private static MailDesk.Wanted wanted(@Nullable Which which) {
        return (which == null ? new Which() : which).wanted();
    }

    private static String content(MailDesk.Preview preview, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> preview.page();
            case "txt" -> preview.text();
            case "eml" -> preview.message();
            default ->
                throw UserProblem.inInput(
                        "--output " + file.getFileName() + " does not end in .html, .txt or .eml; choose one of them.");
        };
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    file + ": the mail cannot be written there (" + FileReason.of(e)
                            + "); make room, or choose another place with --output.",
                    e);
        }
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Send a weekly mail now to one address, whoever else gets it; or, without --to, those that wait.",
            },
            footer = {"", "Exit code 1: some mails could not be sent."})
    int send(
            @Option(names = "--to", paramLabel = "ADDRESS", description = "Where it goes.") @Nullable String to,
            @ArgGroup(validate = false) @Nullable Which which) {
        if (to == null && which != null) {
            throw UserProblem.inInput(
                    "--candidate and --week say which mail to send, but not where; add --to ADDRESS.");
        }
        try (Installation installation = Installation.open()) {
            PrintWriter out = spec.commandLine().getOut();
            if (to != null) {
                String subject = installation.get(MailDesk.class).send(to, wanted(which));
                out.println("Sent: " + subject);
                return ExitCodes.GOOD;
            }
            Optional<MailRound.Result> result =
                    installation.get(MailRound.class).run(() -> false);
            if (result.isEmpty()) {
                throw UserProblem.inSurroundings(
                        "Another process is sending mails just now; see 'paperclick mail status'.");
            }
            out.println("Sent: " + result.get().count(State.SENT));
            String words = MailWords.of(result.get());
            if (!words.isEmpty()) {
                out.println(words);
            }
            return words.isEmpty() ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "The latest mails and what became of them, with what the server said.",
            footer = {"", "Exit code 1: among them are some that were refused, given up, or may have been lost."})
    int status() {
        try (Installation installation = Installation.open()) {
            List<OutboxMail> mails = installation.get(Outbox.class).latest(SHOWN);
            ZoneId zone = installation.get(Reports.class).zone();
            PrintWriter out = spec.commandLine().getOut();
            if (mails.isEmpty()) {
                out.println("No mail was to be sent yet.");
            }
            mails.forEach(mail -> print(mail, zone, out));
            return mails.stream().anyMatch(mail -> mail.state().isTrouble()) ? ExitCodes.REJECTED_ROWS : ExitCodes.GOOD;
        }
    }

    private static void print(OutboxMail mail, ZoneId zone, PrintWriter out) {
        out.println(words(mail) + "  " + mail.recipient() + "  "
                + about(mail) + ": "
                + mail.state().label()
                + (mail.finishedAt() == null
                        ? ""
                        : " " + MOMENT.format(mail.finishedAt().atZone(zone)))
                + (mail.state() == State.WAITING
                        ? " until " + MOMENT.format(mail.nextAttemptAt().atZone(zone))
                        : "")
                + (mail.attempts() > 1 ? ", " + mail.attempts() + " attempts" : ""));
        if (mail.lastError() != null) {
            out.println("    " + mail.lastError());
        }
    }

    private static String about(OutboxMail mail) {
        return mail.about() != null
                ? mail.about()
                : mail.kind() == Kind.OPERATOR ? "(this installation)" : "(all candidates)";
    }

    private static String words(OutboxMail mail) {
        return switch (mail.kind()) {
            case DIGEST -> mail.occasion();
            case ALERT -> "alert " + mail.occasion();
            case OPERATOR -> "operator " + mail.occasion();
        };
    }
}
