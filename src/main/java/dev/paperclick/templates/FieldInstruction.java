package dev.paperclick.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instruction of a field (ECMA-376 part 1, 17.16.1): its kind, its arguments and its switches.
 *
 * @param text the whole instruction as written
 * @param words its words without their quotation marks and escapes
 */
record FieldInstruction(String text, List<String> words) {

    /** Switches of links and of all fields that the next word belongs to. */
    private static final List<String> WITH_ARGUMENT = List.of("\\l", "\\o", "\\t", "\\s", "\\*", "\\@", "\\#");

    private static final String QUOTES = "\"“”„";

    FieldInstruction {
        words = List.copyOf(words);
    }

    static FieldInstruction of(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at++;
            } else if (QUOTES.indexOf(c) >= 0) {
                at = quoted(text, at + 1, words);
            } else {
                at = bare(text, at, words);
            }
        }
        return new FieldInstruction(text, words);
    }

    private static int quoted(String text, int start, List<String> words) {
        StringBuilder word = new StringBuilder();
        int at = start;
        while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
            boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
            word.append(text.charAt(escape ? at + 1 : at));
            at += escape ? 2 : 1;
        }
        words.add(word.toString());
        return at + 1;
    }

    /** A word without quotation marks; a placeholder in it may have spaces. */
    private static int bare(String text, int start, List<String> words) {
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            int close = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
            at = close < 0 ? at + 1 : close + 2;
        }
        words.add(text.substring(start, at));
        return at;
    }

    /** The first word, such as {@code HYPERLINK}; empty when there is none. */
    String kind() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** A backslash and one character; more of them begin the name of a machine. */
    private static boolean isSwitch(String word) {
        return word.length() == 2 && word.charAt(0) == '\\';
    }

    /** The first argument that is no switch and belongs to none. */
    String target() {
        for (int i = 1; i < words.size(); i++) {
            if (!isSwitch(words.get(i)) && !WITH_ARGUMENT.contains(words.get(i - 1))) {
                return words.get(i);
            }
        }
        return "";
    }

    /** The argument of a switch. */
    Optional<String> find(String flag) {
        int at = words.indexOf(flag);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
