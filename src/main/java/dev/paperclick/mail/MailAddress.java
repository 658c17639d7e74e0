package dev.paperclick.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One plain address of a mailbox, such as {@code ann@example.com}; nothing that could become a second one, or a line of its own.
 *
 * @param text as written, but for the domain, which is in lower case
 */
record MailAddress(String text) {

    private static final int LONGEST = 254;

    /** Letters of any script are left to newer servers; what quoting allows besides, nobody uses in earnest. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}.-]{1,253}");

    static Optional<MailAddress> find(String text) {
        String address = text.strip();
        if (address.length() > LONGEST || !PLAIN.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException e) {
            return Optional.empty();
        }
        int at = address.lastIndexOf('@');
        return Optional.of(
                new MailAddress(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT)));
    }

    /** What stands behind the @. */
    String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    InternetAddress internetAddress() {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalStateException("an address that was checked is none", e);
        }
    }

    /** So that an address does not come into logs by chance. */
    @Override
    public String toString() {
        return text.charAt(0) + "…@" + domain();
    }
}
