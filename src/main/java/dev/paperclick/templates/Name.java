package dev.paperclick.templates;

import java.util.ArrayList;
import java.util.List;

/**
 * The name in a tag: the steps of a dotted name, or none for the item itself ({@code .}).
 *
 * @param written as the template spells it
 * @param steps in folded spelling
 */
record Name(String written, List<String> steps) {

    private static final String PUNCTUATION = "-_'\"“”„‟‘’‚‛«»‐‑‒–—";

    Name {
        steps = List.copyOf(steps);
    }

    /** Reads a name; one without a letter or digit in every step has no steps and is not {@link #isSelf}. */
    static Name of(String text) {
        String written = text.replace('\u00A0', ' ').strip();
        List<String> steps = new ArrayList<>();
        if (!written.equals(".")) {
            for (String step : written.split("\\.", -1)) {
                steps.add(Names.fold(step));
            }
            if (steps.contains("")) {
                steps.clear();
            }
        }
        return new Name(written, steps);
    }

    boolean isSelf() {
        return written.equals(".");
    }

    /** Whether the name leads anywhere. */
    boolean isEmpty() {
        return steps.isEmpty() && !isSelf();
    }

    /** Whether there is nothing in it but what names are made of; expressions are not. */
    boolean isPlain() {
        return written.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c)
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || Character.getType(c) == Character.FORMAT
                        || c == '.'
                        || PUNCTUATION.indexOf(c) >= 0);
    }

    /** Whether a value of this name is meant to be an address, as {@code calendly_url} is. */
    boolean isAddress() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).endsWith("url");
    }

    boolean sameAs(Name other) {
        return steps.equals(other.steps) && isSelf() == other.isSelf();
    }
}
