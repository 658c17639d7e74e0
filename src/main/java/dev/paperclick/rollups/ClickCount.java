package dev.paperclick.rollups;

import dev.paperclick.platform.CopyReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The one way in which clicks become numbers: for the rollups, to check them, and for reports about days that the rollups do not
 * have yet. Days and hours are Java's, the database is told where they begin: the two may know different time zones.
 */
final class ClickCount {

    private static final long SECOND = 1_000_000;

    private final JdbcOperations jdbc;

    ClickCount(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What was clicked on a whole day of a zone, as the transaction sees it. */
    DayRollup of(LocalDate day, ZoneId zone) {
        Instant from = day.atStartOfDay(zone).toInstant();
        return of(from, day.plusDays(1).atStartOfDay(zone).toInstant(), zone, null);
    }

    /**
     * What was clicked during a day or a part of it, as the transaction sees it.
     *
     * @param to exclusive, on the same day of the zone
     * @param candidate only clicks on this candidate's links; null for all, links that are gone included
     */
    DayRollup of(Instant from, Instant to, ZoneId zone, @Nullable String candidate) {
        ClickTally tally = new ClickTally();
        jdbc.execute((ConnectionCallback<ClickTally>) connection -> {
            read(connection, from, to, zone, candidate, tally);
            return tally;
        });
        return tally.rollup(LocalDate.ofInstant(from, zone), owners(tally.trackingIds()));
    }

    private static void read(
            Connection connection, Instant from, Instant to, ZoneId zone, @Nullable String candidate, ClickTally tally)
            throws SQLException {
        String query = """
                select %s
                  from link_clicks as click
                 where click.clicked_at >= timestamptz '%s'
                   and click.clicked_at < timestamptz '%s'
                """.formatted(CountedClick.COLUMNS, from, to);
        if (candidate != null) {
            query += " and click.tracking_id in (select tracking_id from link_tracking where user_id = "
                    + CopyReader.literal(connection, candidate) + ")";
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        boolean changes = change != null && change.getInstant().isBefore(to);
        ZoneOffset offset = zone.getRules().getOffset(from);
        CopyReader.each(connection, query, row -> {
            CountedClick click = CountedClick.read(row);
            long second = Math.floorDiv(click.micros(), SECOND);
            ZoneOffset then = changes ? zone.getRules().getOffset(Instant.ofEpochSecond(second)) : offset;
            tally.add(click, hour(second + then.getTotalSeconds()));
        });
    }

    private static int hour(long secondOnTheWall) {
        return Math.floorMod(Math.floorDiv(secondOnTheWall, 3_600), 24);
    }

    private Map<String, LinkOwner> owners(Set<String> trackingIds) {
        Map<String, LinkOwner> owners = new HashMap<>();
        jdbc.query(
                """
                select tracking_id, coalesce(user_id, '') as user_id, application_id
                  from link_tracking
                 where tracking_id = any (?)
                """,
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("text", trackingIds.toArray())),
                row -> {
                    owners.put(
                            row.getString("tracking_id"),
                            new LinkOwner(row.getString("user_id"), row.getString("application_id")));
                });
        return owners;
    }
}
