package dev.paperclick.clicks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The table {@code link_clicks} under one connection, filled in large steps. All statements are part of the
 * connection's transaction. For use by one thread.
 */
final class ClickTable {

    private static final String DUPLICATE_KEY = "23505";
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final Connection connection;
    private final JdbcClient jdbc;
    private final DirtyClickDays days;
    private final Set<YearMonth> partitions = new HashSet<>();

    ClickTable(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.days = new DirtyClickDays(jdbc);
    }

    /**
     * Inserts the clicks that are not there yet and marks their days as changed; returns how many were new.
     *
     * @param refused is given those that the database does not take, with its reason
     */
    int insert(List<ClickRow> rows, BiConsumer<ClickRow, String> refused) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        Set<LocalDate> touched = days(rows);
        makePartitions(touched);
        int inserted = insertOrDivide(rows, refused);
        days.mark(touched);
        return inserted;
    }

    /** Most clicks are of the day of the one before them, and a date is made for none of those. */
    private static Set<LocalDate> days(List<ClickRow> rows) {
        Set<LocalDate> days = new HashSet<>();
        long before = Long.MIN_VALUE;
        for (ClickRow row : rows) {
            long day = Math.floorDiv(row.click().clickedAt().getEpochSecond(), SECONDS_A_DAY);
            if (day != before) {
                days.add(LocalDate.ofEpochDay(day));
                before = day;
            }
        }
        return days;
    }

    private int insertOrDivide(List<ClickRow> rows, BiConsumer<ClickRow, String> refused) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            int inserted = copy(rows, "link_clicks");
            connection.releaseSavepoint(before);
            return inserted;
        } catch (SQLException e) {
            if (!isAboutTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            if (DUPLICATE_KEY.equals(e.getSQLState())) {
                return insertMissing(rows);
            }
            if (rows.size() == 1) {
                // Not its message, which may carry the reader's address.
                refused.accept(rows.get(0), "SQLSTATE " + e.getSQLState());
                return 0;
            }
            int half = rows.size() / 2;
            return insertOrDivide(rows.subList(0, half), refused)
                    + insertOrDivide(rows.subList(half, rows.size()), refused);
        }
    }

    /** Classes 22 (data exception) and 23 (integrity constraint violation) of the SQL standard's states. */
    private static boolean isAboutTheData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Those that are there stay as they are: their verdict may have been corrected since. */
    private int insertMissing(List<ClickRow> rows) throws SQLException {
        String columns = String.join(", ", ClickCopy.COLUMNS);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table if not exists arriving_clicks (like link_clicks including defaults)"
                            + " on commit delete rows");
            statement.execute("truncate arriving_clicks");
            copy(rows, "arriving_clicks");
            return statement.executeUpdate("insert into link_clicks (" + columns + ") select " + columns
                    + " from arriving_clicks on conflict (click_id, clicked_at) do nothing");
        }
    }

    private int copy(List<ClickRow> rows, String table) throws SQLException {
        return (int) ClickCopy.into(table, rows, connection);
    }

    /** Clicks may be older than the partitions that are made ahead, after a long outage or on a wrong clock. */
    private void makePartitions(Set<LocalDate> touched) {
        Set<YearMonth> months = new TreeSet<>();
        touched.forEach(day -> months.add(YearMonth.from(day)));
        months.removeAll(partitions);
        for (YearMonth month : months) {
            jdbc.sql("select make_link_click_partition(:day)")
                    .param("day", month.atDay(1))
                    .query(Boolean.class)
                    .single();
            partitions.add(month);
        }
    }

    /** Makes the partitions of this month and the next three. */
    void makePartitionsAhead() {
        jdbc.sql("select make_link_click_partitions(3)").query(Integer.class).single();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
