package dev.paperclick.clicks;

import dev.paperclick.journal.Journal;
import dev.paperclick.journal.JournalProperties;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The thread that puts the journal's clicks into the database: classified, each once, in one transaction with the
 * position it has reached. While the database is away it tries again and again, and the clicks wait in the journal.
 */
@Component
public class ClickIngest implements AutoCloseable {

    /** After a batch of so few records: a transaction costs as much as hundreds of them, so the next few may gather. */
    private static final int FEW = IngestSession.BATCH / 2;

    private static final long REST_MILLIS = 150;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long LAST_ROUND_MILLIS = 5_000;
    private static final long LAST_COMMIT_MILLIS = 2_000;
    private static final long CATCH_UP_MILLIS = 1_000;

    private final ClickJournal journal;
    private final JournalProperties properties;
    private final DataSource dataSource;
    private final Recognition recognition;
    private final VisitorSalts salts;
    private final Clock clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final IngestProgress progress = new IngestProgress();
    private final IngestRounds rounds = new IngestRounds();
    private final UnreadableSegments unreadableSegments;
    private @Nullable Thread thread;

    public ClickIngest(
            ClickJournal journal,
            JournalProperties properties,
            DataSource dataSource,
            Recognition recognition,
            VisitorSalts salts,
            Clock clock) {
        this.journal = journal;
        this.properties = properties;
        this.dataSource = dataSource;
        this.recognition = recognition;
        this.salts = salts;
        this.clock = clock;
        this.unreadableSegments = new UnreadableSegments(clock);
    }

    /** Begins; the journal must be open. */
    public synchronized void start() {
        if (thread == null) {
            Thread fresh = new Thread(this::run, "click-ingest");
            fresh.setDaemon(true);
            fresh.start();
            thread = fresh;
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        boolean last = false;
        while (!last) {
            // Who is asked to end while waiting for the database tries once more: it may be there by now.
            last = isStopping(0);
            try (Connection connection = dataSource.getConnection();
                    IngestSession session = session(connection)) {
                pause = FIRST_PAUSE_MILLIS;
                ingest(session);
            } catch (SQLException | IOException | RuntimeException | Error e) {
                // Not even for want of memory may this thread end: nobody would notice that clicks only pile up.
                tell(e);
                rest(last ? 0 : pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void tell(Throwable fault) {
        try {
            progress.interrupted(fault);
        } catch (Error e) {
            // There is no memory for words either; it has been counted.
        }
    }

    private IngestSession session(Connection connection) throws SQLException {
        Journal open = journal.journal().orElseThrow(() -> new IllegalStateException("the click journal is not open"));
        return new IngestSession(
                connection,
                open,
                JournalPositions::all,
                recognition,
                salts,
                new UnreadableClicks(journal.folder()),
                unreadableSegments,
                progress,
                properties.retention(),
                clock);
    }

    private void ingest(IngestSession session) throws SQLException, IOException {
        progress.began();
        while (!isStopping(0)) {
            rounds.begin();
            boolean moved = session.step();
            // Not sooner: a database that lets in and then takes nothing would be said to be back four times a second.
            progress.connected();
            if (progress.backlogBytes() == 0) {
                rounds.complete();
            }
            if (!moved) {
                session.keepHouse();
            }
            if (session.lastRecords() < FEW) {
                rest(REST_MILLIS);
            }
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_ROUND_MILLIS);
        while (session.step() && System.nanoTime() < end) {
            // what came in while the server was closing
        }
    }

    private void rest(long millis) {
        try {
            rounds.rest(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping(long waitMillis) {
        try {
            return stopping.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * Waits until all clicks that were answered before are in the database, so that who asks for numbers sees them; not
     * longer than a second, and not at all where this process keeps no clicks.
     */
    public void catchUp() {
        try {
            if (isRunning()) {
                rounds.await(CATCH_UP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRunning() {
        return thread != null;
    }

    /** Whether clicks come into the database, all of them. */
    public synchronized boolean isWell() {
        return thread != null && thread.isAlive() && progress.isConnected() && unreadableSegments() == 0;
    }

    /** How many files of the journal cannot be read. */
    public int unreadableSegments() {
        return unreadableSegments.count();
    }

    /** How far it is. */
    public IngestProgress progress() {
        return progress;
    }

    /** Puts in what is there, five seconds at most, and ends; the rest waits for the next start. */
    @Override
    public void close() {
        stopping.countDown();
        rounds.wake();
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running != null) {
            try {
                running.join(LAST_ROUND_MILLIS + LAST_COMMIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
