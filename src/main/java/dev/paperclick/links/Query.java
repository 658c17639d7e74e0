package dev.paperclick.links;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of an address in their order; those that are not touched stay exactly as they are written. */
final class Query {

    private final List<String> pairs = new ArrayList<>();

    /** @param text without its question mark, percent-encoded */
    Query(String text) {
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                pairs.add(pair);
            }
        }
    }

    /** Whether there is a parameter of this name, with or without a value. */
    boolean has(String name) {
        return pairs.stream().anyMatch(pair -> isNamed(pair, name));
    }

    /** Puts the value in the place of the first parameter of this name, or last; further ones of the name go. */
    void replace(String name, String value) {
        int place = 0;
        while (place < pairs.size() && !isNamed(pairs.get(place), name)) {
            place++;
        }
        pairs.removeIf(pair -> isNamed(pair, name));
        pairs.add(place, name + "=" + value);
    }

    /** Adds the parameter, unless there is no value for it or one of this name is there. */
    void addIfAbsent(String name, @Nullable String value) {
        if (value != null && !has(name)) {
            pairs.add(name + "=" + value);
        }
    }

    /** A name may be percent-encoded, and to many servers {@code name[]} and {@code name[key]} are the same parameter. */
    private static boolean isNamed(String pair, String name) {
        int end = pair.indexOf('=');
        String written = WebAddress.decode(end < 0 ? pair : pair.substring(0, end));
        int bracket = written.indexOf('[');
        return (bracket < 0 ? written : written.substring(0, bracket)).equals(name);
    }

    @Override
    public String toString() {
        return String.join("&", pairs);
    }
}
