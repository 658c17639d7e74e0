package dev.paperclick.clicks;

import dev.paperclick.journal.Durability;
import dev.paperclick.journal.Journal;
import dev.paperclick.journal.JournalHealth;
import dev.paperclick.journal.JournalProperties;
import dev.paperclick.journal.Payload;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The journal that takes the clicks of this server before they are answered, whether there is a database or not. Safe
 * for use by several threads.
 */
@Component
public class ClickJournal implements AutoCloseable {

    private final Recognition recognition;
    private final LostClicks lost;
    private final Workspace workspace;
    private final boolean waitsForDisk;
    private final Clock clock;

    private volatile @Nullable Journal journal;

    ClickJournal(
            Recognition recognition, LostClicks lost, Workspace workspace, JournalProperties properties, Clock clock) {
        this.recognition = recognition;
        this.lost = lost;
        this.workspace = workspace;
        this.waitsForDisk = properties.durability() == Durability.GROUP;
        this.clock = clock;
    }

    /** Where the files are. */
    public Path folder() {
        return workspace.data().resolve("journal");
    }

    /** Takes the folder; clicks can be recorded from now on. */
    public synchronized void open() {
        if (journal == null) {
            workspace.makeData();
            journal = Journal.open(folder(), clock);
        }
    }

    /**
     * Keeps clicks, as many as possible with one write. Never throws, since nothing about a click may change its answer: what the disk does is
     * told by {@link #health}, and a fault of this program by {@link LostClicks}.
     */
    public void record(List<Visited> clicks) {
        try {
            opened().append(clicks.stream().map(this::payload).toList(), lost::add);
        } catch (RuntimeException e) {
            clicks.forEach(click -> lost.add(e));
        }
    }

    private Payload payload(Visited visited) {
        return visited.visit().signs().doNotTrack()
                ? out -> VisitRecord.writeAnonymous(recognition.anonymous(visited), visited, out)
                : out -> VisitRecord.write(visited, out);
    }

    /** Whether an answer has to wait until the disk has its click. */
    public boolean waitsForDisk() {
        return waitsForDisk;
    }

    /** Runs the task on another thread when the disk has what this thread has recorded. */
    public void whenOnDisk(Runnable task) {
        opened().whenForced(task);
    }

    private Journal opened() {
        Journal open = journal;
        if (open == null) {
            throw new IllegalStateException("the click journal is not open");
        }
        return open;
    }

    /** The open journal, if it is. */
    Optional<Journal> journal() {
        return Optional.ofNullable(journal);
    }

    /** How it fares; empty when this process does not keep it. */
    public Optional<JournalHealth> health() {
        return journal().map(Journal::health);
    }

    /** Clicks that were answered since the start and for which neither disk nor memory had room. */
    public long lostClicks() {
        return health().map(JournalHealth::lostRecords).orElse(0L);
    }

    @Override
    public synchronized void close() {
        Journal closing = journal;
        if (closing != null) {
            journal = null;
            closing.close();
        }
    }
}
