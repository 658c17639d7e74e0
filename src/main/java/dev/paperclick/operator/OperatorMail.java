package dev.paperclick.operator;

import dev.paperclick.mail.Letter;
import dev.paperclick.mail.MailPage;
import dev.paperclick.mail.MailText;
import dev.paperclick.reports.TerminalText;
import java.util.List;
import java.util.Map;

/**
 * What the operator is told, and what the outbox keeps until it is sent.
 *
 * @param host where it was found
 * @param day on which
 * @param troubles at least one
 */
record OperatorMail(String host, String day, List<Trouble> troubles) {

    OperatorMail {
        troubles = List.copyOf(troubles);
    }

    private String subject() {
        return "Paperclick on " + host + ": "
                + (troubles.size() == 1 ? "1 thing is wrong" : troubles.size() + " things are wrong");
    }

    Letter letter() {
        OperatorMail plain = plain();
        return Letter.plain(
                plain.subject(),
                plain.text(),
                MailPage.write("operator.ftlh", Map.of("mail", plain, "subject", plain.subject())));
    }

    /** Causes of failures may quote anything. */
    private OperatorMail plain() {
        return new OperatorMail(
                TerminalText.plain(host),
                day,
                troubles.stream()
                        .map(trouble -> new Trouble(
                                TerminalText.plain(trouble.subject()),
                                TerminalText.plain(trouble.sentence()),
                                TerminalText.plain(trouble.advice())))
                        .toList());
    }

    private String text() {
        MailText text = new MailText().line(subject()).line(day);
        for (Trouble trouble : troubles) {
            text.heading(trouble.subject()).paragraph(trouble.sentence()).paragraph(trouble.advice());
        }
        return text.line("")
                .paragraph(
                        "This mail comes at most once a day, and only when something is wrong. It goes to OPERATOR_MAIL;"
                                + " jobs/operator-digest.yml says when.")
                .toString();
    }
}
