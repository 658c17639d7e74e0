package dev.paperclick.clicks;

import java.util.EnumSet;
import java.util.Set;

/**
 * How the judgement of clicks changes; there are few such ways, however many clicks there are.
 *
 * @param verdict the word that the rows have
 * @param before the reasons that they have
 * @param now what is said of them now
 */
record Correction(String verdict, Classification before, Classification now) {

    /** The same for people, of no click yet. */
    Reclassified.Change change() {
        return new Reclassified.Change(
                verdict,
                now.verdict().word(),
                without(now.reasons(), before.reasons()),
                without(before.reasons(), now.reasons()),
                0);
    }

    private static Set<Reason> without(Set<Reason> reasons, Set<Reason> others) {
        Set<Reason> rest = EnumSet.noneOf(Reason.class);
        rest.addAll(reasons);
        rest.removeAll(others);
        return rest;
    }
}
