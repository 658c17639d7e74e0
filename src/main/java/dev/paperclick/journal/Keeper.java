package dev.paperclick.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that forces a journal to the disk, at once where somebody waits for it, and keeps it in order. */
final class Keeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final long FORCE_MILLIS = 50;
    private static final long KEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE_MILLIS = 10_000;

    private final Runnable keep;
    private final Runnable force;
    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "journal-keeper");

    private volatile boolean closed;

    Keeper(Runnable keep, Runnable force) {
        this.keep = keep;
        this.force = force;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void afterForce(Runnable task) {
        waiting.add(task);
    }

    private void run() {
        long kept = System.nanoTime();
        while (!closed) {
            try {
                forceAndTell(waiting.poll(FORCE_MILLIS, TimeUnit.MILLISECONDS));
                if (System.nanoTime() - kept >= KEEP_NANOS) {
                    keep.run();
                    kept = System.nanoTime();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The journal's keeper goes on after a fault", e);
            }
        }
    }

    /** Those who came while the disk was busy are served by the next round. */
    private void forceAndTell(@Nullable Runnable first) {
        List<Runnable> tasks = new ArrayList<>();
        if (first != null) {
            tasks.add(first);
            waiting.drainTo(tasks);
        }
        force.run();
        tasks.forEach(Keeper::tell);
    }

    /** One whose reader has gone must not keep the others waiting. */
    private static void tell(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A click is on disk, but who waited for that could not be told", e);
        }
    }

    /** Ends after a last force; tasks that still wait are run. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forceAndTell(() -> {});
    }
}
