package dev.paperclick.mail;

import dev.paperclick.links.LinkProperties;
import dev.paperclick.links.RedirectAddress;
import dev.paperclick.mail.Letter.Unsubscribe;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a reader ends their mails: beside the tracked links when these can be reached from outside, else by a mail to whomever the
 * mails come from.
 */
@Component
public class UnsubscribeAddress {

    private static final String LINKS = "/track";
    private static final String PATH = "/unsubscribe/";

    private final UnsubscribeTokens tokens;
    private final LinkProperties links;
    private final MailProperties properties;

    UnsubscribeAddress(UnsubscribeTokens tokens, LinkProperties links, MailProperties properties) {
        this.tokens = tokens;
        this.links = links;
        this.properties = properties;
    }

    /** The page for this subscription in a mail of that time; empty when readers could not reach it. */
    public Optional<String> page(long subscription, Instant mailed) {
        RedirectAddress base = links.redirectAddress();
        String address = base.toString();
        return base.isPublic() && address.endsWith(LINKS)
                ? Optional.of(address.substring(0, address.length() - LINKS.length())
                        + PATH
                        + tokens.token(subscription, mailed))
                : Optional.empty();
    }

    /** What the header says; one click needs https (RFC 8058 §3.1). */
    public Unsubscribe header(Optional<String> page) {
        return page.map(address -> new Unsubscribe("<" + address + ">", address.startsWith("https://")))
                .orElseGet(() -> new Unsubscribe(
                        "<mailto:" + properties.sender().getAddress() + "?subject=unsubscribe>", false));
    }
}
