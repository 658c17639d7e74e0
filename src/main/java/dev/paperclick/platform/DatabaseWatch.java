package dev.paperclick.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that opens the database in the background, for a program that lives on without it, and then looks after it:
 * shuts the gate while the database is away, revives the embedded server, lets everybody pass again.
 */
public final class DatabaseWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    private final DatabaseGate gate;
    private final DatabaseLook look = new DatabaseLook();
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "database-watch");

    /** What was said about the present outage. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private Duration pause = BETWEEN_LOOKS;

    private DatabaseWatch(DatabaseGate gate) {
        this.gate = gate;
        thread.setDaemon(true);
    }

    /** Begins at once. */
    static DatabaseWatch start(DatabaseGate gate) {
        DatabaseWatch watch = new DatabaseWatch(gate);
        watch.thread.start();
        return watch;
    }

    /** Waits until the first attempt to open the database has ended, well or badly, but not longer than this. */
    public void awaitFirstAttempt(Duration atMost) throws InterruptedException {
        if (!firstAttempt.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            told.add("late");
            log.warn("The database takes its time; going on without it until it is there.");
        }
    }

    private void watch() {
        try (look) {
            do {
                attempt();
                firstAttempt.countDown();
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            gate.open();
            look.at(gate.database());
            arrived();
        } catch (RuntimeException e) {
            gate.shut();
            missed(e);
        }
    }

    private void arrived() {
        gate.letPass();
        pause = BETWEEN_LOOKS;
        if (!told.isEmpty()) {
            log.info("The database is there.");
            told.clear();
        }
    }

    private void missed(RuntimeException failure) {
        boolean first = told.isEmpty();
        if (told.add(failure.toString()) && end.getCount() > 0) {
            tell(failure, first);
        }
        Duration longer = pause.multipliedBy(2);
        pause = first ? BETWEEN_LOOKS : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static void tell(RuntimeException failure, boolean first) {
        if (failure instanceof UserProblem problem) {
            log.warn(
                    "{}{}",
                    String.join(" ", problem.sentences()),
                    first ? " Going on without the database until it is there." : "");
        } else if (DatabaseOutage.isBehind(failure)) {
            log.warn("The database broke off while it was being opened; going on without it until it is there.");
        } else {
            log.error("The database cannot be opened, for a reason that Paperclick has no words for.", failure);
        }
    }

    /** Lets an attempt that is under way come to its end, so that a server it starts is not left behind. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(FAREWELL.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
