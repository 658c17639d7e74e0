package dev.paperclick.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a template have to agree on so that sections may repeat what a document has once only. */
final class Repetitions {

    private final Counters counters;
    private final Bookmarks bookmarks;
    private final RepeatedNotes notes;
    private final Map<Story, StoryCompiler> compilers = new HashMap<>();

    /** Looks at parts whose sections are hoisted. */
    Repetitions(List<Story> stories) {
        counters = new Counters(stories);
        bookmarks = new Bookmarks(stories, counters);
        notes = new RepeatedNotes(stories);
    }

    Counters counters() {
        return counters;
    }

    Bookmarks bookmarks() {
        return bookmarks;
    }

    RepeatedNotes notes() {
        return notes;
    }

    /** Makes the compiler of a part known to the others. */
    void add(Story story, StoryCompiler compiler) {
        compilers.put(story, compiler);
    }

    /** The compiler that makes the copies of a note. */
    StoryCompiler compilerOf(RepeatedNotes.Note note) {
        StoryCompiler compiler = compilers.get(note.story());
        if (compiler == null) {
            throw new IllegalStateException("no compiler for " + note.story().place());
        }
        return compiler;
    }
}
