package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Envelope;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Hands mails to the server, one connection for as many as there are. */
@Component
class Postman {

    private static final int PERMANENT = 500;

    private final MailProperties properties;
    private final Session session;

    @Autowired
    Postman(MailProperties properties) {
        this(properties, null);
    }

    /** @param trust whose certificates count; null for those that Java trusts */
    Postman(MailProperties properties, @Nullable SSLSocketFactory trust) {
        this.properties = properties;
        this.session = Session.getInstance(settings(properties, trust));
    }

    private static Properties settings(MailProperties properties, @Nullable SSLSocketFactory trust) {
        Properties settings = new Properties();
        String timeout = String.valueOf(properties.timeout().toMillis());
        settings.setProperty("mail.smtp.connectiontimeout", timeout);
        settings.setProperty("mail.smtp.timeout", timeout);
        settings.setProperty("mail.smtp.writetimeout", timeout);
        settings.setProperty("mail.smtp.from", properties.sender().getAddress());
        settings.setProperty(
                "mail.smtp.auth", String.valueOf(!properties.username().isEmpty()));
        settings.setProperty("mail.smtp.quitwait", "false");
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (properties.securityKind()) {
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> settings.setProperty("mail.smtp.starttls.enable", "false");
        }
        if (trust != null) {
            settings.put("mail.smtp.ssl.socketFactory", trust);
        }
        return settings;
    }

    /** The message as it would go out. */
    LetterMessage message(Letter letter, Envelope envelope, Runnable written) {
        return LetterMessage.of(letter, envelope, properties.sender(), session, written);
    }

    /** Begins a round of deliveries; connects with the first. */
    Round open() {
        properties.require();
        return new Round();
    }

    /** Deliveries by one connection; not thread-safe. */
    final class Round implements AutoCloseable {

        private @Nullable Transport transport;
        private @Nullable String unreachable;

        private Round() {}

        /** Connects; says what keeps it from that, and after a failure the same for the rest of the round. */
        Optional<String> reach() {
            if (unreachable == null) {
                try {
                    connected();
                } catch (AuthenticationFailedException e) {
                    unreachable = "the server does not know SMTP_USERNAME with this SMTP_PASSWORD: "
                            + ServerWords.plain(String.valueOf(e.getMessage()));
                } catch (MessagingException e) {
                    unreachable = ServerWords.of(e);
                }
            }
            return Optional.ofNullable(unreachable);
        }

        /**
         * Tries to deliver a mail.
         *
         * @param written called when the server has got all of it but its end, and so before it can take it
         */
        Delivery deliver(Letter letter, Envelope envelope, Runnable written) {
            boolean[] handedOver = {false};
            LetterMessage message = message(letter, envelope, () -> {
                written.run();
                handedOver[0] = true;
            });
            try {
                connected().sendMessage(message, new Address[] {envelope.to().internetAddress()});
                return new Delivery.Taken();
            } catch (MessagingException e) {
                return outcome(e, handedOver[0]);
            }
        }

        private Transport connected() throws MessagingException {
            if (transport == null || !transport.isConnected()) {
                close();
                transport = session.getTransport("smtp");
                boolean login = !properties.username().isEmpty();
                transport.connect(
                        properties.host(),
                        properties.portNumber(),
                        login ? properties.username() : null,
                        login ? properties.password() : null);
            }
            return transport;
        }

        @Override
        public void close() {
            if (transport != null) {
                try {
                    transport.close();
                } catch (MessagingException e) {
                    // the mails are through, or their outcome is known; the goodbye does not matter
                }
                transport = null;
            }
        }
    }

    private static Delivery outcome(MessagingException failure, boolean handedOver) {
        Integer code = null;
        String words = ServerWords.of(failure);
        for (Exception cause = failure; cause instanceof MessagingException link; cause = link.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                // about the reader, and so more telling than what stands before it
                return reply(
                        address.getReturnCode(), ServerWords.plain(String.valueOf(address.getMessage())), handedOver);
            }
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                code = send.getReturnCode();
            }
        }
        if (code != null && (handedOver || isDataRefused(failure))) {
            return reply(code, words, handedOver);
        }
        return handedOver ? new Delivery.Unheard(words) : new Delivery.NotYet(words, false);
    }

    /** A server that wants none of it says so to the command DATA; what it says to MAIL is about the sender. */
    private static boolean isDataRefused(MessagingException failure) {
        return failure instanceof SMTPSendFailedException send
                && send.getCommand().startsWith("DATA");
    }

    private static Delivery reply(int code, String words, boolean handedOver) {
        return code >= PERMANENT ? new Delivery.Refused(words, handedOver) : new Delivery.NotYet(words, handedOver);
    }
}
