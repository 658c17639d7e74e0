package dev.paperclick.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One appender's own succession of segments. Its monitor is the appender's but for the moments in which the keeper
 * changes segments, so that no request waits for another.
 *
 * <p>What the disk does not take waits in memory, up to a limit, and is written before anything else once it does.
 */
final class Lane {

    /** The most bytes that wait in memory while the disk takes nothing. */
    static final int MOST_WAITING_BYTES = 4 << 20;

    private final Segments segments;
    private final JournalCounters counters;
    private final Frame frame;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();

    private int waitingBytes;
    private volatile @Nullable LiveSegment live;

    /** Where lanes get their next segment from. */
    interface Segments {

        LiveSegment open() throws IOException;
    }

    Lane(Segments segments, JournalCounters counters, Frame frame) {
        this.segments = segments;
        this.counters = counters;
        this.frame = frame;
    }

    /** Writes records. Never throws for what the disk does. */
    synchronized void append(List<Payload> payloads, Consumer<RuntimeException> unfit) {
        for (Payload payload : payloads) {
            if (!frame.hasRoom()) {
                write(frame.take());
            }
            try {
                frame.add(payload);
            } catch (RuntimeException e) {
                unfit.accept(e);
            }
        }
        write(frame.take());
    }

    private void write(ByteBuffer records) {
        if (waiting.isEmpty() && records.hasRemaining()) {
            try {
                append(records);
            } catch (IOException e) {
                refused(e);
            }
        }
        while (records.hasRemaining()) {
            keepInMemory(next(records));
        }
    }

    private void append(ByteBuffer records) throws IOException {
        LiveSegment segment = current(records.remaining());
        int start = records.position();
        long before = segment.records();
        try {
            segment.append(records);
        } finally {
            counters.written(segment.records() - before, records.position() - start);
        }
    }

    private static byte[] next(ByteBuffer records) {
        byte[] record = new byte[SegmentFormat.framed(records.getInt(records.position()))];
        records.get(record);
        return record;
    }

    private LiveSegment current(int length) throws IOException {
        LiveSegment current = live;
        if (current != null && current.hasRoomFor(length)) {
            return current;
        }
        seal();
        LiveSegment next = segments.open();
        live = next;
        return next;
    }

    private void keepInMemory(byte[] record) {
        if (waitingBytes + record.length > MOST_WAITING_BYTES) {
            counters.lost();
            return;
        }
        waiting.addLast(record);
        waitingBytes += record.length;
        counters.waiting(1);
    }

    /** Another try goes into another segment, but for an empty one: a full disk must not fill with those. */
    private void refused(IOException fault) {
        LiveSegment current = live;
        if (current == null || !current.isEmptyAgain()) {
            abandon(fault);
        } else {
            counters.failed(fault);
        }
    }

    /** The segment ends here; whoever reads it finds its whole records. */
    private void abandon(IOException fault) {
        counters.failed(fault);
        LiveSegment current = live;
        live = null;
        if (current != null) {
            current.abandon();
        }
    }

    /** Writes what waits in memory, as far as the disk takes it. */
    synchronized void catchUp() {
        while (!waiting.isEmpty()) {
            byte[] record = waiting.getFirst();
            try {
                append(ByteBuffer.wrap(record));
            } catch (IOException e) {
                refused(e);
                return;
            }
            waiting.removeFirst();
            waitingBytes -= record.length;
            counters.waiting(-1);
        }
    }

    /** Gives up what still waits in memory; the end of the process would do so without counting. */
    synchronized void giveUp() {
        counters.waiting(-waiting.size());
        waiting.forEach(record -> counters.lost());
        waiting.clear();
        waitingBytes = 0;
    }

    /** Closes the segment when it is due; the next record begins another. */
    synchronized void sealIfDue(long nowMicros) {
        LiveSegment current = live;
        if (current != null && current.isDue(nowMicros)) {
            seal();
        }
    }

    /** Closes the segment; does nothing when there is none. */
    synchronized void seal() {
        LiveSegment current = live;
        if (current != null) {
            live = null;
            try {
                current.seal(frame);
            } catch (IOException e) {
                counters.failed(e);
                current.abandon();
            }
        }
    }

    /**
     * Forces what has been written to the disk. After a failure the system may take the lost pages for clean, and a second
     * try would succeed without having written anything: what comes then goes into another segment.
     */
    void force() {
        LiveSegment current = live;
        if (current != null) {
            try {
                current.force();
            } catch (IOException e) {
                leave(current, e);
            }
        }
    }

    private synchronized void leave(LiveSegment failed, IOException fault) {
        if (live == failed) {
            abandon(fault);
        }
    }

    Optional<LiveSegment> live() {
        return Optional.ofNullable(live);
    }
}
