package dev.paperclick.alerts;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a webhook did not arrive, in words that name no address: it may hold a secret. */
final class WebhookWords {

    private WebhookWords() {}

    static String of(IOException failure) {
        if (failure instanceof WebhookCall.PrivateAddress) {
            return "ALERT_WEBHOOK_URL is in a private network, which is not called unless ALERT_WEBHOOK_ALLOW_PRIVATE is true";
        }
        if (has(failure, UnknownHostException.class)) {
            return "the host in ALERT_WEBHOOK_URL has no address";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "the receiver did not answer within " + Webhooks.TIMEOUT.toSeconds() + " s";
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "nobody listens at ALERT_WEBHOOK_URL";
        }
        if (has(failure, CertificateException.class)) {
            return "the receiver's certificate is not valid for it, or not one that Java trusts";
        }
        if (has(failure, SSLException.class)) {
            return "no encrypted connection to the receiver came about";
        }
        return "the receiver broke off, or answered with something else than HTTP/1.1";
    }

    static String of(int status) {
        return status >= 300 && status < 400
                ? "the receiver redirects (" + status
                        + "), which is not followed; set ALERT_WEBHOOK_URL to where it leads"
                : "the receiver answered " + status;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
