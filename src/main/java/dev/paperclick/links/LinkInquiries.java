package dev.paperclick.links;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Questions to the database about links that are not in the index: one at a time for each id, a few at a time in all,
 * and none for longer than a reader can wait. Safe for use by several threads.
 */
@Component
public class LinkInquiries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LinkInquiries.class);

    private static final int ASKERS = 2;
    private static final int MOST_WAITING = 1_000;
    private static final long PATIENCE_MILLIS = 300;

    private final TrackedLinks links;
    private final LinkIndex index;
    private final ConcurrentMap<TrackingId, CompletableFuture<LinkLookup>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor askers;

    public LinkInquiries(TrackedLinks links, LinkIndex index) {
        this.links = links;
        this.index = index;
        AtomicInteger number = new AtomicInteger();
        this.askers = new ThreadPoolExecutor(
                ASKERS, ASKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "link-inquiry-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Asks for a link, and gives the answer to the taker on another thread: {@link LinkLookup.Unsure} when the database
     * does not say within 300 ms.
     */
    public void ask(TrackingId id, Consumer<LinkLookup> taker) {
        CompletableFuture<LinkLookup> fresh = new CompletableFuture<>();
        CompletableFuture<LinkLookup> known = underWay.putIfAbsent(id, fresh);
        if (known == null) {
            begin(id, fresh);
        }
        // A copy: one reader's impatience must not end the question of others.
        CompletableFuture<Void> told = (known == null ? fresh : known)
                .copy()
                .completeOnTimeout(new LinkLookup.Unsure(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .thenAccept(taker);
        told.exceptionally(fault -> {
            log.error("An answer about a link could not be passed on", fault);
            return null;
        });
    }

    private void begin(TrackingId id, CompletableFuture<LinkLookup> answer) {
        try {
            askers.execute(() -> finish(id, answer, find(id)));
        } catch (RejectedExecutionException e) {
            finish(id, answer, new LinkLookup.Unsure());
        }
    }

    private LinkLookup find(TrackingId id) {
        try {
            return index.answer(id, links.find(id));
        } catch (DataAccessException e) {
            return new LinkLookup.Unsure();
        } catch (RuntimeException e) {
            log.error("A link could not be looked up", e);
            return new LinkLookup.Unsure();
        }
    }

    private void finish(TrackingId id, CompletableFuture<LinkLookup> answer, LinkLookup lookup) {
        underWay.remove(id, answer);
        answer.complete(lookup);
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
