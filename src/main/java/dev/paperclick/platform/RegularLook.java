package dev.paperclick.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that looks for work now and then. A look that fails is told, and followed by the next. */
public final class RegularLook implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RegularLook.class);

    private final String name;
    private final Duration between;
    private final Duration toEnd;
    private final Consumer<BooleanSupplier> work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private @Nullable String fault;

    /**
     * @param name of the thread
     * @param between two looks
     * @param toEnd how long the work may go on when it is to end; then it is as if it had been killed
     * @param work is told by what it was given when it is to end
     */
    public RegularLook(String name, Duration between, Duration toEnd, Consumer<BooleanSupplier> work) {
        this.name = name;
        this.between = between;
        this.toEnd = toEnd;
        this.work = work;
    }

    /** Begins with a first look. */
    public void start() {
        Thread fresh = new Thread(this::run, name);
        fresh.setDaemon(true);
        fresh.start();
        thread = fresh;
    }

    private void run() {
        try {
            do {
                look();
            } while (!stop.await(between.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Messages of exceptions may name people; each kind is told once until all is well again. */
    private void look() {
        try {
            work.accept(() -> stop.getCount() == 0);
            fault = null;
        } catch (RuntimeException e) {
            String kind = DatabaseOutage.isBehind(e)
                    ? "the database is away"
                    : e.getClass().getSimpleName();
            if (!kind.equals(fault)) {
                log.warn("{} could not look just now ({}); it tries again.", name, kind);
            }
            fault = kind;
        }
    }

    @Override
    public void close() {
        stop.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(toEnd.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
