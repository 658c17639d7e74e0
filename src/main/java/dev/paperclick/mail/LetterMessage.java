package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Attachment;
import dev.paperclick.mail.Letter.Envelope;
import dev.paperclick.mail.Letter.Picture;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;

/**
 * A letter as MIME: text, or a page with its pictures, and files beside them. It notices when all of it has been written, for
 * that is when the server can take it without our hearing so.
 */
final class LetterMessage extends MimeMessage {

    private static final String QUOTED_PRINTABLE = "quoted-printable";
    private static final String BASE64 = "base64";

    private final String messageId;
    private final Runnable written;

    private LetterMessage(Session session, String messageId, Runnable written) {
        super(session);
        this.messageId = messageId;
        this.written = written;
    }

    /**
     * Puts the message together.
     *
     * @param written called each time when all of it has been written, before its end is; if it throws, the end never is
     */
    static LetterMessage of(Letter letter, Envelope envelope, InternetAddress from, Session session, Runnable written) {
        LetterMessage message = new LetterMessage(session, envelope.messageId(), written);
        try {
            message.setFrom(from);
            message.setRecipient(RecipientType.TO, envelope.to().internetAddress());
            message.setHeader("Subject", HeaderText.of(letter.subject()));
            message.setSentDate(Date.from(envelope.date()));
            // RFC 3834: no machine shall answer
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            if (envelope.unsubscribe().isPresent()) {
                Letter.Unsubscribe unsubscribe = envelope.unsubscribe().get();
                message.setHeader("List-Unsubscribe", unsubscribe.address());
                if (unsubscribe.oneClick()) {
                    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
                }
            }
            message.setContent(mixed(letter));
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be put together", e);
        }
    }

    private static MimeMultipart mixed(Letter letter) throws MessagingException {
        MimeMultipart alternative = new MimeMultipart(
                "alternative",
                text(letter.text(), "plain"),
                letter.pictures().isEmpty() ? text(letter.html(), "html") : part(related(letter)));
        if (letter.attachments().isEmpty()) {
            return alternative;
        }
        MimeMultipart mixed = new MimeMultipart("mixed", part(alternative));
        for (Attachment attachment : letter.attachments()) {
            BodyPart file = bytes(attachment.file());
            file.setDisposition(Part.ATTACHMENT);
            file.setFileName(attachment.name());
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    private static MimeMultipart related(Letter letter) throws MessagingException {
        MimeMultipart related = new MimeMultipart("related", text(letter.html(), "html"));
        for (Picture picture : letter.pictures()) {
            MimeBodyPart image = bytes(picture.png());
            image.setDisposition(Part.INLINE);
            image.setFileName(picture.name() + ".png");
            image.setContentID("<" + picture.name() + ">");
            related.addBodyPart(image);
        }
        return related;
    }

    private static MimeBodyPart part(MimeMultipart content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype.toLowerCase(Locale.ROOT));
        // lines stay short, whatever they say, and readable to whoever looks at the source
        part.setHeader("Content-Transfer-Encoding", QUOTED_PRINTABLE);
        return part;
    }

    private static MimeBodyPart bytes(DataSource bytes) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(bytes));
        part.setHeader("Content-Transfer-Encoding", BASE64);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        try {
            written.run();
        } catch (RuntimeException e) {
            // known to the transport, which then hangs up instead of saying goodbye amid the mail
            throw new IOException("what was sent cannot be noted down", e);
        }
    }
}
