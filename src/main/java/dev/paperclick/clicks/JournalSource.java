package dev.paperclick.clicks;

import dev.paperclick.clicks.JournalPositions.Position;
import dev.paperclick.journal.Entry;
import dev.paperclick.journal.Journal;
import dev.paperclick.journal.Segment;
import dev.paperclick.journal.SegmentReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a journal that have not been read yet, batch by batch. A batch that could not be kept is given up with
 * the whole source; another one begins at the positions that the database has. A segment that cannot be read keeps no other
 * waiting. For use by one thread.
 */
final class JournalSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournalSource.class);

    /** Strangers decide how long a record is: what is in memory at a time must not be for them to say. */
    static final int MOST_BYTES = 8 << 20;

    private final UUID journal;
    private final Map<Integer, Position> positions;
    private final UnreadableSegments unreadable;
    private final Map<Integer, SegmentReader> readers = new HashMap<>();
    private int bytes;

    JournalSource(UUID journal, Map<Integer, Position> positions, UnreadableSegments unreadable) {
        this.journal = journal;
        this.positions = new HashMap<>(positions);
        this.unreadable = unreadable;
    }

    /** A record and where it is. */
    record Found(Segment segment, long offset, ByteBuffer payload) {}

    /**
     * What has been read at one go.
     *
     * @param records in the order of their segments
     * @param positions behind them, of those segments that have moved
     */
    record Batch(List<Found> records, List<Position> positions) {

        boolean isEmpty() {
            return positions.isEmpty();
        }
    }

    /**
     * The next records, so many at most, and not many more bytes than {@link #MOST_BYTES}: first what earlier processes and closed segments have left, in order, then a
     * share of each segment that is being written, so that none of them has to wait for another.
     */
    Batch next(List<Journal.Extent> extents, int most) throws IOException {
        bytes = 0;
        forgetVanished(extents);
        List<Found> records = new ArrayList<>();
        Map<Integer, Position> moved = new LinkedHashMap<>();
        List<Journal.Extent> live = new ArrayList<>();
        for (Journal.Extent extent : extents) {
            boolean leftAlone = unreadable.has(extent.segment());
            if (!leftAlone && !extent.hasEnded()) {
                live.add(extent);
            } else if (!leftAlone && records.size() < most && !position(extent).finished()) {
                read(extent, most, records, moved);
            }
        }
        for (int i = 0; i < live.size(); i++) {
            int share = (most - records.size()) / (live.size() - i);
            read(live.get(i), records.size() + share, records, moved);
        }
        return new Batch(records, List.copyOf(moved.values()));
    }

    private void forgetVanished(List<Journal.Extent> extents) {
        if (unreadable.count() > 0) {
            unreadable.retain(
                    extents.stream().map(extent -> extent.segment().number()).collect(Collectors.toSet()));
        }
    }

    private Position position(Journal.Extent extent) {
        int number = extent.segment().number();
        return positions.getOrDefault(number, Position.start(number));
    }

    private void read(Journal.Extent extent, int until, List<Found> records, Map<Integer, Position> moved)
            throws IOException {
        Position before = position(extent);
        SegmentReader reader;
        try {
            reader = reader(extent.segment(), before);
        } catch (IOException e) {
            unreadable.add(extent.segment(), e);
            return;
        }
        int size = records.size();
        boolean exhausted = readRecords(extent, reader, until, records);
        boolean finished = exhausted && extent.hasEnded();
        if (finished) {
            close(extent.segment(), reader);
        }
        Position after = new Position(
                before.segment(),
                Math.max(before.position(), reader.position()),
                before.records() + records.size() - size,
                finished);
        if (finished || records.size() > size) {
            positions.put(after.segment(), after);
            moved.put(after.segment(), after);
        }
    }

    /** Whether there are no more; what comes before a place that cannot be read is given all the same. */
    private boolean readRecords(Journal.Extent extent, SegmentReader reader, int until, List<Found> records)
            throws IOException {
        try {
            while (records.size() < until && bytes < MOST_BYTES) {
                Entry entry = reader.next(extent.end());
                unreadable.remove(extent.segment());
                if (entry == null) {
                    return true;
                }
                byte[] payload = new byte[entry.payload().remaining()];
                entry.payload().get(payload);
                bytes += payload.length;
                records.add(new Found(extent.segment(), entry.offset(), ByteBuffer.wrap(payload)));
            }
        } catch (IOException e) {
            unreadable.add(extent.segment(), e);
            readers.remove(extent.segment().number());
            reader.close();
        }
        return false;
    }

    private SegmentReader reader(Segment segment, Position position) throws IOException {
        SegmentReader known = readers.get(segment.number());
        if (known != null) {
            return known;
        }
        SegmentReader reader = SegmentReader.open(segment.path(), journal, position.position());
        readers.put(segment.number(), reader);
        return reader;
    }

    private void close(Segment segment, SegmentReader reader) throws IOException {
        readers.remove(segment.number());
        reader.close();
        if (reader.damagedBytes() > 0) {
            log.error(
                    "{} has {} damaged bytes between its records; the clicks in them are lost",
                    segment.path(),
                    reader.damagedBytes());
        }
        if (reader.tornBytes() > 0) {
            log.info("{} ends with {} bytes of a record that was not finished", segment.path(), reader.tornBytes());
        }
    }

    /** Bytes that are still to be read and can be. */
    long backlog(List<Journal.Extent> extents) {
        long bytes = 0;
        for (Journal.Extent extent : extents) {
            Position position = position(extent);
            if (!position.finished() && !unreadable.has(extent.segment())) {
                bytes += Math.max(0, extent.end() - Math.max(position.position(), SegmentReader.FIRST_RECORD));
            }
        }
        return bytes;
    }

    boolean isFinished(Segment segment) {
        Position position = positions.get(segment.number());
        return position != null && position.finished();
    }

    void forget(Segment segment) {
        positions.remove(segment.number());
    }

    @Override
    public void close() throws IOException {
        for (SegmentReader reader : readers.values()) {
            reader.close();
        }
    }
}
