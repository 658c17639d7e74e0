package dev.paperclick.clicks;

import dev.paperclick.clicks.JournalSource.Found;
import dev.paperclick.journal.Journal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection's time of putting a journal's clicks into the database. It is given up at the first fault, and the next
 * one begins where the database says. For use by one thread.
 */
final class IngestSession implements AutoCloseable {

    /** The most records of one transaction. */
    static final int BATCH = 10_000;

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final Connection connection;
    private final Journal journal;
    private final Recognition recognition;
    private final VisitorSalts salts;
    private final UnreadableClicks unreadable;
    private final IngestProgress progress;
    private final Duration retention;
    private final Clock clock;
    private final JournalPositions positions;
    private final JournalSource source;
    private final ClickTable table;
    private final int number;

    private Instant housekeeping = Instant.MIN;
    private int lastRecords;

    /**
     * @param begin where to begin in each segment
     */
    IngestSession(
            Connection connection,
            Journal journal,
            Function<JournalPositions, Map<Integer, JournalPositions.Position>> begin,
            Recognition recognition,
            VisitorSalts salts,
            UnreadableClicks unreadable,
            UnreadableSegments unreadableSegments,
            IngestProgress progress,
            Duration retention,
            Clock clock)
            throws SQLException {
        this.connection = connection;
        this.journal = journal;
        this.recognition = recognition;
        this.salts = salts;
        this.unreadable = unreadable;
        this.progress = progress;
        this.retention = retention;
        this.clock = clock;
        connection.setAutoCommit(false);
        this.positions = new JournalPositions(connection, journal.id());
        this.number = positions.number();
        this.source = new JournalSource(journal.id(), begin.apply(positions), unreadableSegments);
        this.table = new ClickTable(connection);
        connection.commit();
    }

    /** Puts in the next batch; false when there was nothing to do. */
    boolean step() throws SQLException, IOException {
        List<Journal.Extent> extents = journal.extents();
        JournalSource.Batch batch = source.next(extents, BATCH);
        if (!batch.isEmpty()) {
            List<ClickRow> rows = rows(batch.records());
            Map<Long, Found> places = new HashMap<>();
            batch.records().forEach(found -> places.put(id(found), found));
            Set<ClickRow> refused = new HashSet<>();
            int fresh = table.insert(rows, (row, reason) -> {
                refused.add(row);
                setAside(places.get(row.id()), reason);
            });
            positions.save(batch.positions());
            connection.commit();
            rows.removeAll(refused);
            progress.setAside(batch.records().size() - rows.size());
            progress.inserted(rows, fresh, clock.instant());
        }
        progress.backlog(source.backlog(extents));
        lastRecords = batch.records().size();
        return !batch.isEmpty();
    }

    /** How many records the last step has dealt with. */
    int lastRecords() {
        return lastRecords;
    }

    private long id(Found found) {
        return ClickRow.id(number, found.segment().number(), found.offset());
    }

    /** In the order of time, as the table's index by time likes it. */
    private List<ClickRow> rows(List<Found> records) {
        List<ClickRow> rows = new ArrayList<>(records.size());
        for (Found found : records) {
            try {
                rows.add(new ClickRow(id(found), click(VisitRecord.read(found.payload()))));
            } catch (VisitRecord.Unreadable e) {
                setAside(found, String.valueOf(e.getMessage()));
            }
        }
        rows.sort(Comparator.comparing(row -> row.click().clickedAt()));
        return rows;
    }

    private Click click(VisitRecord.Content content) {
        if (content instanceof VisitRecord.Anonymous anonymous) {
            return recognition.own(anonymous.click(), anonymous.candidate(), anonymous.ownToken());
        }
        return recognition.click(((VisitRecord.Plain) content).visited());
    }

    private void setAside(@Nullable Found found, String reason) {
        if (found != null) {
            unreadable.add(found.segment(), found.offset(), found.payload(), reason);
        }
    }

    /**
     * What has to be done now and then, when all clicks are in: the table's partitions of this month and the next three
     * are made, the salts of past days forgotten, and segments removed that have been kept long enough.
     */
    void keepHouse() throws SQLException, IOException {
        Instant now = clock.instant();
        if (now.isBefore(housekeeping)) {
            return;
        }
        housekeeping = now.plus(HOUSEKEEPING);
        table.makePartitionsAhead();
        salts.forgetOld();
        for (Journal.Extent extent : journal.extents()) {
            boolean old = journal.lastWritten(extent.segment())
                    .filter(written -> !written.plus(retention).isAfter(now))
                    .isPresent();
            if (old && source.isFinished(extent.segment())) {
                journal.remove(extent.segment());
                positions.forget(extent.segment().number());
                source.forget(extent.segment());
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException, IOException {
        source.close();
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
