package dev.paperclick.redirect;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.ClickJournal;
import dev.paperclick.links.LinkFeed;
import org.springframework.stereotype.Component;

/**
 * All that has to run for tracked links to be answered and their clicks to be kept: started by {@link #start()}, because
 * most commands need none of it, and closed with the application.
 */
@Component
public class Redirects implements AutoCloseable {

    private final ClickJournal journal;
    private final LinkFeed feed;
    private final ClickIngest ingest;

    public Redirects(ClickJournal journal, LinkFeed feed, ClickIngest ingest) {
        this.journal = journal;
        this.feed = feed;
        this.ingest = ingest;
    }

    /** Before the first request; needs no database. */
    public void start() {
        journal.open();
        feed.start();
        ingest.start();
    }

    /** After the last answer; takes ten seconds at most, even when the database hangs. */
    @Override
    public void close() {
        // so that both may wait for the same hanging database at the same time
        feed.end();
        ingest.close();
        feed.close();
        journal.close();
    }
}
