package dev.paperclick.clicks;

import dev.paperclick.journal.JournalProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/**
 * Reads the whole journal once more and puts in the clicks that the database does not have: after it was restored from an
 * older copy, say. Clicks that are there stay as they are.
 */
@Component
public class JournalReplay {

    private final ClickJournal journal;
    private final JournalProperties properties;
    private final DataSource dataSource;
    private final Recognition recognition;
    private final VisitorSalts salts;
    private final Clock clock;

    public JournalReplay(
            ClickJournal journal,
            JournalProperties properties,
            DataSource dataSource,
            Recognition recognition,
            VisitorSalts salts,
            Clock clock) {
        this.journal = journal;
        this.properties = properties;
        this.dataSource = dataSource;
        this.recognition = recognition;
        this.salts = salts;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param records read
     * @param inserted clicks that were not in the database
     * @param setAside records that are no clicks or that it does not take
     * @param unreadable segments that the disk does not give
     */
    public record Outcome(long records, long inserted, long setAside, int unreadable) {}

    /**
     * Replays all segments that are still there. When it is interrupted, a second time does what is left.
     *
     * @throws dev.paperclick.platform.UserProblem when a server keeps the journal now
     */
    public Outcome run() {
        journal.open();
        IngestProgress progress = new IngestProgress();
        UnreadableSegments unreadable = new UnreadableSegments(clock);
        try (Connection connection = dataSource.getConnection();
                IngestSession session = new IngestSession(
                        connection,
                        journal.journal().orElseThrow(),
                        positions -> Map.of(),
                        recognition,
                        salts,
                        new UnreadableClicks(journal.folder()),
                        unreadable,
                        progress,
                        properties.retention(),
                        clock)) {
            while (session.step()) {
                // batch by batch
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("replay the journal", null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            journal.close();
        }
        return new Outcome(progress.records(), progress.newClicks(), progress.setAsideRecords(), unreadable.count());
    }
}
