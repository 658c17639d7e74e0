package dev.paperclick.journal;

import dev.paperclick.platform.LockFile;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that this process writes.
 *
 * <p>Each appending thread has a succession of segments of its own, so that none waits for another. A process always
 * begins new segments and never appends behind what another has left. Safe for use by several threads.
 */
public final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration SEGMENT_LIFE = Duration.ofMinutes(10);

    private final JournalFolder folder;
    private final LockFile lock;
    private final UUID id;
    private final Clock clock;
    private final JournalCounters counters = new JournalCounters();
    private final NavigableMap<Integer, Segment> earlier = new ConcurrentSkipListMap<>();
    private final NavigableMap<Integer, LiveSegment> own = new ConcurrentSkipListMap<>();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Lane> lane;
    private final Keeper keeper;

    private int lastNumber;
    private volatile boolean namesChanged;

    private Journal(JournalFolder folder, LockFile lock, UUID id, List<Segment> earlier, Clock clock) {
        this.folder = folder;
        this.lock = lock;
        this.id = id;
        this.clock = clock;
        earlier.forEach(segment -> this.earlier.put(segment.number(), segment));
        this.lastNumber =
                earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).number();
        this.lane = ThreadLocal.withInitial(this::newLane);
        this.keeper = new Keeper(this::keep, this::force);
    }

    /**
     * Takes a folder and begins to keep it.
     *
     * @throws UserProblem when another process has it, or it cannot be used
     */
    public static Journal open(Path path, Clock clock) {
        JournalFolder folder = new JournalFolder(path);
        folder.make();
        LockFile lock = folder.lock();
        try {
            Journal journal = new Journal(folder, lock, folder.id(), folder.segments(), clock);
            journal.keeper.start();
            return journal;
        } catch (IOException e) {
            lock.close();
            throw UserProblem.inSurroundings(
                    "Cannot use the click journal in " + path + " (" + e.getMessage()
                            + "); make it a writable folder on a local disk with some free space.",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Lane newLane() {
        Lane fresh = new Lane(this::openSegment, counters, new Frame(id));
        lanes.add(fresh);
        return fresh;
    }

    /** A number is used up by a file only: a full disk may refuse one a million times. */
    private synchronized LiveSegment openSegment() throws IOException {
        int number = lastNumber + 1;
        if (number > Segment.MOST) {
            throw new IOException("the journal has no number left for another segment; move its folder away");
        }
        Segment fresh = Segment.in(folder.path(), number);
        try {
            LiveSegment segment = LiveSegment.create(fresh, id, nowMicros(), SEGMENT_LIFE.toNanos() / 1_000);
            own.put(number, segment);
            namesChanged = true;
            return segment;
        } finally {
            if (Files.exists(fresh.path())) {
                lastNumber = number;
            }
        }
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /**
     * Appends records, up to 64 KB of them with one write. Returns when the system has them, or, when it takes nothing, when they wait in
     * memory; a full memory loses them, and counts them.
     *
     * @param unfit is told why a payload is no record; the others are appended all the same
     */
    public void append(List<Payload> payloads, Consumer<RuntimeException> unfit) {
        lane.get().append(payloads, unfit);
    }

    /** Runs the task when everything appended so far by this thread has been forced to the disk, on another thread. */
    public void whenForced(Runnable task) {
        keeper.afterForce(task);
    }

    private void force() {
        lanes.forEach(Lane::force);
    }

    /** What has to be done now and then. */
    private void keep() {
        long faults = counters.faults();
        long now = nowMicros();
        lanes.forEach(Lane::catchUp);
        lanes.forEach(each -> each.sealIfDue(now));
        forceNames();
        if (counters.faults() == faults) {
            counters.recovered();
        }
    }

    private void forceNames() {
        if (namesChanged) {
            namesChanged = false;
            try {
                folder.sync();
            } catch (IOException e) {
                namesChanged = true;
                counters.failed(e);
            }
        }
    }

    /** The journal's own name, the same for ever. */
    public UUID id() {
        return id;
    }

    /** A segment and how far it can be read. */
    public record Extent(Segment segment, long end, boolean hasEnded) {}

    /** All segments in their order. Of one that has not ended, more may be read later. */
    public List<Extent> extents() throws IOException {
        List<Extent> extents = new ArrayList<>();
        for (Segment segment : earlier.values()) {
            if (Files.exists(segment.path())) {
                extents.add(new Extent(segment, Files.size(segment.path()), true));
            }
        }
        for (LiveSegment segment : own.values()) {
            boolean ended = segment.hasEnded();
            extents.add(new Extent(segment.segment(), segment.written(), ended));
        }
        return extents;
    }

    /**
     * Removes a segment that has ended. Of the newest only the records: were its file gone, the next process would give
     * its number again, and with it the places of its records.
     */
    public synchronized void remove(Segment segment) throws IOException {
        LiveSegment live = own.get(segment.number());
        if (live != null && !live.hasEnded()) {
            throw new IllegalArgumentException("segment " + segment.number() + " is being written");
        }
        if (segment.number() == lastNumber) {
            try (FileChannel file = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
                file.truncate(SegmentReader.FIRST_RECORD);
            }
            earlier.put(segment.number(), segment);
        } else {
            Files.deleteIfExists(segment.path());
            earlier.remove(segment.number());
        }
        own.remove(segment.number());
    }

    /** When a segment was written last. */
    public Optional<Instant> lastWritten(Segment segment) throws IOException {
        return Files.exists(segment.path())
                ? Optional.of(Files.getLastModifiedTime(segment.path()).toInstant())
                : Optional.empty();
    }

    /** Counted since the start. */
    public JournalHealth health() {
        return new JournalHealth(
                counters.isWell(),
                counters.writtenRecords(),
                counters.writtenBytes(),
                counters.waitingRecords(),
                counters.lostRecords(),
                counters.faults());
    }

    /** Writes what waits, closes the segments and gives the folder back. Nothing may be appended afterwards. */
    @Override
    public void close() {
        keeper.close();
        lanes.forEach(Lane::catchUp);
        lanes.forEach(Lane::giveUp);
        lanes.forEach(Lane::seal);
        if (counters.lostRecords() > 0) {
            log.error("{} clicks were answered but could not be kept", counters.lostRecords());
        }
        lock.close();
    }
}
