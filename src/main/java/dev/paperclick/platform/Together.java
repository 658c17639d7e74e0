package dev.paperclick.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Pieces of work that are done at the same time. */
public final class Together {

    private Together() {}

    /**
     * Does all the work, each piece in a thread of its own, and returns when the last has ended; a single piece is done by
     * the caller's thread.
     *
     * @param name of the threads
     * @throws RuntimeException what the first piece that failed has thrown
     * @throws IllegalStateException when one failed with an {@code Error}, or when the caller was interrupted
     */
    public static void run(String name, List<? extends Runnable> work) {
        if (work.size() == 1) {
            work.get(0).run();
        } else if (!work.isEmpty()) {
            runInThreads(name, work);
        }
    }

    private static void runInThreads(String name, List<? extends Runnable> work) {
        ExecutorService threads = Executors.newFixedThreadPool(work.size(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> ends = new ArrayList<>();
            work.forEach(one -> ends.add(threads.submit(one)));
            @Nullable Throwable failure = null;
            for (Future<?> end : ends) {
                try {
                    end.get();
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
                }
            }
            if (failure instanceof RuntimeException problem) {
                throw problem;
            } else if (failure != null) {
                throw new IllegalStateException(name + " has failed", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } finally {
            threads.shutdown();
        }
    }
}
