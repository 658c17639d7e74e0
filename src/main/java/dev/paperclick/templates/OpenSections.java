package dev.paperclick.templates;

import java.util.ArrayDeque;
import java.util.Deque;

/** The sections around the place in a part that is being compiled. */
final class OpenSections {

    private final Deque<PlacedTag> tags = new ArrayDeque<>();
    private int copies;

    void open(PlacedTag tag) {
        tags.push(tag);
    }

    void close() {
        tags.pop();
    }

    /** Begins a note that a section of another part repeats. */
    void beginCopy() {
        copies++;
    }

    void endCopy() {
        copies--;
    }

    /** Whether there is any. */
    boolean isAny() {
        return copies > 0 || !tags.isEmpty();
    }

    boolean contains(PlacedTag section) {
        return tags.contains(section);
    }
}
