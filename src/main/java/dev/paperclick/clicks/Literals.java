package dev.paperclick.clicks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many texts to look for at once: each position of what is searched is compared only with those that begin with its
 * three characters. The time grows with the length of what is searched, whatever stands in it.
 */
final class Literals {

    private static final int BITS = 1 << 16;

    private final Map<Long, List<Literal>> byBeginning = new HashMap<>();

    /** Says quickly that nothing begins so; most positions need no more. */
    private final BitSet beginnings = new BitSet(BITS);

    private final int size;

    Literals(List<Literal> literals) {
        for (Literal literal : literals) {
            long beginning = beginning(literal.text(), 0);
            beginnings.set(bit(beginning));
            byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>()).add(literal);
        }
        size = literals.size();
    }

    /** Whether one of them occurs. */
    boolean occurIn(String searched) {
        for (int at = 0; at + Literal.SHORTEST <= searched.length(); at++) {
            long beginning = beginning(searched, at);
            List<Literal> candidates = beginnings.get(bit(beginning)) ? byBeginning.get(beginning) : null;
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

    /** All of them only where a word begins. */
    static Literals words(String... texts) {
        return new Literals(Arrays.stream(texts).map(Literal::word).toList());
    }

    private static int bit(long beginning) {
        return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> 48);
    }

    private static long beginning(String text, int at) {
        return ((long) text.charAt(at) << 32) | ((long) text.charAt(at + 1) << 16) | text.charAt(at + 2);
    }
}
