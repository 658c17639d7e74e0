package dev.paperclick.clicks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all rules together say of a click.
 *
 * @param reasons every rule that spoke, in the order of their declaration
 */
public record Classification(Set<Reason> reasons) {

    public Classification {
        EnumSet<Reason> sorted = EnumSet.noneOf(Reason.class);
        sorted.addAll(reasons);
        reasons = Collections.unmodifiableSet(sorted);
    }

    /**
     * As the database keeps it.
     *
     * @throws IllegalArgumentException when one of the words is no reason
     */
    static Classification of(List<String> words) {
        return new Classification(words.stream().map(Reason::of).collect(Collectors.toSet()));
    }

    /** One sign of a machine outweighs all others; without one, a sign of a person decides. */
    public Verdict verdict() {
        if (speaks(Reason.Weight.MACHINE)) {
            return Verdict.AUTOMATED;
        }
        return speaks(Reason.Weight.PERSON) ? Verdict.HUMAN : Verdict.UNCERTAIN;
    }

    private boolean speaks(Reason.Weight weight) {
        return reasons.stream().anyMatch(reason -> reason.weight() == weight);
    }

    /** The reasons as the database keeps them. */
    List<String> words() {
        return reasons.stream().map(Reason::word).toList();
    }
}
