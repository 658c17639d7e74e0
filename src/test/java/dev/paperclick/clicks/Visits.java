package dev.paperclick.clicks;

import dev.paperclick.links.DocumentMark;
import dev.paperclick.platform.NetworkSet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds visits in words: {@code aVisit().by(CHROME).with("DNT", "1").visit()}. */
final class Visits {

    static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final Map<String, String> headers = new HashMap<>();
    private Instant at = Instant.parse("2026-11-21T15:00:00Z");
    private String method = "GET";
    private String address = "203.0.113.9";
    private boolean secure;
    private @Nullable String token;
    private @Nullable DocumentMark document;

    private Visits() {}

    /** The rules with the lists that come with the program, and no own addresses. */
    static ClickClassifier rules() {
        return new ClickClassifier(ScannerNetworks.shipped(), NetworkSet.of(List.of()));
    }

    /** A person with a browser over plain HTTP. */
    static Visits aVisit() {
        return new Visits().by(CHROME).with("Accept-Language", "en-CA,en;q=0.9");
    }

    Visits by(String userAgent) {
        return with("User-Agent", userAgent);
    }

    Visits with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Visits without(String header) {
        headers.remove(header);
        return this;
    }

    Visits at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    Visits method(String name) {
        method = name;
        return this;
    }

    Visits from(String ip) {
        address = ip;
        return this;
    }

    /** Over HTTPS; a browser's Sec-Fetch headers are not added by it. */
    Visits secure() {
        secure = true;
        return this;
    }

    Visits token(String text) {
        token = text;
        return this;
    }

    Visits inside(DocumentMark mark) {
        document = mark;
        return this;
    }

    Visit visit() {
        try {
            return Visit.of(
                    at,
                    method,
                    InetAddress.getByName(address),
                    document,
                    secure,
                    token,
                    header -> headers.get(header.text()));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
