package dev.paperclick.links;

import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The thread that keeps the index like the table: it listens for changes, looks for itself every half minute, and begins
 * anew whenever the database was away. Meanwhile the index stays as it was.
 */
@Component
public class LinkFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LinkFeed.class);

    /** What the table's triggers call out. */
    private static final String CHANNEL = "paperclick_links";

    private static final String RELOAD = "reload";
    private static final int LISTEN_MILLIS = 500;
    private static final Duration SCAN = Duration.ofSeconds(30);
    /** Transactions that began earlier than this before they were committed are announced with their time. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration SNAPSHOT = Duration.ofMinutes(5);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long END_MILLIS = 3_000;

    private final LinkIndex index;
    private final TrackedLinks links;
    private final DataSource dataSource;
    private final LinkSnapshot snapshot;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch loaded = new CountDownLatch(1);

    private @Nullable Thread thread;
    private volatile boolean connected;
    private boolean changed;
    private String lastFault = "";
    private Instant snapshotDue = Instant.EPOCH;

    public LinkFeed(LinkIndex index, TrackedLinks links, DataSource dataSource, Workspace workspace, Clock clock) {
        this.index = index;
        this.links = links;
        this.dataSource = dataSource;
        this.snapshot = new LinkSnapshot(workspace.data().resolve("links.jsonl"));
        this.clock = clock;
    }

    /** Takes in the snapshot, and begins to follow the table on a thread of its own. */
    public synchronized void start() {
        if (thread == null) {
            index.put(snapshot.read());
            Thread fresh = new Thread(this::run, "link-feed");
            fresh.setDaemon(true);
            fresh.start();
            thread = fresh;
        }
    }

    /** Waits until the table has been read once; false when that takes longer. */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isStopping(0)) {
            try (Connection connection = dataSource.getConnection()) {
                follow(connection);
                pause = FIRST_PAUSE_MILLIS;
            } catch (SQLException | RuntimeException | Error e) {
                // Not even for want of memory may this thread end: nobody would notice that links only grow old.
                tell(e);
                isStopping(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void tell(Throwable fault) {
        boolean wasConnected = connected;
        connected = false;
        try {
            say(fault, wasConnected);
        } catch (Error e) {
            // There is no memory for words either; others see that the feed is not connected.
        }
    }

    /** Says each new kind of fault once. */
    private void say(Throwable fault, boolean wasConnected) {
        boolean expected = DatabaseOutage.isBehind(fault);
        String kind = expected ? "" : fault.getClass().getName();
        if (wasConnected || !kind.equals(lastFault)) {
            log.warn("Links are answered from memory until the database is back", expected ? null : fault);
        }
        lastFault = kind;
    }

    private void follow(Connection connection) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        PGConnection listener = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            // Before the first reading, so that no change falls between the two.
            statement.execute("listen " + CHANNEL);
            Instant seen = reload(jdbc);
            connected = true;
            loaded.countDown();
            Instant scanDue = clock.instant().plus(SCAN);
            while (!isStopping(0)) {
                PGNotification[] news = listener.getNotifications(LISTEN_MILLIS);
                Instant since = since(news, seen);
                if (since == null) {
                    seen = reload(jdbc);
                } else if (since.isBefore(seen) || !clock.instant().isBefore(scanDue)) {
                    Instant asOf = now(jdbc);
                    take(earlier(since, seen), asOf);
                    seen = asOf;
                    scanDue = clock.instant().plus(SCAN);
                }
                writeSnapshotIfDue();
            }
            statement.execute("unlisten *");
        }
    }

    /** From when on to look again: the given moment when there are no news, null when everything has to be read. */
    private static @Nullable Instant since(PGNotification @Nullable [] news, Instant seen) {
        Instant since = seen;
        if (news != null) {
            for (PGNotification one : news) {
                if (one.getParameter().equals(RELOAD)) {
                    return null;
                }
                Instant changedAt = Instant.ofEpochMilli(Long.parseLong(one.getParameter()));
                since = earlier(since, earlier(changedAt, seen.minusMillis(1)));
            }
        }
        return since;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant now(JdbcClient jdbc) {
        return jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    private Instant reload(JdbcClient jdbc) {
        Instant asOf = now(jdbc);
        Set<String> ids = new HashSet<>();
        links.forEachLatest(index.most(), link -> {
            index.put(List.of(link));
            ids.add(link.id().value());
        });
        index.retain(ids);
        index.current(asOf);
        changed = true;
        return asOf;
    }

    private void take(Instant since, Instant asOf) {
        List<TrackedLink> fresh = links.changedSince(since.minus(OVERLAP));
        index.put(fresh);
        index.current(asOf);
        changed |= !fresh.isEmpty();
    }

    private void writeSnapshotIfDue() {
        Instant now = clock.instant();
        if (changed && !now.isBefore(snapshotDue)) {
            writeSnapshot();
            snapshotDue = now.plus(SNAPSHOT);
        }
    }

    private void writeSnapshot() {
        try {
            snapshot.write(index.all());
            changed = false;
        } catch (IOException e) {
            log.warn("The links cannot be written to {} ({})", snapshot.file(), e.getMessage());
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

    /** Whether changes of the table are coming in; false while all links are read for the first time. */
    public boolean isConnected() {
        return connected;
    }

    /** Begins to end, without waiting. */
    public void end() {
        stopping.countDown();
    }

    /** Ends, and leaves a snapshot for the next start. */
    @Override
    public void close() {
        end();
        Thread running;
        synchronized (this) {
            running = thread;
            thread = null;
        }
        if (running != null) {
            try {
                running.join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (changed && !running.isAlive()) {
                writeSnapshot();
            }
        }
    }
}
