package dev.paperclick.alerts;

import dev.paperclick.platform.AskedHosts;
import dev.paperclick.platform.Network;
import dev.paperclick.platform.NetworkSet;
import dev.paperclick.platform.UserProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program that is told when an application was opened.
 *
 * @param url where it listens; empty for none. May hold a secret, and is not shown
 * @param secret {@code whsec_…}, with which it knows that it is us
 * @param oldSecret the one before, for as long as the receiver may still go by it; empty for none
 * @param allowPrivate whether it may be in a private network, and listen without TLS
 */
@ConfigurationProperties("paperclick.alerts.webhook")
record WebhookProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String secret,
        @DefaultValue("") String oldSecret,
        @DefaultValue("false") boolean allowPrivate) {

    private static final NetworkSet EVERYTHING = NetworkSet.of(Stream.of("0.0.0.0/0", "::/0")
            .map(Network::parse)
            .map(Optional::orElseThrow)
            .toList());

    WebhookProperties {
        url = url.strip();
        secret = secret.strip();
        oldSecret = oldSecret.strip();
        List<String> problems = new ArrayList<>();
        if (!url.isEmpty()) {
            problem(url, allowPrivate).ifPresent(words -> problems.add("ALERT_WEBHOOK_URL " + words));
            if (secret.isEmpty()) {
                problems.add(
                        "ALERT_WEBHOOK_URL is set, but ALERT_WEBHOOK_SECRET is not; set one such as whsec_ with the"
                                + " base64 of 24 to 64 random bytes behind it ('paperclick webhook secret' makes one).");
            }
        }
        if (!secret.isEmpty() && WebhookSecret.parse(secret).isEmpty()) {
            problems.add("ALERT_WEBHOOK_SECRET is not whsec_ with the base64 of 24 to 64 bytes behind it; 'paperclick"
                    + " webhook secret' makes one.");
        }
        if (!oldSecret.isEmpty() && WebhookSecret.parse(oldSecret).isEmpty()) {
            problems.add("ALERT_WEBHOOK_OLD_SECRET is not whsec_ with the base64 of 24 to 64 bytes behind it; write the"
                    + " one before the present, or none.");
        }
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
    }

    private static Optional<String> problem(String url, boolean allowPrivate) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return Optional.of("is no address that can be called; write one such as https://example.com/hooks,"
                        + " without a user and without #.");
            }
            if (scheme.equals("https") || (scheme.equals("http") && allowPrivate)) {
                return Optional.empty();
            }
            return Optional.of("begins with '" + scheme + "'; use https (or http, within your own network, with"
                    + " ALERT_WEBHOOK_ALLOW_PRIVATE=true).");
        } catch (URISyntaxException e) {
            return Optional.of("is no address; write one such as https://example.com/hooks.");
        }
    }

    /** Whether there is somebody to be told. */
    boolean isSet() {
        return !url.isEmpty();
    }

    URI uri() {
        return URI.create(url);
    }

    /** Those that sign, the present one first. */
    List<WebhookSecret> secrets() {
        return Stream.of(secret, oldSecret)
                .map(WebhookSecret::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    AskedHosts hosts() {
        return new AskedHosts(allowPrivate ? EVERYTHING : NetworkSet.of(List.of()));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "WebhookProperties[" + (isSet() ? "set" : "none") + "]";
    }
}
