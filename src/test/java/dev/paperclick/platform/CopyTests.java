package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes into the database by COPY is what SQL reads there, and what COPY brings back. */
class CopyTests {

    private static final List<String> COLUMNS =
            List.of("word", "words", "number", "small", "truth", "moment", "day", "bytes");

    private static TestDatabase database;
    private Connection connection;

    @BeforeAll
    static void start() {
        database = TestDatabase.empty();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        execute("""
                create table sample (word text, words text[], number bigint, small smallint, truth boolean,
                                     moment timestamptz, day date, bytes bytea)
                """);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void everyTypeComesBackAsItWentIn() throws SQLException {
        long before2000 = -62_135_596_800_000_000L;
        long late = micros("2026-11-18T12:34:56.789012Z");
        try (CopyWriter copy = new CopyWriter(connection, "sample", COLUMNS)) {
            copy.row();
            copy.text("");
            copy.texts(List.of());
            copy.int8(Long.MIN_VALUE);
            copy.int2(-1);
            copy.bool(false);
            copy.micros(before2000);
            copy.date(LocalDate.parse("0001-01-01").toEpochDay());
            copy.bytes(new byte[0]);
            copy.row();
            copy.text("Łódź 🦊 'quoted' \\ \n");
            copy.texts(List.of("one", "", "drei, \"vier\" {"));
            copy.int8(Long.MAX_VALUE);
            copy.int2(Short.MAX_VALUE);
            copy.bool(true);
            copy.micros(late);
            copy.date(LocalDate.parse("2026-11-18").toEpochDay());
            copy.nothing();
            copy.row();
            copy.text(null);
            copy.texts(List.of("x"));
            copy.int8(0);
            copy.int2(0);
            copy.bool(true);
            copy.nothing();
            copy.date(0);
            copy.bytes(new byte[] {-1, 0});
            assertThat(copy.end()).isEqualTo(3);
        }

        assertThat(strings("""
                select concat_ws('|', word, words, number, small, truth, moment at time zone 'UTC', day, bytes) from sample
                """))
                .containsExactly(
                        "|{}|-9223372036854775808|-1|f|0001-01-01 00:00:00|0001-01-01|\\x",
                        "Łódź 🦊 'quoted' \\ \n|{one,\"\",\"drei, \\\"vier\\\" {\"}|9223372036854775807|32767|t|"
                                + "2026-11-18 12:34:56.789012|2026-11-18",
                        "{x}|0|0|t|1970-01-01|\\xff00");
        List<String> read = new ArrayList<>();
        CopyReader.each(
                connection,
                "select word, words, number, small, truth, moment, bytes from sample",
                row -> read.add(row.text() + "|" + row.texts() + "|" + row.int8Field() + "|" + row.int2Field() + "|"
                        + row.bool() + "|" + row.micros() + "|" + length(row.bytes())));
        assertThat(read)
                .containsExactly(
                        "|[]|-9223372036854775808|-1|false|" + before2000 + "|0",
                        "Łódź 🦊 'quoted' \\ \n|[one, , drei, \"vier\" {]|9223372036854775807|32767|true|" + late
                                + "|none",
                        "null|[x]|0|0|true|null|2");
    }

    @Test
    void aFieldMayBeLargerThanWhatIsSentAtOnce() throws SQLException {
        String large = "0123456789".repeat(30_000);
        try (CopyWriter copy = new CopyWriter(connection, "sample", List.of("word", "number"))) {
            for (int i = 0; i < 5; i++) {
                copy.row();
                copy.text(large);
                copy.int8(i);
            }
            assertThat(copy.end()).isEqualTo(5);
        }

        List<Long> numbers = new ArrayList<>();
        CopyReader.each(connection, "select word, number from sample order by number", row -> {
            assertThat(row.someText()).isEqualTo(large);
            numbers.add(row.int8Field());
        });
        assertThat(numbers).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void aWriterThatIsClosedBeforeItsEndLeavesNothingAndAUsableConnection() throws SQLException {
        connection.commit();
        try (CopyWriter copy = new CopyWriter(connection, "sample", List.of("number"))) {
            copy.row();
            copy.int8(1);
        }

        connection.rollback();
        assertThat(strings("select count(*) from sample")).containsExactly("0");
        execute("drop table sample");
        connection.commit();
    }

    @Test
    void aQueryThatFailsAmidItsRowsIsToldAndTheConnectionStaysUsable() throws SQLException {
        List<Long> read = new ArrayList<>();

        assertThatThrownBy(() -> CopyReader.each(
                        connection,
                        "select 6 / (4 - n) from generate_series(1::bigint, 10) as n",
                        row -> read.add(row.int8Field())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("division by zero");

        assertThat(read).containsExactly(2L, 3L, 6L);
        connection.rollback();
        assertThat(strings("select 1")).containsExactly("1");
    }

    @Test
    void aReaderThatFailsEndsTheQueryAndTheConnectionStaysUsable() throws SQLException {
        assertThatThrownBy(() ->
                        CopyReader.each(connection, "select n from generate_series(1::bigint, 1000000) as n", row -> {
                            throw new IllegalArgumentException("enough");
                        }))
                .hasMessage("enough");

        connection.rollback();
        assertThat(strings("select 1")).containsExactly("1");
    }

    @Test
    void aReaderThatLeavesFieldsIsToldSo() throws SQLException {
        assertThatThrownBy(() -> CopyReader.each(
                        connection, "select n, n from generate_series(1::bigint, 3) as n", row -> row.int8Field()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not read to its end");

        connection.rollback();
        assertThat(strings("select 1")).containsExactly("1");
    }

    @Test
    void noRowIsNoRow() throws SQLException {
        CopyReader.each(connection, "select number from sample", row -> {
            throw new AssertionError("there is none");
        });
    }

    @Test
    void aLiteralIsTheTextWhateverIsInIt() throws SQLException {
        String text = "O'Hara \\' $$ ; drop table sample; -- ";

        assertThat(strings("select " + CopyReader.literal(connection, text))).containsExactly(text);
    }

    private static long micros(String instant) {
        Instant moment = Instant.parse(instant);
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }

    private static String length(byte[] bytes) {
        return bytes == null ? "none" : String.valueOf(bytes.length);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
