package dev.paperclick.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The routes of one listener by path and method. Finding one costs a look-up, and no copy of the path. */
final class RouteTable {

    /** What a request meets. */
    sealed interface Match {

        record Found(Route route, Map<String, String> path) implements Match {}

        record WrongMethod(SortedSet<String> allowed) implements Match {}

        record NoPath() implements Match {}
    }

    static final Match NO_PATH = new Match.NoPath();

    /** Paths without names. */
    private final Map<String, Map<String, Match.Found>> fixed = new HashMap<>();

    private final List<Named> named = new ArrayList<>();

    private record Named(PathPattern pattern, Map<String, Route> routes) {}

    RouteTable(Collection<? extends Route> routes) {
        Map<String, Map<String, Route>> byPattern = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.path().contains("{")) {
                put(byPattern.computeIfAbsent(route.path(), path -> new HashMap<>()), route, route);
            } else {
                put(
                        fixed.computeIfAbsent(route.path(), path -> new HashMap<>()),
                        route,
                        new Match.Found(route, Map.of()));
            }
        }
        byPattern.forEach((path, byMethod) -> named.add(new Named(PathPattern.parse(path), byMethod)));
    }

    private static <T> void put(Map<String, T> byMethod, Route route, T value) {
        route.methods().forEach(method -> byMethod.putIfAbsent(method, value));
    }

    /** Methods are compared exactly: RFC 9110 §9.1 has them case-sensitive. */
    Match match(String method, String path) {
        Map<String, Match.Found> atPath = fixed.get(path);
        Match.Found found = atPath == null ? null : atPath.get(method);
        if (found != null) {
            return found;
        }
        for (Named candidate : named) {
            Route route = candidate.routes().get(method);
            Optional<Map<String, String>> names =
                    route == null ? Optional.empty() : candidate.pattern().match(path);
            if (route != null && names.isPresent()) {
                return new Match.Found(route, names.get());
            }
        }
        return withoutRoute(path);
    }

    private Match withoutRoute(String path) {
        SortedSet<String> allowed =
                new TreeSet<>(fixed.getOrDefault(path, Map.of()).keySet());
        for (Named candidate : named) {
            if (candidate.pattern().match(path).isPresent()) {
                allowed.addAll(candidate.routes().keySet());
            }
        }
        return allowed.isEmpty() ? NO_PATH : new Match.WrongMethod(allowed);
    }
}
