package dev.paperclick.applications;

import dev.paperclick.platform.SqlTime;
import java.sql.Array;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When applications came to their stages; sole writer of {@code application_stages}. */
@Component
class StageHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    StageHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An application comes to a stage.
     *
     * @param dated whether somebody has said when, which counts more than when it was noticed
     */
    record Entry(String applicationId, String stage, Instant enteredAt, boolean dated) {}

    /** A stage that an application has not come to after all. */
    record TakenBack(String applicationId, String stage) {}

    /**
     * What a row says of its application's way: that it was applied for, and when, and what it has come to.
     *
     * @param stage what it moves to; null when it stays where it is
     */
    static Stream<Entry> entries(Application row, @Nullable String stage, Instant now) {
        String applied = Stage.APPLIED.word();
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (stage != null) {
            entries.put(stage, new Entry(row.applicationId(), stage, now, false));
        }
        boolean beforeApplying = Stage.SAVED.word().equals(row.stage());
        if (row.appliedAt() != null && row.stage() != null && !beforeApplying) {
            Instant when = OffsetDateTime.parse(row.appliedAt()).toInstant();
            entries.put(applied, new Entry(row.applicationId(), applied, when, true));
        }
        return new ArrayList<>(entries.values()).stream();
    }

    /** Where the applications stand; those that have come to no stage are not in it. */
    Map<String, Position> positions(Collection<String> applicationIds) {
        Map<String, Position> positions = new HashMap<>();
        RowCallbackHandler take = row -> {
            Array reached = row.getArray("reached");
            positions.put(row.getString("application_id"), new Position(row.getString("stage"), Set.of((String[])
                    reached.getArray())));
        };
        jdbc.sql("""
                        select known.application_id, known.stage,
                               array(select entered.stage
                                       from application_stages as entered
                                      where entered.application_id = known.application_id
                                        and entered.taken_back_at is null) as reached
                          from job_applications as known
                         where known.application_id = any (:ids)
                           and known.stage is not null
                        """).param("ids", applicationIds.toArray(String[]::new)).query(take);
        return positions;
    }

    /** Notes stages, each once in a call. One that is there already keeps its date unless that is now said. */
    void enter(List<Entry> entries) {
        jdbc.sql("""
                        insert into application_stages as known (application_id, stage, entered_at)
                        select application_id, stage, entered_at::timestamptz
                          from unnest(cast(:applicationIds as text[]), cast(:stages as text[]),
                                      cast(:enteredAt as text[]), cast(:dated as boolean[]))
                            as entered (application_id, stage, entered_at, dated)
                         where not dated
                         order by application_id, stage
                            on conflict (application_id, stage) do update
                           set entered_at    = excluded.entered_at,
                               taken_back_at = null
                         where known.taken_back_at is not null
                        """)
                .param("applicationIds", column(entries, Entry::applicationId))
                .param("stages", column(entries, Entry::stage))
                .param("enteredAt", column(entries, entry -> entry.enteredAt().toString()))
                .param("dated", entries.stream().map(Entry::dated).toArray(Boolean[]::new))
                .update();
        List<Entry> dated = entries.stream().filter(Entry::dated).toList();
        jdbc.sql("""
                        insert into application_stages as known (application_id, stage, entered_at)
                        select application_id, stage, entered_at::timestamptz
                          from unnest(cast(:applicationIds as text[]), cast(:stages as text[]),
                                      cast(:enteredAt as text[]))
                            as entered (application_id, stage, entered_at)
                         order by application_id, stage
                            on conflict (application_id, stage) do update
                           set entered_at    = excluded.entered_at,
                               taken_back_at = null
                         where known.entered_at <> excluded.entered_at
                            or known.taken_back_at is not null
                        """)
                .param("applicationIds", column(dated, Entry::applicationId))
                .param("stages", column(dated, Entry::stage))
                .param("enteredAt", column(dated, entry -> entry.enteredAt().toString()))
                .update();
    }

    /** Notes that stages were not reached after all; they stay in the history as such. */
    void takeBack(List<TakenBack> takenBack) {
        jdbc.sql("""
                        update application_stages as known
                           set taken_back_at = :now
                          from unnest(cast(:applicationIds as text[]), cast(:stages as text[]))
                            as wrong (application_id, stage)
                         where known.application_id = wrong.application_id
                           and known.stage = wrong.stage
                           and known.taken_back_at is null
                        """)
                .param("now", SqlTime.at(clock.instant()))
                .param("applicationIds", column(takenBack, TakenBack::applicationId))
                .param("stages", column(takenBack, TakenBack::stage))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
