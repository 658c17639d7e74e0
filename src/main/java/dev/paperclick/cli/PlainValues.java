package dev.paperclick.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Numbers and days as people type them; picocli's own words for what is none are those of Java. */
final class PlainValues {

    private PlainValues() {}

    static void understoodBy(CommandLine line) {
        line.registerConverter(int.class, text -> number(text, Integer::valueOf));
        line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
        line.registerConverter(long.class, text -> number(text, Long::valueOf));
        line.registerConverter(LocalDate.class, PlainValues::day);
    }

    private static <T> T number(String text, Function<String, T> kind) {
        try {
            return kind.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + text + (text.matches("-?[0-9]+") ? "' is too large" : "' is not a whole number"));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a day; write one such as 2026-11-01");
        }
    }
}
