package dev.paperclick.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The routes of one listener by path and method. */
final class RouteTable {

    /** What a request meets. */
    sealed interface Match {

        record Found(Route route, Map<String, String> path) implements Match {}

        record WrongMethod(SortedSet<String> allowed) implements Match {}

        record NoPath() implements Match {}
    }

    private record Entry(List<String> segments, Route route) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    named.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(Map.copyOf(named));
        }
    }

    private final List<Entry> entries;

    RouteTable(Collection<? extends Route> routes) {
        this.entries = routes.stream()
                .map(route -> new Entry(segments(route.path()), route))
                .toList();
    }

    /** Methods are compared exactly: RFC 9110 §9.1 has them case-sensitive. */
    Match match(String method, String path) {
        List<String> segments = segments(path);
        SortedSet<String> allowed = new TreeSet<>();
        for (Entry entry : entries) {
            Optional<Map<String, String>> named = entry.match(segments);
            if (named.isPresent() && entry.route().methods().contains(method)) {
                return new Match.Found(entry.route(), named.get());
            }
            named.ifPresent(found -> allowed.addAll(entry.route().methods()));
        }
        return allowed.isEmpty() ? new Match.NoPath() : new Match.WrongMethod(allowed);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }
}
