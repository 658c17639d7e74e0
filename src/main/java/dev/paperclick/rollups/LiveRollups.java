package dev.paperclick.rollups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tables that look like those of the rollups, {@code live_click_days}, {@code live_day_totals}, {@code live_click_hours} and
 * {@code live_filtered_days}, with days that those do not have, as one transaction sees them.
 */
@Component
public class LiveRollups {

    private final JdbcTemplate jdbc;

    public LiveRollups(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes them, empty, within the caller's transaction, at whose end they are gone. */
    public Tables make() {
        return new Tables(RollupTables.live(jdbc), new ClickCount(jdbc));
    }

    /** The tables of a transaction. */
    public static final class Tables {

        private final RollupTables tables;
        private final ClickCount count;

        private Tables(RollupTables tables, ClickCount count) {
            this.tables = tables;
            this.count = count;
        }

        /**
         * Adds what was clicked from the one instant on and before the other.
         *
         * @param zone whose days and hours are counted by
         * @param candidate only clicks on this candidate's links; null for all, links that are gone included
         */
        public void add(Instant from, Instant to, ZoneId zone, @Nullable String candidate) {
            Instant start = from;
            while (start.isBefore(to)) {
                Instant next = LocalDate.ofInstant(start, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
                Instant end = next.isBefore(to) ? next : to;
                tables.add(count.of(start, end, zone, candidate));
                start = end;
            }
        }
    }
}
