package dev.paperclick.mail;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets the weekly mail, or alerts.
 *
 * @param kind {@code DIGEST} or {@code ALERT}
 * @param about the candidate; null for all together
 * @param address where it goes; null while the candidate's profile has none
 * @param ofProfile whether the address is that of the profile, whatever it is at the time
 * @param zone whose days it has
 * @param locale how its dates are written
 * @param skipEmpty no mail for a week in which nothing happened
 * @param active whether mails are wanted still
 */
public record Subscription(
        long id,
        OutboxMail.Kind kind,
        @Nullable String about,
        @Nullable String address,
        boolean ofProfile,
        ZoneId zone,
        Locale locale,
        boolean skipEmpty,
        boolean active) {

    /** Whether it has an address that mail can go to. */
    public boolean hasMailbox() {
        return address != null && MailAddress.find(address).isPresent();
    }
}
