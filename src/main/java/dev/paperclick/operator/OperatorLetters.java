package dev.paperclick.operator;

import dev.paperclick.mail.Draft;
import dev.paperclick.mail.LetterWriter;
import dev.paperclick.mail.OutboxMail;
import dev.paperclick.mail.OutboxMail.Kind;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mails to the operator for the outbox, as they were put in. */
@Component
class OperatorLetters implements LetterWriter {

    @Override
    public Kind kind() {
        return Kind.OPERATOR;
    }

    @Override
    public Optional<Draft> obstacle(OutboxMail mail) {
        return Optional.empty();
    }

    @Override
    public Draft write(OutboxMail mail) {
        OperatorMail content =
                JsonMapper.shared().readValue(Objects.requireNonNull(mail.content()), OperatorMail.class);
        return new Draft.Ready(content.letter(), Optional.empty());
    }
}
