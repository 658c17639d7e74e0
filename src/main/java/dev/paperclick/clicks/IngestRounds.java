package dev.paperclick.clicks;

import java.util.concurrent.TimeUnit;

/**
 * The rounds of a thread that reads a journal again and again, for others who want to know that it has been at the end
 * since they asked. Safe for use by several threads.
 */
final class IngestRounds {

    private long begun;
    private long complete;
    private boolean wanted;

    /** A round begins: it finds all that was written before. */
    synchronized void begin() {
        begun++;
    }

    /** The round that has begun last has left nothing unread. */
    synchronized void complete() {
        complete = begun;
        notifyAll();
    }

    /** Waits for the next round to be wanted, but not for longer than this. */
    synchronized void rest(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; !wanted && left > 0; left = millisUntil(end)) {
            wait(left);
        }
        wanted = false;
    }

    /** Wants a round and waits for its end; false when that takes longer than this. */
    synchronized boolean await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long next = begun + 1;
        wanted = true;
        notifyAll();
        for (long left = millis; complete < next && left > 0; left = millisUntil(end)) {
            wait(left);
        }
        return complete >= next;
    }

    /** Ends the present rest. */
    synchronized void wake() {
        wanted = true;
        notifyAll();
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}
