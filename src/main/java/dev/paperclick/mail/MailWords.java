package dev.paperclick.mail;

import dev.paperclick.mail.MailRound.Result;
import dev.paperclick.mail.OutboxMail.State;
import java.util.ArrayList;
import java.util.List;

/** What became of mails, in a sentence. */
public final class MailWords {

    private MailWords() {}

    /** What did not go as it should; empty when all did. */
    public static String of(Result result) {
        List<String> parts = new ArrayList<>();
        if (result.waiting() > 0) {
            parts.add(mails(result.waiting(), "waits", "wait") + " for another attempt");
        }
        for (State state : List.of(State.REFUSED, State.GIVEN_UP, State.UNCLEAR)) {
            long count = result.count(state);
            if (count > 0) {
                parts.add(mails(count, "is ", "are ") + state.label());
            }
        }
        if (parts.isEmpty()) {
            return "";
        }
        return String.join(", ", parts) + (result.lastWords().isEmpty() ? "" : ": " + result.lastWords())
                + "; see 'paperclick mail status'.";
    }

    private static String mails(long count, String one, String many) {
        return count == 1 ? "1 mail " + one : count + " mails " + many;
    }
}
