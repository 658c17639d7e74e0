package dev.paperclick.mail;

import dev.paperclick.reports.TerminalText;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a mail, in one line without addresses and without what steers a terminal. */
final class ServerWords {

    private static final int LONGEST = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");

    private ServerWords() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "there is no computer of the name in SMTP_HOST";
            }
            if (cause instanceof ConnectException) {
                return "nobody listens at SMTP_HOST and SMTP_PORT";
            }
            if (cause instanceof SocketTimeoutException) {
                return "the server said nothing for the time in SMTP_TIMEOUT";
            }
            if (cause instanceof SSLException && isDistrust(cause)) {
                return "the server's certificate is not one that Java trusts, or not for the name in SMTP_HOST";
            }
            if (cause instanceof SSLException) {
                return plain("the connection could not be made safe, see SMTP_SECURITY: " + cause.getMessage());
            }
        }
        return plain(String.valueOf(failure.getMessage()));
    }

    private static boolean isDistrust(@Nullable Throwable failure) {
        return failure != null && (failure instanceof CertificateException || isDistrust(failure.getCause()));
    }

    static String plain(String said) {
        return TerminalText.crop(
                TerminalText.plain(ADDRESS.matcher(TerminalText.plain(said)).replaceAll("(address)")), LONGEST);
    }
}
