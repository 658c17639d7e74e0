package dev.paperclick.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named segments, such as {@code /track/{tracking_id}}.
 *
 * @param texts what stands before, between and behind the names
 * @param names one fewer than the texts
 */
record PathPattern(List<String> texts, List<String> names) {

    PathPattern {
        texts = List.copyOf(texts);
        names = List.copyOf(names);
    }

    /** Reads a pattern; each name fills a whole segment. */
    static PathPattern parse(String pattern) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', start)) {
            int close = pattern.indexOf('}', open);
            texts.add(pattern.substring(start, open));
            names.add(pattern.substring(open + 1, close));
            start = close + 1;
        }
        texts.add(pattern.substring(start));
        return new PathPattern(texts, names);
    }

    /** The named segments of a path that fits. */
    Optional<Map<String, String>> match(String path) {
        if (!path.startsWith(texts.get(0))) {
            return Optional.empty();
        }
        return names.size() == 1 ? matchOne(path) : matchAll(path);
    }

    /** The case of every tracked link: one look for a slash, and no map that grows. */
    private Optional<Map<String, String>> matchOne(String path) {
        int start = texts.get(0).length();
        int end = endOfSegment(path, start);
        boolean fits = path.length() == end + texts.get(1).length() && path.endsWith(texts.get(1));
        return fits ? Optional.of(Map.of(names.get(0), path.substring(start, end))) : Optional.empty();
    }

    private Optional<Map<String, String>> matchAll(String path) {
        Map<String, String> named = new HashMap<>();
        int start = texts.get(0).length();
        for (int i = 0; i < names.size(); i++) {
            int end = endOfSegment(path, start);
            String text = texts.get(i + 1);
            if (!path.startsWith(text, end)) {
                return Optional.empty();
            }
            named.put(names.get(i), path.substring(start, end));
            start = end + text.length();
        }
        return start == path.length() ? Optional.of(Map.copyOf(named)) : Optional.empty();
    }

    private static int endOfSegment(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() : slash;
    }
}
