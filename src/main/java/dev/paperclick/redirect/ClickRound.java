package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.clicks.Visited;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clicks that an I/O thread finds waiting in one round over its sockets: kept with one write to the journal, and
 * answered after it: a write for each click was the dearest part of a redirect. For use by its thread only.
 */
final class ClickRound {

    private static final Logger log = LoggerFactory.getLogger(ClickRound.class);

    private final ClickJournal journal;

    private List<Visited> clicks = new ArrayList<>();
    private List<Runnable> answers = new ArrayList<>();

    ClickRound(ClickJournal journal) {
        this.journal = journal;
    }

    /** Gives the answer when the journal has the click; at once when nobody else is waiting. */
    void answerOnceKept(HttpServerExchange exchange, Visited click, HttpHandler answer) {
        exchange.dispatch(ready -> add(exchange.getIoThread(), click, ready), answer);
    }

    /** What the thread is given to do, it does after it has looked at all sockets of the round. */
    private void add(Executor thread, Visited click, Runnable answer) {
        if (clicks.isEmpty()) {
            thread.execute(() -> end(thread));
        }
        clicks.add(click);
        answers.add(answer);
    }

    private void end(Executor thread) {
        List<Runnable> ready = answers;
        journal.record(clicks);
        clicks = new ArrayList<>();
        answers = new ArrayList<>();
        if (journal.waitsForDisk()) {
            journal.whenOnDisk(() -> thread.execute(() -> ready.forEach(ClickRound::run)));
        } else {
            ready.forEach(ClickRound::run);
        }
    }

    /** One whose reader has gone must not keep the others waiting. */
    private static void run(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            log.error("A click has been kept, but could not be answered", e);
        }
    }
}
