package dev.paperclick.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a {@link ScheduledJob} takes, and which values it may have.
 *
 * @param name lower-case words joined by hyphens
 * @param kind of the value
 * @param description for people: what it decides, without a full stop
 * @param choices the words that are allowed, of each item for a list; empty when all are
 * @param least of a number
 * @param most of a number
 * @param defaultValue null for none
 * @param required whether a run needs a value
 */
public record ParameterRule(
        String name,
        Kind kind,
        String description,
        List<String> choices,
        long least,
        long most,
        @Nullable String defaultValue,
        boolean required) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Kinds of values. */
    public enum Kind {
        /** One line. */
        TEXT,
        /** The path of a file or folder, relative to the workspace or absolute; whether it is there is the job's matter. */
        FILE,
        /** A whole number. */
        NUMBER,
        /** true or false. */
        FLAG,
        /** Texts without commas. */
        LIST
    }

    public ParameterRule {
        choices = List.copyOf(choices);
        if (!NAME.matcher(name).matches() || RunParameters.OF_EVERY_RUN.contains(name)) {
            throw new IllegalArgumentException("no name for a parameter: " + name);
        }
    }

    /** Any text on one line. */
    public static ParameterRule text(String name, String description) {
        return new ParameterRule(name, Kind.TEXT, description, List.of(), 0, 0, null, false);
    }

    /** A path; what was typed relative to the folder of the person who runs it comes in absolute. */
    public static ParameterRule file(String name, String description) {
        return new ParameterRule(name, Kind.FILE, description, List.of(), 0, 0, null, false);
    }

    /** One of these words. */
    public static ParameterRule oneOf(String name, String description, List<String> choices) {
        return new ParameterRule(name, Kind.TEXT, description, choices, 0, 0, null, false);
    }

    /** A whole number, both ends included. */
    public static ParameterRule number(String name, String description, long least, long most) {
        return new ParameterRule(name, Kind.NUMBER, description, List.of(), least, most, null, false);
    }

    /** true or false. */
    public static ParameterRule flag(String name, String description) {
        return new ParameterRule(name, Kind.FLAG, description, List.of(), 0, 0, null, false);
    }

    /** Some of these words, or any texts when there are none. */
    public static ParameterRule list(String name, String description, List<String> choices) {
        return new ParameterRule(name, Kind.LIST, description, choices, 0, 0, null, false);
    }

    /** The same with a value for runs that say none; of a list, joined by commas. */
    public ParameterRule withDefault(String value) {
        return new ParameterRule(name, kind, description, choices, least, most, value, required);
    }

    /** The same without which no run begins. */
    public ParameterRule asRequired() {
        return new ParameterRule(name, kind, description, choices, least, most, defaultValue, true);
    }

    /** What is wrong with a value, beginning with "must be"; nothing when it is right. */
    Optional<String> problem(String value) {
        boolean right = switch (kind) {
            case TEXT, FILE -> !value.isBlank() && value.lines().count() == 1 && isChoice(value);
            case NUMBER -> isNumber(value);
            case FLAG -> value.equals("true") || value.equals("false");
            case LIST -> !value.isBlank() && Arrays.stream(value.split(",", -1)).allMatch(this::isItem);
        };
        return right ? Optional.empty() : Optional.of("must be " + expected());
    }

    private boolean isItem(String item) {
        return !item.isBlank() && item.equals(item.strip()) && isChoice(item);
    }

    private boolean isChoice(String value) {
        return choices.isEmpty() || choices.contains(value);
    }

    private boolean isNumber(String value) {
        try {
            long number = Long.parseLong(value);
            return least <= number && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The values in words, such as "a whole number from 1 to 366". */
    String expected() {
        return switch (kind) {
            case FILE -> "the path of a file";
            case TEXT -> choices.isEmpty() ? "text on one line" : "one of " + words();
            case NUMBER -> "a whole number from " + least + " to " + most;
            case FLAG -> "true or false";
            case LIST -> choices.isEmpty() ? "a list such as [first, second]" : "a list of some of " + words();
        };
    }

    private String words() {
        return String.join(", ", choices);
    }
}
