package dev.paperclick.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file of a journal.
 *
 * @param number its place in the order of the journal's files, from 1
 * @param path the file
 */
public record Segment(int number, Path path) implements Comparable<Segment> {

    /** So that a position in any segment fits into 63 bits with the journal's number. */
    static final int MOST = (1 << 24) - 1;

    private static final String SUFFIX = ".log";
    private static final int DIGITS = 8;

    static Segment in(Path folder, int number) {
        return new Segment(number, folder.resolve(String.format("%0" + DIGITS + "d", number) + SUFFIX));
    }

    /** The segment that a file is, by its name. */
    static Optional<Segment> of(Path file) {
        String name = file.getFileName().toString();
        String digits = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
        if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(new Segment(Integer.parseInt(digits), file));
    }

    @Override
    public int compareTo(Segment other) {
        return Integer.compare(number, other.number);
    }
}
