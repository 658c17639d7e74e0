package dev.paperclick.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a part's author has left to be filled, written down in reading order. */
final class Inventory {

    private final String place;
    private final List<Placeholder> placeholders;
    private final Deque<String> scopes = new ArrayDeque<>();
    private int paused;

    /** Adds to {@code placeholders} what is found in the place. */
    Inventory(String place, List<Placeholder> placeholders) {
        this.place = place;
        this.placeholders = placeholders;
    }

    void add(Tag tag, Placeholder.Kind kind) {
        if (paused == 0) {
            placeholders.add(new Placeholder(tag.name().written(), kind, place, String.join("/", scopes)));
        }
    }

    /** Begins a section, whose fields are in sight until {@link #leave()}. */
    void enter(Tag section) {
        scopes.addLast(section.name().written());
    }

    void leave() {
        scopes.removeLast();
    }

    /** Leaves out what follows if it is the second copy of what was seen. */
    void pause(boolean secondCopy) {
        paused += secondCopy ? 1 : 0;
    }

    void resume(boolean secondCopy) {
        paused -= secondCopy ? 1 : 0;
    }
}
