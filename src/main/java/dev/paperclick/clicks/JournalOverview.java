package dev.paperclick.clicks;

import dev.paperclick.journal.Inspection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The click journal as its files and the database together tell of it. */
@Component
public class JournalOverview {

    private final ClickJournal journal;
    private final JdbcClient jdbc;

    public JournalOverview(ClickJournal journal, JdbcClient jdbc) {
        this.journal = journal;
        this.jdbc = jdbc;
    }

    /**
     * Where it stands.
     *
     * @param files what the files hold
     * @param inDatabase how many of their records have come into the database
     * @param setAside records that the database did not take
     */
    public record Standing(Inspection files, long inDatabase, long setAside) {

        /** How many records are still to come. */
        public long waiting() {
            return Math.max(0, files.records() - inDatabase);
        }
    }

    /** Reads the files and asks the database. */
    public Standing standing() {
        Inspection files = Inspection.of(journal.folder());
        return new Standing(
                files,
                files.journal().isEmpty() ? 0 : inDatabase(files),
                new UnreadableClicks(journal.folder()).count());
    }

    private long inDatabase(Inspection files) {
        Integer[] segments =
                files.segments().stream().map(found -> found.segment().number()).toArray(Integer[]::new);
        return jdbc.sql("""
                        select coalesce(sum(records), 0)
                          from click_journal_positions
                          join click_journals using (journal)
                         where journal_id = :journal
                           and segment = any (:segments)
                        """)
                .param("journal", files.journal().orElseThrow())
                .param("segments", segments)
                .query(Long.class)
                .single();
    }
}
