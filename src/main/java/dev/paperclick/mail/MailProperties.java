package dev.paperclick.mail;

import dev.paperclick.platform.UserProblem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes our mail, and whom it comes from.
 *
 * @param host of the server; empty when no mail is to be sent
 * @param port empty for the usual one of the security
 * @param username empty for a server that wants no login
 * @param password of the user
 * @param security {@code starttls}, {@code tls} or {@code none}
 * @param from whom mails come from, {@code ann@example.com} or {@code Ann <ann@example.com>}
 * @param timeoutSeconds after which a server that says nothing counts as stuck
 */
@ConfigurationProperties("paperclick.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("") String port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("starttls") String security,
        @DefaultValue("") String from,
        @DefaultValue("30") String timeoutSeconds) {

    /** Why there is no mail, and what to do. */
    static final String NOT_SET =
            "SMTP_HOST is not set, so no mail can be sent; set SMTP_HOST and MAIL_FROM in the environment"
                    + " or in .env (see the README, The weekly mail).";

    private static final int MOST_PORT = 65_535;
    private static final int MOST_SECONDS = 600;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** How the connection is kept from others' eyes. */
    enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    MailProperties {
        host = host.strip();
        port = port.strip();
        username = username.strip();
        security = security.strip().toLowerCase(Locale.ROOT);
        from = from.strip();
        timeoutSeconds = timeoutSeconds.strip();
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            throw UserProblem.inInput("SMTP_HOST is '" + host
                    + "', which is no name or address of a computer; write one such as smtp.example.com.");
        }
        if (!port.isEmpty() && !isWithin(port, MOST_PORT)) {
            throw UserProblem.inInput("SMTP_PORT is '" + port + "'; use a number from 1 to " + MOST_PORT
                    + ", or none for the usual one.");
        }
        if (!security.equals("starttls") && !security.equals("tls") && !security.equals("none")) {
            throw UserProblem.inInput("SMTP_SECURITY is '" + security + "'; use starttls, tls or none.");
        }
        if (!isWithin(timeoutSeconds, MOST_SECONDS)) {
            throw UserProblem.inInput("SMTP_TIMEOUT is '" + timeoutSeconds + "'; use a number of seconds from 1 to "
                    + MOST_SECONDS + ".");
        }
        if (username.isEmpty() != password.isEmpty()) {
            throw UserProblem.inInput(
                    username.isEmpty()
                            ? "SMTP_PASSWORD is set, but SMTP_USERNAME is not; set both or none."
                            : "SMTP_USERNAME is '" + username + "', but SMTP_PASSWORD is not set; set both or none.");
        }
        if (!username.isEmpty() && security.equals("none") && !isThisMachine(host)) {
            throw UserProblem.inInput("SMTP_SECURITY is 'none', which would show the password to everybody between here"
                    + " and " + host + "; use starttls or tls, or no SMTP_USERNAME.");
        }
        if (!host.isEmpty() && from.isEmpty()) {
            throw UserProblem.inInput(
                    "MAIL_FROM is not set, but SMTP_HOST is; set whom mails come from, such as reports@example.com.");
        }
        if (!from.isEmpty()) {
            parse(from);
        }
    }

    private static boolean isWithin(String number, int most) {
        return NUMBER.matcher(number).matches() && Integer.parseInt(number) <= most;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("::1");
    }

    private static InternetAddress parse(String from) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(from, true);
            if (addresses.length == 1
                    && from.chars().noneMatch(Character::isISOControl)
                    && MailAddress.find(addresses[0].getAddress()).isPresent()) {
                return addresses[0];
            }
        } catch (AddressException e) {
            // said below
        }
        throw UserProblem.inInput(
                "MAIL_FROM is '" + from
                        + "', which is no address; write one such as reports@example.com or Career Office <reports@example.com>.");
    }

    /** Whether mails can be sent. */
    boolean isSet() {
        return !host.isEmpty();
    }

    /** @throws UserProblem when no mails can be sent */
    void require() {
        if (!isSet()) {
            throw UserProblem.inInput(NOT_SET);
        }
    }

    Security securityKind() {
        return Security.valueOf(security.toUpperCase(Locale.ROOT));
    }

    int portNumber() {
        return port.isEmpty() ? securityKind().usualPort : Integer.parseInt(port);
    }

    Duration timeout() {
        return Duration.ofSeconds(Integer.parseInt(timeoutSeconds));
    }

    /** Whom mails come from; somebody who does not exist, where nothing is set and nothing is sent. */
    InternetAddress sender() {
        return parse(from.isEmpty() ? "paperclick@localhost.invalid" : from);
    }

    /** The domain that makes ids of messages unique. */
    String domain() {
        String address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + portNumber() + " " + security + "]";
    }
}
