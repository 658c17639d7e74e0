package dev.paperclick.applications;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import of stages found and did: how many, and the first sentences about each kind of row that asks for a look.
 * Not thread-safe.
 */
public final class StageChanges {

    /** Enough to look at; memory must not grow with the list. */
    private static final int MOST = 1_000;

    private long moved;
    private long redated;
    private long unchanged;
    private long rejectedRows;
    private final Sentences unknown = new Sentences();
    private final Sentences behind = new Sentences();
    private final Sentences rejected = new Sentences();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    StageChanges() {}

    /** How often something was met, and the first sentences about it. */
    public static final class Sentences {
        private final List<String> first = new ArrayList<>();
        private long count;

        private Sentences() {}

        private void add(String sentence) {
            count++;
            if (first.size() < MOST) {
                first.add(sentence);
            }
        }

        /** How often. */
        public long count() {
            return count;
        }

        /** The first thousand at most. */
        public List<String> first() {
            return List.copyOf(first);
        }
    }

    void application(boolean movedOn, boolean dateChanged) {
        moved += movedOn ? 1 : 0;
        redated += dateChanged && !movedOn ? 1 : 0;
        unchanged += movedOn || dateChanged ? 0 : 1;
    }

    void unknown(int line, Application listed) {
        unknown.add("line " + line + ": " + listed.company() + ", " + listed.title());
    }

    void behind(int line, Application listed, String stage) {
        behind.add("line " + line + ": " + listed.company() + ", " + listed.title() + " is at '" + stage
                + "', the list says '" + listed.stage() + "'");
    }

    void foreign(int line, Application listed, String owner) {
        rejectedRows++;
        rejected.add("line " + line + ": application_id '" + listed.applicationId()
                + "' is an application of candidate " + owner + ", not of " + listed.userId());
    }

    void rejected(int line, CsvRow.Problem problem) {
        rejected.add(
                "line " + line + ": " + (problem.column().isEmpty() ? "" : problem.column() + " ") + problem.reason());
    }

    void rejectedRow() {
        rejectedRows++;
    }

    void unknownWord(int line, String word) {
        if (words.size() < MOST) {
            words.putIfAbsent(word, line);
        }
    }

    /** Applications that came to another stage. */
    public long moved() {
        return moved;
    }

    /** Applications of which only the date changed. */
    public long redated() {
        return redated;
    }

    /** Applications that stand already where the list has them, or further, or of which it says nothing. */
    public long unchanged() {
        return unchanged;
    }

    /** Rows that cannot be used. */
    public long rejectedRows() {
        return rejectedRows;
    }

    /** Why they cannot. */
    public Sentences rejected() {
        return rejected;
    }

    /** Rows of applications that nothing was ever generated for. */
    public Sentences unknown() {
        return unknown;
    }

    /** Rows that say less than is known. */
    public Sentences behind() {
        return behind;
    }

    /** Words for stages that Paperclick has no place for, with the first line of each. */
    public Map<String, Integer> unknownWords() {
        return Collections.unmodifiableMap(words);
    }
}
