package dev.paperclick.rollups;

import dev.paperclick.platform.CopyReader;
import dev.paperclick.platform.CopyWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Which row of a day it is, in one of the tables of the rollups. */
sealed interface RollupKey {

    /** Which table has the row. */
    RollupTable table();

    /** As the table's key columns. */
    void write(CopyWriter row);

    /** Tells that the number in a column of the row is another one. */
    Recount.Difference difference(LocalDate day, boolean due, String column, long rollup, long recount);

    /** The key of the row that comes next. */
    static RollupKey read(RollupTable table, CopyReader row) throws SQLException {
        return switch (table) {
            case LINES -> new Line(row.someText(), row.someText(), row.someText());
            case TOTALS -> new Total(row.bool(), row.someText());
            case HOURS -> new Hour(row.int2Field(), row.someText());
            case FILTERED -> new Filter(row.someText(), row.someText(), row.texts());
        };
    }

    /**
     * Of {@code click_days}.
     *
     * @param document empty for none
     */
    record Line(String trackingId, String document, String source) implements RollupKey {

        @Override
        public RollupTable table() {
            return RollupTable.LINES;
        }

        @Override
        public void write(CopyWriter row) {
            row.text(trackingId);
            row.text(document);
            row.text(source);
        }

        @Override
        public Recount.Difference difference(LocalDate day, boolean due, String column, long rollup, long recount) {
            return new Recount.Difference(day, due, trackingId, "", document, source, spoken(column), rollup, recount);
        }

        private static String spoken(String column) {
            return switch (column) {
                case "first_human_at" -> "first";
                case "last_human_at" -> "last";
                default -> column.replace('_', ' ');
            };
        }
    }

    /**
     * Of {@code day_totals}.
     *
     * @param everybody all candidates together
     * @param candidate empty for everybody, and for links without one
     */
    record Total(boolean everybody, String candidate) implements RollupKey {

        @Override
        public RollupTable table() {
            return RollupTable.TOTALS;
        }

        @Override
        public void write(CopyWriter row) {
            row.bool(everybody);
            row.text(candidate);
        }

        @Override
        public Recount.Difference difference(LocalDate day, boolean due, String column, long rollup, long recount) {
            String whose = everybody ? "*" : candidate;
            return new Recount.Difference(day, due, "", whose, "", "", column + " of the day", rollup, recount);
        }
    }

    /** Of {@code click_hours}. */
    record Hour(int hour, String candidate) implements RollupKey {

        @Override
        public RollupTable table() {
            return RollupTable.HOURS;
        }

        @Override
        public void write(CopyWriter row) {
            row.int2(hour);
            row.text(candidate);
        }

        @Override
        public Recount.Difference difference(LocalDate day, boolean due, String column, long rollup, long recount) {
            return new Recount.Difference(day, due, "", candidate, "", "", "hour " + hour, rollup, recount);
        }
    }

    /** Of {@code filtered_days}. */
    record Filter(String candidate, String verdict, List<String> reasons) implements RollupKey {

        @Override
        public RollupTable table() {
            return RollupTable.FILTERED;
        }

        @Override
        public void write(CopyWriter row) {
            row.text(candidate);
            row.text(verdict);
            row.texts(reasons);
        }

        @Override
        public Recount.Difference difference(LocalDate day, boolean due, String column, long rollup, long recount) {
            String what = verdict + " by " + String.join(",", reasons);
            return new Recount.Difference(day, due, "", candidate, "", "", what, rollup, recount);
        }
    }
}
