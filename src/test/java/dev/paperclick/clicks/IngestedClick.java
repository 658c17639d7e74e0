package dev.paperclick.clicks;

import dev.paperclick.links.DocumentMark;
import dev.paperclick.links.TrackingId;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A click as tests of what is counted say it; it comes into the database as the ingest brings it. */
public record IngestedClick(
        long id,
        String link,
        Instant at,
        @Nullable String session,
        Verdict verdict,
        @Nullable DocumentMark document) {

    /** Inserts clicks within the connection's transaction, and marks their days. */
    public static void insert(List<IngestedClick> clicks, Connection connection) throws java.sql.SQLException {
        new ClickTable(connection)
                .insert(clicks.stream().map(IngestedClick::row).toList(), (row, reason) -> {
                    throw new AssertionError(reason);
                });
    }

    private ClickRow row() {
        return new ClickRow(
                id,
                new Click(
                        TrackingId.parse(link).orElseThrow(),
                        at,
                        null,
                        null,
                        null,
                        session,
                        ClickSource.DIRECT,
                        document,
                        "GET",
                        Classification.ofWords(
                                switch (verdict) {
                                    case HUMAN -> List.of("navigation");
                                    case AUTOMATED -> List.of("head");
                                    case UNCERTAIN -> List.of("unknown_agent");
                                    case EXCLUDED -> List.of("self");
                                }),
                        session == null));
    }
}
