package dev.paperclick.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instruction of a field (ECMA-376 part 1, 17.16.1): its kind, its arguments and its switches.
 *
 * @param text the whole instruction as written
 * @param words its words in their order
 */
record FieldInstruction(String text, List<Word> words) {

    /**
     * One word of an instruction.
     *
     * @param text without quotation marks and escapes
     * @param quoted whether it stands in quotation marks
     * @param start where it begins in the instruction, with its quotation mark
     * @param end behind its last character and quotation mark
     */
    record Word(String text, boolean quoted, int start, int end) {

        /** A backslash and one character; more of them begin the name of a machine. */
        boolean isSwitch() {
            return !quoted && text.length() == 2 && text.charAt(0) == '\\';
        }
    }

    /** What stands in an instruction for a field within it, whose result is known to nobody but Word. */
    static final char INNER_FIELD = '\uFFFC';

    /** What Word takes for a quotation mark. */
    static final String QUOTES = "\"“”„‟";

    /** Switches of links whose argument is a place in the document, a tip or the name of a frame (17.16.5.25). */
    private static final List<String> NO_ADDRESSES = List.of("\\l", "\\o", "\\t");

    FieldInstruction {
        words = List.copyOf(words);
    }

    static FieldInstruction of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
            } else {
                Word word = QUOTES.indexOf(c) >= 0 ? quoted(text, at) : bare(text, at);
                words.add(word);
                at = word.end();
            }
        }
        return new FieldInstruction(text, words);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A placeholder in it is as it stands, whatever marks its alternative has. */
    private static Word quoted(String text, int start) {
        StringBuilder word = new StringBuilder();
        int at = start + 1;
        while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
            int behind = behindTag(text, at);
            if (behind > at) {
                word.append(text, at, behind);
                at = behind;
            } else {
                boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
                word.append(text.charAt(escape ? at + 1 : at));
                at += escape ? 2 : 1;
            }
        }
        return new Word(word.toString(), true, start, Math.min(at + 1, text.length()));
    }

    /** A word without quotation marks; a placeholder in it may have spaces. */
    private static Word bare(String text, int start) {
        int at = start;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at = Math.max(at + 1, behindTag(text, at));
        }
        return new Word(text.substring(start, at), false, start, at);
    }

    private static int behindTag(String text, int at) {
        int close = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
        return close < 0 ? at : close + 2;
    }

    /** The first word, such as {@code HYPERLINK}; empty when there is none. */
    String kind() {
        return words.isEmpty() ? "" : words.get(0).text();
    }

    boolean isLink() {
        return kind().equalsIgnoreCase(FieldKinds.LINK);
    }

    /** Whether another field stands in the instruction. */
    boolean hasInnerField() {
        return text.indexOf(INNER_FIELD) >= 0;
    }

    /** The arguments that a link may lead to: all that are no switch and no name of a place, tip, frame or format. */
    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (!words.get(i).isSwitch() && !belongsTo(words.get(i - 1), words.get(i))) {
                addresses.add(words.get(i).text());
            }
        }
        return addresses;
    }

    private static boolean belongsTo(Word before, Word word) {
        boolean format = before.text().equals("\\*") && word.text().chars().allMatch(Character::isLetter);
        return before.isSwitch() && (format || NO_ADDRESSES.contains(before.text()));
    }

    /** The argument of a switch. */
    Optional<String> find(String flag) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).isSwitch() && words.get(i).text().equals(flag)) {
                return Optional.of(words.get(i + 1).text());
            }
        }
        return Optional.empty();
    }
}
