package dev.paperclick.jobs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Why a text cannot be read as YAML, in words for people who have never read its specification.
 *
 * @param line of the text, from 1
 * @param sentence with what to do
 */
record YamlMistake(int line, String sentence) {

    /** Of a cron expression the first field is often a star, which means something else to YAML. */
    private static final Pattern UNQUOTED = Pattern.compile("([A-Za-z-]+): *([*@%`][^#]*)");

    static YamlMistake of(YAMLException mistake, String text) {
        if (mistake instanceof ReaderException reading) {
            return new YamlMistake(
                    lineAt(text, reading.getPosition()),
                    String.format(
                            Locale.ROOT,
                            "has a character that no text may have (U+%04X); remove it.",
                            reading.getCodePoint()));
        }
        String told = String.valueOf(mistake.getMessage());
        if (told.startsWith("Number of aliases")) {
            return new YamlMistake(1, "repeats a list or several keys by *name; write them out.");
        }
        if (told.startsWith("Nesting Depth")) {
            return new YamlMistake(1, "has more brackets within brackets than any definition needs; remove some.");
        }
        return mistake instanceof MarkedYAMLException marked
                ? marked(marked, text)
                : new YamlMistake(1, "is not YAML (" + told.lines().findFirst().orElse("") + "); correct it.");
    }

    private static YamlMistake marked(MarkedYAMLException mistake, String text) {
        Mark mark = mistake.getProblemMark();
        int line = mark == null ? 1 : mark.getLine() + 1;
        Matcher unquoted =
                UNQUOTED.matcher(text.lines().skip(line - 1L).findFirst().orElse(""));
        return new YamlMistake(
                line,
                unquoted.find()
                        ? unquoted.group(1) + " needs quotation marks around its value, since that begins with "
                                + unquoted.group(2).charAt(0) + "; write " + unquoted.group(1) + ": \""
                                + unquoted.group(2).strip() + "\"."
                        : "is not YAML (" + mistake.getProblem() + "); correct that line.");
    }

    private static int lineAt(String text, int position) {
        return (int) text.codePoints().limit(position).filter(c -> c == '\n').count() + 1;
    }
}
