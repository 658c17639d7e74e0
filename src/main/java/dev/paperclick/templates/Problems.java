package dev.paperclick.templates;

import dev.paperclick.platform.UserProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a template, gathered so that its author hears everything at once. */
final class Problems {

    private static final int SHOWN = 60;

    private final String file;
    private final Set<String> sentences = new LinkedHashSet<>();

    Problems(String file) {
        this.file = file;
    }

    /** Adds a problem of a tag; the two copies of a text box that Word writes are told of once. */
    void add(String place, String paragraph, String tag, String advice) {
        String text = paragraph.replaceAll("\\s+", " ").strip();
        boolean whole = text.codePointCount(0, text.length()) <= SHOWN;
        String shown = whole ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        sentences.add(file + ", " + place + ", in “" + shown + "”: " + tag + " " + advice);
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** Ends the compilation when there is a problem. */
    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw UserProblem.inInput(List.copyOf(sentences));
        }
    }
}
