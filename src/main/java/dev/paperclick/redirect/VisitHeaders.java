package dev.paperclick.redirect;

import dev.paperclick.clicks.Visit;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up the headers of a visit by names made once: a text would become a name anew for each look. */
final class VisitHeaders {

    private static final Map<Visit.Header, HttpString> NAMES = new EnumMap<>(Visit.Header.class);

    static {
        for (Visit.Header header : Visit.Header.values()) {
            NAMES.put(header, name(header.text()));
        }
    }

    /** The name that Undertow itself uses, if it has one: the same object is found without comparing letters. */
    private static HttpString name(String text) {
        HttpString known = Headers.fromCache(text);
        return known != null ? known : new HttpString(text);
    }

    private VisitHeaders() {}

    /** The first value. */
    static @Nullable String first(HeaderMap headers, Visit.Header header) {
        return headers.getFirst(NAMES.get(header));
    }
}
