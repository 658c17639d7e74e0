package dev.paperclick.templates;

import java.util.ArrayList;
import java.util.List;

/** The counters that a document is made with and where each begins: one per kind of number, then what else asks for one. */
final class Counters {

    private final List<Integer> starts = new ArrayList<>();

    Counters(List<Story> stories) {
        for (Numbered kind : Numbered.values()) {
            starts.add(kind.firstFree(stories));
        }
    }

    /** A new counter, which begins with nought. */
    int add() {
        starts.add(0);
        return starts.size() - 1;
    }

    /** Where the counters begin. */
    int[] starts() {
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
