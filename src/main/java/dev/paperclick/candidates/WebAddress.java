package dev.paperclick.candidates;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An address as people write it in a profile, with {@code https://} added when they left it out. */
final class WebAddress {

    static final int MAX_LENGTH = 2048;

    private WebAddress() {}

    /** The absolute http or https address; empty when the text cannot be one. */
    static Optional<String> parse(String text) {
        String trimmed = text.strip();
        String address = trimmed.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*") ? trimmed : "https://" + trimmed;
        if (address.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean host = uri.getHost() != null && uri.getUserInfo() == null;
            return web && host ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
