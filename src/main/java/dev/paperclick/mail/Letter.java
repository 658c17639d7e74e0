package dev.paperclick.mail;

import jakarta.activation.DataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says, to whomever it goes.
 *
 * @param subject one line
 * @param text for readers of plain text; says all of it
 * @param html for the others; refers to the pictures by {@code cid:} and their names
 * @param pictures shown within the page
 * @param attachments files beside it
 */
public record Letter(String subject, String text, String html, List<Picture> pictures, List<Attachment> attachments) {

    public Letter {
        pictures = List.copyOf(pictures);
        attachments = List.copyOf(attachments);
    }

    /** A letter of words alone. */
    public static Letter plain(String subject, String text, String html) {
        return new Letter(subject, text, html, List.of(), List.of());
    }

    /** A PNG within the page, and what is to be seen in it. */
    public record Picture(String name, String words, DataSource png) {}

    /** A file beside the page; its name is plain ASCII. */
    public record Attachment(String name, DataSource file) {}

    /**
     * What is said to machines that carry a mail.
     *
     * @param unsubscribe where a reader can end all further mails of this kind; empty for mail that was asked for just now
     */
    record Envelope(String messageId, Instant date, MailAddress to, Optional<Unsubscribe> unsubscribe) {}

    /**
     * How to end further mails.
     *
     * @param address for {@code List-Unsubscribe}, in angle brackets
     * @param oneClick whether it takes one {@code POST} (RFC 8058)
     */
    public record Unsubscribe(String address, boolean oneClick) {}
}
