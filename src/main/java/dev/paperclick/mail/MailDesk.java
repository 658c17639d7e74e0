package dev.paperclick.mail;

import dev.paperclick.mail.DigestMails.WeeklyLetter;
import dev.paperclick.mail.Letter.Envelope;
import dev.paperclick.mail.Letter.Picture;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.reports.ReportPeriod;
import dev.paperclick.reports.Reports;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weekly mails by hand: to be looked at, or sent once to somebody, outside of what is sent by itself. */
@Component
public class MailDesk {

    private final DigestMails digests;
    private final Postman postman;
    private final MailProperties properties;
    private final Reports reports;
    private final Clock clock;

    MailDesk(DigestMails digests, Postman postman, MailProperties properties, Reports reports, Clock clock) {
        this.digests = digests;
        this.postman = postman;
        this.properties = properties;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Which mail.
     *
     * @param about the candidate; null for all together
     * @param week as ISO 8601 writes it; empty for the last that is over
     * @param zone null for that of reports
     * @param language of dates; null for English
     */
    public record Wanted(
            @Nullable String about,
            String week,
            @Nullable String zone,
            @Nullable String language) {}

    /**
     * A mail to be looked at.
     *
     * @param week its ISO name
     * @param page with its pictures in it
     * @param message all of it, as it would go out
     */
    public record Preview(String week, String subject, String text, String page, String message) {}

    /** The mail as its reader would see it. */
    public Preview preview(Wanted wanted) {
        Letter letter = letter(wanted).letter();
        String page = letter.html();
        for (Picture picture : letter.pictures()) {
            page = page.replace(
                    "\"cid:" + picture.name() + "\"", "\"data:image/png;base64," + base64(picture.png()) + "\"");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        MailAddress nobody = new MailAddress("recipient@localhost.invalid");
        try {
            postman.message(letter, envelope(nobody), () -> {}).writeTo(message);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("a mail cannot be written", e);
        }
        return new Preview(
                Weeks.name(days(wanted)),
                letter.subject(),
                letter.text(),
                page,
                message.toString(StandardCharsets.US_ASCII));
    }

    /**
     * Sends the mail, now and once.
     *
     * @return its subject
     * @throws UserProblem when it cannot be
     */
    public String send(String to, Wanted wanted) {
        properties.require();
        MailAddress address = Subscriptions.address(to);
        Letter letter = letter(wanted).letter();
        try (Postman.Round round = postman.open()) {
            String trouble = round.reach().orElse("");
            if (trouble.isEmpty()) {
                trouble = round.deliver(letter, envelope(address), () -> {}).words();
            }
            if (!trouble.isEmpty()) {
                throw UserProblem.inSurroundings("The mail could not be sent by " + properties.host() + ":"
                        + properties.portNumber() + ": " + trouble + ".");
            }
        }
        return letter.subject();
    }

    private static String base64(DataSource source) {
        try (InputStream in = source.getInputStream()) {
            return Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("a picture cannot be read", e);
        }
    }

    private Envelope envelope(MailAddress to) {
        String id = "<" + UUID.randomUUID() + "@" + properties.domain() + ">";
        return new Envelope(id, clock.instant(), to, Optional.empty());
    }

    private WeeklyLetter letter(Wanted wanted) {
        Locale locale = wanted.language() == null ? Locale.ENGLISH : Subscriptions.language(wanted.language());
        return digests.letter(wanted.about(), wanted.week(), zone(wanted), locale, null);
    }

    private ReportPeriod days(Wanted wanted) {
        return ReportPeriod.week(wanted.week(), clock.instant(), zone(wanted));
    }

    private ZoneId zone(Wanted wanted) {
        return wanted.zone() == null ? reports.zone() : Subscriptions.zone(wanted.zone());
    }
}
