package dev.paperclick.applications;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an application stands on its way, and the stages that it has come to so far.
 *
 * @param stage the present one, in the list's own word where Paperclick knows none; null when nobody has said
 * @param reached without those that were taken back
 */
record Position(@Nullable String stage, Set<String> reached) {

    static final Position NOWHERE = new Position(null, Set.of());

    Position {
        reached = Set.copyOf(reached);
    }

    /**
     * Whether the next stage lies ahead. A word that Paperclick does not know has no place in the order: whatever is not
     * at its end may come to it, once, and goes on from there to what lies ahead of all that was reached before.
     */
    boolean goesForwardTo(String next) {
        if (stage == null) {
            return true;
        }
        Optional<Stage> here = Stage.of(stage);
        Optional<Stage> there = Stage.of(next);
        if (here.isPresent() && there.isPresent()) {
            return there.get().mayFollow(here.get());
        }
        if (next.equals(stage) || reached.contains(next)) {
            return false;
        }
        return there.isPresent()
                ? reached.stream().flatMap(word -> Stage.of(word).stream()).allMatch(there.get()::mayFollow)
                : here.map(Stage::isOpen).orElse(true);
    }

    /** The stages that it cannot have come to, when it is at that one and was never beyond. */
    Set<String> beyond(String next) {
        return reached.stream()
                .filter(word -> !word.equals(next))
                .filter(word -> word.equals(stage) || !new Position(word, Set.of(word)).goesForwardTo(next))
                .collect(Collectors.toUnmodifiableSet());
    }
}
