package dev.paperclick.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** What a part's author has left to be filled, written down in reading order. */
final class Inventory {

    private final String place;
    private final Function<Tag, String> textAround;
    private final List<Placeholder> placeholders;
    private final Deque<String> scopes = new ArrayDeque<>();
    private int paused;

    /** Adds to {@code placeholders} what is found in a part with text. */
    Inventory(Story story, List<Placeholder> placeholders) {
        this(story.place(), story::textAround, placeholders);
    }

    /** Adds to {@code placeholders} what is found in a place without paragraphs. */
    Inventory(String place, List<Placeholder> placeholders) {
        this(place, tag -> "", placeholders);
    }

    private Inventory(String place, Function<Tag, String> textAround, List<Placeholder> placeholders) {
        this.place = place;
        this.textAround = textAround;
        this.placeholders = placeholders;
    }

    void add(Tag tag, Placeholder.Kind kind) {
        if (paused == 0) {
            String text = Problems.cropped(textAround.apply(tag));
            placeholders.add(new Placeholder(tag.name().written(), kind, place, text, String.join("/", scopes)));
        }
    }

    /** Adds what stands in a part that has problems, as far as its sections can be told. */
    void addAll(Story story) {
        for (PlacedTag placed : story.tags()) {
            boolean secondCopy = placed.findAncestor("mc:Fallback") != null;
            PlacedTag partner = placed.partner();
            Tag tag = placed.tag();
            if (tag.kind() == Tag.Kind.CLOSE) {
                if (partner != null && partner.tag().kind() == Tag.Kind.SECTION && !scopes.isEmpty()) {
                    leave();
                }
                continue;
            }
            pause(secondCopy);
            switch (tag.kind()) {
                case VALUE -> add(tag, Placeholder.Kind.VALUE);
                case SECTION -> add(tag, Placeholder.Kind.SECTION);
                case INVERTED -> add(tag, Placeholder.Kind.INVERTED);
                default -> {
                    // Says nothing to readers of the document.
                }
            }
            resume(secondCopy);
            if (tag.kind() == Tag.Kind.SECTION && partner != null) {
                enter(tag);
            }
        }
        story.addressTags().forEach(tag -> add(tag, Placeholder.Kind.LINK_ADDRESS));
    }

    /** Begins a section, whose fields are in sight until {@link #leave()}. */
    void enter(Tag section) {
        scopes.addLast(section.name().written());
    }

    void leave() {
        scopes.removeLast();
    }

    /** Begins a note of this place that is read where another one refers to it, within the sections open there. */
    void enter(Inventory outer) {
        scopes.addAll(outer.scopes);
        paused += outer.paused;
    }

    void leave(Inventory outer) {
        outer.scopes.forEach(scope -> scopes.removeLast());
        paused -= outer.paused;
    }

    /** Leaves out what follows if it is the second copy of what was seen. */
    void pause(boolean secondCopy) {
        paused += secondCopy ? 1 : 0;
    }

    void resume(boolean secondCopy) {
        paused -= secondCopy ? 1 : 0;
    }
}
