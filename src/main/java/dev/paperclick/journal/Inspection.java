package dev.paperclick.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the files of a journal hold, read through without disturbing whoever writes them.
 *
 * @param folder where they are
 * @param journal its name; empty when there is none yet
 * @param isBeingWritten a process keeps it now
 * @param segments in their order
 */
public record Inspection(Path folder, Optional<UUID> journal, boolean isBeingWritten, List<Found> segments) {

    /** What is behind the last whole record of a segment, or between its records. */
    public enum Condition {
        /** Closed by its writer, with as many records as it says. */
        SEALED,
        /** Being written, or left by a writer that was killed; all its bytes are records. */
        OPEN,
        /** Ends with part of a record, as a killed writer or a power cut leaves it: nothing is lost that was answered. */
        TORN,
        /** Has bytes that are no record before others that are, or fewer records than its writer counted. */
        DAMAGED,
        /** Has no head, or that of another journal: none of it is read. */
        FOREIGN,
        /** The disk does not give it. */
        UNREADABLE
    }

    /**
     * One file.
     *
     * @param segment which
     * @param bytes its size
     * @param records that are whole
     * @param otherBytes that belong to none
     * @param condition what that means
     */
    public record Found(Segment segment, long bytes, long records, long otherBytes, Condition condition) {}

    /** Reads all of a journal's files. */
    public static Inspection of(Path path) {
        JournalFolder folder = new JournalFolder(path);
        try {
            Optional<UUID> id = folder.findId();
            boolean locked = folder.isLocked();
            List<Found> found = new ArrayList<>();
            for (Segment segment : folder.segments()) {
                found.add(inspect(segment, id));
            }
            return new Inspection(path, id, locked, List.copyOf(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found inspect(Segment segment, Optional<UUID> id) {
        try {
            return read(segment, id);
        } catch (IOException e) {
            return new Found(segment, 0, 0, 0, Condition.UNREADABLE);
        }
    }

    private static Found read(Segment segment, Optional<UUID> id) throws IOException {
        long size = Files.size(segment.path());
        Optional<UUID> own = SegmentReader.journalOf(segment.path());
        if (own.isEmpty() || !own.equals(id)) {
            return new Found(segment, size, 0, size, Condition.FOREIGN);
        }
        try (SegmentReader reader = SegmentReader.open(segment.path(), own.get(), 0)) {
            while (reader.next(size) != null) {
                // counted by the reader
            }
            return new Found(
                    segment, size, reader.records(), reader.damagedBytes() + reader.tornBytes(), condition(reader));
        }
    }

    private static Condition condition(SegmentReader reader) {
        boolean complete =
                reader.sealedRecords().map(count -> count == reader.records()).orElse(true);
        if (reader.damagedBytes() > 0 || !complete) {
            return Condition.DAMAGED;
        }
        if (reader.isSealed()) {
            return Condition.SEALED;
        }
        return reader.tornBytes() > 0 ? Condition.TORN : Condition.OPEN;
    }

    /** All records that are whole. */
    public long records() {
        return segments.stream().mapToLong(Found::records).sum();
    }

    /** The size of all files. */
    public long bytes() {
        return segments.stream().mapToLong(Found::bytes).sum();
    }

    /** How many segments are in this condition. */
    public long count(Condition condition) {
        return segments.stream().filter(found -> found.condition() == condition).count();
    }
}
