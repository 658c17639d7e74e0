package dev.paperclick.clicks;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
     * Derived from the reasons and nothing else: the candidate's own clicks are left out; one sign of a machine outweighs
     * all that speaks for a person; on a gateway's network nobody is certainly a person; else a sign of one decides.
     */
    public Verdict verdict() {
        if (speaks(Reason.Weight.OWN)) {
            return Verdict.EXCLUDED;
        }
        boolean cloud = speaks(Reason.Weight.CLOUD);
        if (speaks(Reason.Weight.MACHINE) || (cloud && speaks(Reason.Weight.SCANNER))) {
            return Verdict.AUTOMATED;
        }
        return speaks(Reason.Weight.PERSON) && !cloud ? Verdict.HUMAN : Verdict.UNCERTAIN;
    }

    /** The same with one more reason. */
    Classification with(Reason reason) {
        Set<Reason> more = EnumSet.of(reason);
        more.addAll(reasons);
        return new Classification(more);
    }

    private boolean speaks(Reason.Weight weight) {
        for (Reason reason : reasons) {
            if (reason.weight() == weight) {
                return true;
            }
        }
        return false;
    }

    /** The reasons as the database keeps them. */
    List<String> words() {
        return reasons.stream().map(Reason::word).toList();
    }

    /** Reads what the database keeps; words that this version does not know are left out. */
    static Classification ofWords(Collection<String> words) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        words.forEach(word -> Reason.of(word).ifPresent(reasons::add));
        return new Classification(reasons);
    }
}
