package dev.paperclick.mail;

import dev.paperclick.mail.OutboxMail.Kind;
import java.util.Optional;

/** Writes the mails of one kind when they are about to be sent, so that they say what is true then. */
public interface LetterWriter {

    /** What it writes. */
    Kind kind();

    /** What speaks against sending it; asked before the server is, and so cheap to answer. */
    Optional<Draft> obstacle(OutboxMail mail);

    /** Writes it. */
    Draft write(OutboxMail mail);
}
