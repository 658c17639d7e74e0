package dev.paperclick.templates;

import dev.paperclick.platform.UserProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a template, gathered so that its author hears everything at once. */
final class Problems {

    private static final int SHOWN = 60;
    /** More than anybody mends before the next try; a hostile file has any number. */
    private static final int MAX_COMPLAINTS = 1_000;

    private final String file;
    private final Set<TemplateProblem> problems = new LinkedHashSet<>();
    private int complaints;

    Problems(String file) {
        this.file = file;
    }

    /** Adds a problem of a tag; the two copies of a text box that Word writes are told of once. */
    void add(String place, String paragraph, String tag, String advice) {
        if (complaints++ < MAX_COMPLAINTS) {
            problems.add(new TemplateProblem(place, cropped(paragraph), cropped(tag), advice));
        }
    }

    /** A paragraph in one line and short enough for a message. */
    static String cropped(String paragraph) {
        String text = paragraph
                .substring(0, Math.min(paragraph.length(), 10 * SHOWN))
                .replaceAll("\\s+", " ")
                .strip();
        boolean whole = text.codePointCount(0, text.length()) <= SHOWN;
        return whole ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<TemplateProblem> all() {
        return List.copyOf(problems);
    }

    /** Ends the compilation when there is a problem. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems.stream()
                    .map(problem -> problem.sentence(file))
                    .distinct()
                    .toList());
        }
    }
}
