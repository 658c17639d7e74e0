package dev.paperclick.clicks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a reclassification did.
 *
 * @param looked clicks that were looked at
 * @param changes which changed how, most first
 */
public record Reclassified(long looked, List<Change> changes) {

    public Reclassified {
        changes = List.copyOf(changes);
    }

    /**
     * One kind of change.
     *
     * @param from the verdict before, as the database has it
     * @param to the verdict after; the same when only reasons changed
     * @param added reasons that are new
     * @param removed reasons that no longer speak
     * @param clicks how many
     */
    public record Change(String from, String to, Set<Reason> added, Set<Reason> removed, long clicks) {

        public Change {
            added = inOrder(added);
            removed = inOrder(removed);
        }

        private static Set<Reason> inOrder(Set<Reason> reasons) {
            Set<Reason> ordered = EnumSet.noneOf(Reason.class);
            ordered.addAll(reasons);
            return Collections.unmodifiableSet(ordered);
        }
    }

    /** How many clicks changed. */
    public long changed() {
        return changes.stream().mapToLong(Change::clicks).sum();
    }
}
