package dev.paperclick.jobs;

import dev.paperclick.platform.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** Which known word somebody may have meant by one that is none. */
final class NearestWord {

    private NearestWord() {}

    /** {@code ; did you mean …?}, or what is known when nothing is near. */
    static String hint(String unknown, Collection<String> known) {
        return known.stream()
                .filter(word -> EditDistance.between(unknown, word)
                        <= Math.max(1, Math.min(unknown.length(), word.length()) / 3))
                .min(Comparator.comparing(word -> EditDistance.between(unknown, word)))
                .map(word -> "; did you mean " + word + "?")
                .orElse(known.isEmpty() ? "; there are none." : "; known are " + String.join(", ", known) + ".");
    }
}
