package dev.paperclick.clicks;

import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How far a journal has been put into the database; the sole writer of {@code click_journals} and
 * {@code click_journal_positions}.
 */
final class JournalPositions {

    private final JdbcClient jdbc;
    private final UUID journal;

    /**
     * @param connection all statements are part of its transaction
     */
    JournalPositions(Connection connection, UUID journal) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.journal = journal;
    }

    /**
     * How far a segment has been read.
     *
     * @param segment its number
     * @param position behind the last record that is in the database
     * @param records how many that are
     * @param finished nothing more will come
     */
    record Position(int segment, long position, long records, boolean finished) {

        static Position start(int segment) {
            return new Position(segment, 0, 0, false);
        }
    }

    /** The number of the journal in this database, given at first. */
    int number() {
        jdbc.sql("insert into click_journals (journal_id) values (:journal) on conflict (journal_id) do nothing")
                .param("journal", journal)
                .update();
        return jdbc.sql("select journal from click_journals where journal_id = :journal")
                .param("journal", journal)
                .query(Integer.class)
                .single();
    }

    /** All that are known, by their segments. */
    Map<Integer, Position> all() {
        Map<Integer, Position> positions = new HashMap<>();
        jdbc.sql("""
                        select segment, position, records, finished
                          from click_journal_positions
                          join click_journals using (journal)
                         where journal_id = :journal
                        """)
                .param("journal", journal)
                .query(Position.class)
                .list()
                .forEach(position -> positions.put(position.segment(), position));
        return positions;
    }

    /** Moves them. */
    void save(Collection<Position> positions) {
        jdbc.sql("""
                insert into click_journal_positions as known (journal, segment, position, records, finished)
                select journal, segment, position, records, finished
                  from click_journals,
                       unnest(cast(:segments as integer[]), cast(:positions as bigint[]),
                              cast(:records as bigint[]), cast(:finished as boolean[]))
                    as read (segment, position, records, finished)
                 where journal_id = :journal
                    on conflict (journal, segment)
                       do update
                          set position   = excluded.position,
                              records    = excluded.records,
                              finished   = excluded.finished,
                              updated_at = now()
                """)
                .param("journal", journal)
                .param("segments", positions.stream().map(Position::segment).toArray(Integer[]::new))
                .param("positions", positions.stream().map(Position::position).toArray(Long[]::new))
                .param("records", positions.stream().map(Position::records).toArray(Long[]::new))
                .param("finished", positions.stream().map(Position::finished).toArray(Boolean[]::new))
                .update();
    }

    /** Forgets a segment whose file is gone. */
    void forget(int segment) {
        jdbc.sql("""
                delete from click_journal_positions
                 where segment = :segment
                   and journal = (select journal from click_journals where journal_id = :journal)
                """).param("segment", segment).param("journal", journal).update();
    }
}
