package dev.paperclick.clicks;

import dev.paperclick.journal.JournalProperties;
import dev.paperclick.links.TrackedLink;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clicks on their real way: through a journal in a folder into the database. */
final class RecordedClicks implements AutoCloseable {

    private final ClickJournal journal;
    private final ClickIngest ingest;

    RecordedClicks(DataSource dataSource, Path folder, Clock clock) {
        this(dataSource, Visits.rules(), folder, clock);
    }

    RecordedClicks(DataSource dataSource, ClickClassifier classifier, Path folder, Clock clock) {
        JournalProperties properties = new JournalProperties("async", 7);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        Recognition recognition = TestJournals.recognition(classifier, jdbc, clock);
        journal = new ClickJournal(recognition, new LostClicks(), new Workspace(folder), properties, clock);
        journal.open();
        ingest = new ClickIngest(journal, properties, dataSource, recognition, new VisitorSalts(jdbc, clock), clock);
        ingest.start();
    }

    void add(Visit visit, TrackedLink link) {
        journal.record(List.of(new Visited(link.id(), link.userId(), visit)));
    }

    /** Waits until all of them are in the database. */
    void settle() {
        Awaitility.await()
                .until(() -> ingest.progress().records()
                        == journal.health().orElseThrow().writtenRecords());
    }

    @Override
    public void close() {
        ingest.close();
        journal.close();
    }
}
