package dev.paperclick.alerts;

import dev.paperclick.applications.ListedApplication;
import dev.paperclick.applications.ListedApplication.Reached;
import dev.paperclick.applications.Stage;
import dev.paperclick.clicks.Interests.Interest;
import dev.paperclick.mail.Letter;
import dev.paperclick.mail.MailDates;
import dev.paperclick.mail.MailPage;
import dev.paperclick.mail.MailText;
import dev.paperclick.mail.Subscription;
import dev.paperclick.reports.Suggestions;
import dev.paperclick.reports.TerminalText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes alerts: what has happened, and what to do about it. */
final class AlertWriter {

    /** Later than that it is no news of a moment ago, and the mail says why. */
    private static final Duration SOON = Duration.ofMinutes(30);

    private static final int LONGEST_NAME = 90;
    private static final int LABEL = 10;
    private static final Set<String> MET = Set.of("interview", "offer", "accepted");
    private static final Set<String> OFFERED = Set.of("offer", "accepted");

    private AlertWriter() {}

    /**
     * What an alert is written from.
     *
     * @param lastBefore when a person had opened it before
     * @param raisedAt when the alert was decided on
     * @param now when it goes out
     * @param page where the reader ends these mails; null when only by an answer
     */
    record Facts(
            Interest interest,
            ListedApplication application,
            Subscription reader,
            Optional<Instant> lastBefore,
            Instant raisedAt,
            Instant now,
            @Nullable String page) {}

    static Alert write(Facts facts, AlertProperties properties) {
        ListedApplication application = facts.application();
        ZoneId zone = facts.reader().zone();
        MailDates dates = new MailDates(zone, facts.reader().locale());
        boolean own = facts.reader().about() != null;
        String company = name(application.company());
        String whose = own ? "Your application" : "The application of " + name(application.candidateId());
        return new Alert(
                company + " opened " + (own ? "your application" : name(application.candidateId()) + "’s application")
                        + ": " + name(application.title()),
                whose + " to " + company + " was opened by a person.",
                company,
                name(application.title()),
                own ? "" : name(application.candidateId()),
                name(facts.interest().function()) + " link",
                document(facts.interest().document()),
                dates.moment(facts.interest().at()),
                zone.getId(),
                sent(application.appliedAt(), zone, dates),
                facts.lastBefore()
                        .map(before ->
                                "A person had last opened it on " + dates.day(LocalDate.ofInstant(before, zone)) + ".")
                        .orElse(""),
                late(facts, properties.quiet(), zone),
                suggestion(facts.interest(), application),
                pause(properties.window()),
                facts.page());
    }

    /** The next step. */
    static String suggestion(Interest interest, ListedApplication application) {
        String stage = Objects.requireNonNullElse(application.stage(), "");
        return Suggestions.of(
                reached(application, OFFERED),
                reached(application, MET),
                Stage.of(stage).filter(Stage.SAVED::equals).isEmpty(),
                interest.function());
    }

    private static boolean reached(ListedApplication application, Set<String> stages) {
        return application.stages().stream()
                .filter(reached -> reached.takenBackAt() == null)
                .map(Reached::stage)
                .anyMatch(stages::contains);
    }

    private static String document(@Nullable String document) {
        return document == null ? "resume or cover letter" : document.replace('_', ' ');
    }

    /** Lists that give only a date are stored with midnight UTC, and mean that date wherever it is read. */
    private static String sent(@Nullable Instant appliedAt, ZoneId zone, MailDates dates) {
        if (appliedAt == null) {
            return "";
        }
        OffsetDateTime utc = appliedAt.atOffset(ZoneOffset.UTC);
        return dates.day(
                utc.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? utc.toLocalDate()
                        : LocalDate.ofInstant(appliedAt, zone));
    }

    private static String late(Facts facts, QuietHours quiet, ZoneId zone) {
        Duration age = Duration.between(facts.interest().at(), facts.now());
        if (age.compareTo(SOON) <= 0) {
            return "";
        }
        boolean waited = quiet.over(facts.raisedAt(), zone).isAfter(facts.raisedAt());
        return "That was " + words(age) + " ago: "
                + (waited
                        ? "this mail waited for the end of the quiet hours, " + quiet.words() + "."
                        : "this mail could not be sent earlier.");
    }

    private static String words(Duration age) {
        long minutes = age.toMinutes();
        return minutes < 90 ? minutes + " minutes" : Math.round(minutes / 60.0) + " hours";
    }

    private static String pause(Duration window) {
        long days = window.toDays();
        long hours = window.toHours();
        return days > 0
                ? days == 1 ? "a day" : days + " days"
                : hours > 1 ? hours + " hours" : window.toMinutes() + " minutes";
    }

    private static String name(String text) {
        String plain = TerminalText.plain(text);
        return plain.isEmpty() ? "–" : TerminalText.crop(plain, LONGEST_NAME);
    }

    static Letter letter(Alert alert) {
        return Letter.plain(alert.subject(), text(alert), MailPage.write("alert.ftlh", Map.of("alert", alert)));
    }

    private static String text(Alert alert) {
        MailText text = new MailText().paragraph(alert.news());
        if (!alert.late().isEmpty()) {
            text.paragraph(alert.late());
        }
        text.line("");
        row(text, "Company", alert.company());
        row(text, "Job", alert.job());
        row(text, "Candidate", alert.candidate());
        row(text, "Opened", alert.link() + ", in the " + alert.document());
        row(text, "When", alert.when() + " (" + alert.zone() + ")");
        row(text, "Sent", alert.sent());
        text.heading("Next step").paragraph(alert.suggestion());
        if (!alert.before().isEmpty()) {
            text.line("").paragraph(alert.before());
        }
        text.line("")
                .paragraph("Mail scanners and preview robots are filtered out as far as they can be told from people."
                        + " There will be no other alert about this application until nobody has opened it for "
                        + alert.pause() + ". This mail itself counts nothing.");
        if (alert.ending() != null) {
            text.line("").line("No more alerts:").line(alert.ending());
        }
        return text.toString();
    }

    private static void row(MailText text, String label, String value) {
        if (!value.isEmpty()) {
            text.paragraph(value, TerminalText.left(label, LABEL));
        }
    }
}
