package dev.paperclick.platform;

import java.util.List;

/**
 * Something that is wrong and that the person at the keyboard can mend.
 *
 * <p>Each sentence says what is wrong, where, with which value, and what to do. The command line prints the
 * sentences and no trace. Sentences are for the person's own eyes: they may name files and values of the list, but
 * never a password or key.
 */
public final class UserProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Who has to change before the same command can succeed. */
    public enum Remedy {
        /** The command, or a file it was given, must be changed. */
        CHANGE_INPUT,
        /** The surroundings (disk, permission, port, database) must be mended; then the same command succeeds. */
        MEND_SURROUNDINGS
    }

    private final List<String> sentences;
    private final Remedy remedy;

    private UserProblem(Remedy remedy, List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("a problem needs at least one sentence");
        }
        this.sentences = List.copyOf(sentences);
        this.remedy = remedy;
    }

    /** A mistake in the command or in a file that it names. */
    public static UserProblem inInput(String sentence) {
        return new UserProblem(Remedy.CHANGE_INPUT, List.of(sentence));
    }

    /** All the mistakes of a file or command at once; at least one. */
    public static UserProblem inInput(List<String> sentences) {
        return new UserProblem(Remedy.CHANGE_INPUT, sentences);
    }

    /** A fault of the surroundings, after whose repair the same command goes on. */
    public static UserProblem inSurroundings(String sentence) {
        return new UserProblem(Remedy.MEND_SURROUNDINGS, List.of(sentence));
    }

    /** A fault of the surroundings with the exception that told of it. */
    public static UserProblem inSurroundings(String sentence, Throwable cause) {
        UserProblem problem = inSurroundings(sentence);
        problem.initCause(cause);
        return problem;
    }

    /** The sentences, in the order in which a reader meets the problems; never empty. */
    public List<String> sentences() {
        return sentences;
    }

    /** What has to change. */
    public Remedy remedy() {
        return remedy;
    }
}
