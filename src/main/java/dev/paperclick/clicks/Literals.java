package dev.paperclick.clicks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many texts to look for at once: each position of what is searched is compared only with those that begin with its
 * three characters. The time grows with the length of what is searched, whatever stands in it.
 */
final class Literals {

    private final Map<Long, List<Literal>> byBeginning = new HashMap<>();
    private final int size;

    Literals(List<Literal> literals) {
        literals.forEach(literal -> byBeginning
                .computeIfAbsent(beginning(literal.text(), 0), key -> new ArrayList<>())
                .add(literal));
        size = literals.size();
    }

    /** Whether one of them occurs. */
    boolean occurIn(String searched) {
        for (int at = 0; at + Literal.SHORTEST <= searched.length(); at++) {
            List<Literal> candidates = byBeginning.get(beginning(searched, at));
            if (candidates != null) {
                for (Literal literal : candidates) {
                    if (literal.isAt(searched, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    private static Long beginning(String text, int at) {
        return ((long) text.charAt(at) << 32) | ((long) text.charAt(at + 1) << 16) | text.charAt(at + 2);
    }
}
