package dev.paperclick.rollups;

import dev.paperclick.platform.CopyReader;
import dev.paperclick.platform.CopyWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** The rollups as they are in the database, whole days at a time. Whoever changes a day holds its lock. */
final class RollupTables {

    private final JdbcOperations jdbc;
    private final String prefix;

    private RollupTables(JdbcOperations jdbc, String prefix) {
        this.jdbc = jdbc;
        this.prefix = prefix;
    }

    /** Those that last. */
    static RollupTables lasting(JdbcOperations jdbc) {
        return new RollupTables(jdbc, "");
    }

    /** Empty ones of the same columns, whose names begin with {@code live_}; gone with the transaction, which has begun. */
    static RollupTables live(JdbcOperations jdbc) {
        for (RollupTable table : RollupTable.values()) {
            jdbc.execute("create temporary table live_%1$s (like %1$s) on commit drop".formatted(table.word()));
        }
        return new RollupTables(jdbc, "live_");
    }

    /** Adds a day of which nothing is there. */
    void add(DayRollup rollup) {
        for (RollupTable table : RollupTable.values()) {
            Map<RollupKey, long[]> rows = rollup.of(table);
            if (!rows.isEmpty()) {
                jdbc.execute((ConnectionCallback<Long>) connection -> write(connection, table, rollup.day(), rows));
            }
        }
    }

    private long write(Connection connection, RollupTable table, LocalDate day, Map<RollupKey, long[]> rows)
            throws SQLException {
        List<String> columns =
                Stream.concat(Stream.of("day"), table.columns().stream()).toList();
        long epochDay = day.toEpochDay();
        try (CopyWriter copy = new CopyWriter(connection, prefix + table.word(), columns)) {
            for (Map.Entry<RollupKey, long[]> row : rows.entrySet()) {
                copy.row();
                copy.date(epochDay);
                row.getKey().write(copy);
                write(copy, row.getValue(), table.counts());
            }
            return copy.end();
        }
    }

    private static void write(CopyWriter copy, long[] numbers, int counts) throws SQLException {
        for (int i = 0; i < numbers.length; i++) {
            if (i < counts) {
                copy.int8(numbers[i]);
            } else if (numbers[i] == DayRollup.NEVER) {
                copy.nothing();
            } else {
                copy.micros(numbers[i]);
            }
        }
    }

    /** What they say of a day. */
    DayRollup read(LocalDate day) {
        DayRollup rollup = new DayRollup(day);
        jdbc.execute((ConnectionCallback<DayRollup>) connection -> {
            for (RollupTable table : RollupTable.values()) {
                read(connection, table, rollup);
            }
            return rollup;
        });
        return rollup;
    }

    private void read(Connection connection, RollupTable table, DayRollup rollup) throws SQLException {
        int numbers = table.numbers().size();
        CopyReader.each(
                connection,
                "select %s from %s where day = date '%s'"
                        .formatted(String.join(", ", table.columns()), prefix + table.word(), rollup.day()),
                row -> rollup.add(RollupKey.read(table, row), numbers(row, numbers, table.counts())));
    }

    private static long[] numbers(CopyReader row, int count, int counts) throws SQLException {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            if (i < counts) {
                numbers[i] = row.int8Field();
            } else {
                Long micros = row.micros();
                numbers[i] = micros == null ? DayRollup.NEVER : micros;
            }
        }
        return numbers;
    }

    /** Takes away what they say of a day. */
    void forget(LocalDate day) {
        for (RollupTable table : RollupTable.values()) {
            jdbc.update("delete from " + prefix + table.word() + " where day = ?", day);
        }
    }

    /** Takes away all; not truncated, so that who reads from an earlier moment still finds it. */
    void forgetAll() {
        for (RollupTable table : RollupTable.values()) {
            jdbc.update("delete from " + prefix + table.word());
        }
    }
}
