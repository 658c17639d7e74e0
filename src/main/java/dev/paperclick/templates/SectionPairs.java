package dev.paperclick.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which closing tag belongs to which opening one; sections are one inside the other, or one after the other. */
final class SectionPairs {

    private static final int MAX_DEPTH = 32;

    private final Story story;
    private boolean sound = true;

    SectionPairs(Story story) {
        this.story = story;
    }

    /** Ties each opening tag to its closing one and says whether all went well. */
    boolean tie(List<PlacedTag> tags) {
        Deque<PlacedTag> open = new ArrayDeque<>();
        for (PlacedTag tag : tags) {
            if (tag.tag().kind().opens()) {
                open.push(tag);
                if (open.size() > MAX_DEPTH) {
                    problem(tag, "is inside more than " + MAX_DEPTH + " other sections; use fewer");
                    return false;
                }
            } else {
                close(tag, open);
            }
        }
        open.descendingIterator()
                .forEachRemaining(tag -> problem(
                        tag, "is never closed; write {{/" + tag.tag().name().written() + "}} where the section ends"));
        return sound;
    }

    private void close(PlacedTag close, Deque<PlacedTag> open) {
        String written = close.tag().name().written();
        if (open.stream().noneMatch(tag -> sameName(tag, close))) {
            problem(close, "closes a section that is not open; write {{#" + written + "}} where it begins");
            return;
        }
        PlacedTag innermost = open.pop();
        while (!sameName(innermost, close)) {
            problem(
                    innermost,
                    "is still open where " + close.tag().source() + " stands; close it with {{/"
                            + innermost.tag().name().written() + "}} before that");
            innermost = open.pop();
        }
        PlacedTag.pair(innermost, close);
    }

    private static boolean sameName(PlacedTag open, PlacedTag close) {
        return open.tag().name().sameAs(close.tag().name());
    }

    private void problem(PlacedTag tag, String advice) {
        sound = false;
        story.problem(tag, advice);
    }
}
