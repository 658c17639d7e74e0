package dev.paperclick.targets;

import dev.paperclick.targets.Look.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What it says about a page that there was no answer. */
final class FailureWords {

    private FailureWords() {}

    static Look judge(IOException failure, Duration timeout) {
        if (cause(failure, HttpTimeoutException.class) != null) {
            String time = timeout.toSeconds() == 0 ? timeout.toMillis() + " ms" : timeout.toSeconds() + " s";
            return Look.of(Finding.SILENT, "did not answer within " + time);
        }
        if (cause(failure, CertificateExpiredException.class) != null) {
            return Look.of(Finding.UNREACHABLE, "its certificate has expired, so browsers warn of it");
        }
        if (cause(failure, CertificateException.class) != null) {
            return Look.of(Finding.UNREACHABLE, "its certificate is not valid for it, so browsers warn of it");
        }
        if (cause(failure, SSLException.class) != null) {
            return Look.of(Finding.UNCLEAR, "no encrypted connection came about");
        }
        // the client wraps a name without an address as a connection that did not come about
        if (cause(failure, UnknownHostException.class) != null) {
            return Look.of(Finding.UNREACHABLE, "its host has no address");
        }
        if (cause(failure, ConnectException.class) != null) {
            return Look.of(Finding.UNREACHABLE, "its server cannot be reached");
        }
        return Look.of(Finding.UNCLEAR, "its server broke off or answered with something else than HTTP");
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
