package dev.paperclick.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and Ctrl-C as a wish to come to a clean end: the action runs, and the process lives until this is closed, but
 * not longer than {@link #PATIENCE}.
 */
final class Interruption implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(28);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "interruption");
    private Runnable action = () -> {};
    private volatile boolean asWished;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What to do when the signal comes; done at once when it has come already. */
    synchronized void then(Runnable what) {
        action = what;
        if (asked.getCount() == 0) {
            what.run();
        }
    }

    /** Waits for the signal. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** For a program that runs until it is interrupted: the process ends well, not as one that was killed. */
    void wasWished() {
        asWished = true;
    }

    private void askAndWait() {
        synchronized (this) {
            asked.countDown();
            action.run();
        }
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCodes.FAILED);
            }
            if (asWished) {
                // Left to itself, Java would end with the number of the signal, which supervisors take for a failure.
                Runtime.getRuntime().halt(ExitCodes.GOOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what runs already
        }
    }
}
