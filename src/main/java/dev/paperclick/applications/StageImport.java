package dev.paperclick.applications;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from a list how far applications have come, and when they were made. It knows them by the ids that the
 * generate job gives the same rows, and makes none.
 *
 * <p>A few hundred rows are a transaction; an import that died half-way can be made again, for what is in place already
 * does not change.
 */
@Component
public class StageImport {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final StageHistory history;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StageImport(JdbcClient jdbc, StageHistory history, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Reads the list and brings the applications up to it.
     *
     * @param candidate whom rows without {@code candidate_id} belong to; empty when the list says so itself
     * @param known the ids of all candidates
     * @param force whether stages may go back, too
     */
    public StageChanges run(Path file, ApplicationList list, String candidate, Set<String> known, boolean force) {
        StageChanges changes = new StageChanges();
        Map<String, CsvRow.Accepted> batch = new LinkedHashMap<>();
        try {
            list.forEachRow(candidate, known::contains, template -> true, row -> {
                if (row instanceof CsvRow.Rejected rejected) {
                    rejected.problems().forEach(problem -> changes.rejected(rejected.line(), problem));
                    changes.rejectedRow();
                } else if (row instanceof CsvRow.Accepted accepted) {
                    String id = accepted.application().applicationId();
                    if (batch.size() == BATCH || batch.containsKey(id)) {
                        take(batch, force, changes);
                    }
                    batch.put(id, accepted);
                }
            });
            take(batch, force, changes);
        } catch (IOException e) {
            throw UserProblem.inInput(file + ": cannot be read (" + FileReason.of(e) + "); check its permissions.");
        }
        return changes;
    }

    private void take(Map<String, CsvRow.Accepted> batch, boolean force, StageChanges changes) {
        List<CsvRow.Accepted> rows = List.copyOf(batch.values());
        batch.clear();
        transaction.executeWithoutResult(status -> takeAll(rows, force, changes));
    }

    /** An application as the store has it. */
    private record Known(
            String applicationId,
            String userId,
            @Nullable String stage,
            @Nullable OffsetDateTime appliedAt) {}

    /** What becomes of it. */
    private record Moved(
            String applicationId,
            @Nullable String stage,
            @Nullable String appliedAt) {}

    private void takeAll(List<CsvRow.Accepted> rows, boolean force, StageChanges changes) {
        List<String> ids =
                rows.stream().map(row -> row.application().applicationId()).toList();
        Map<String, Known> known = lock(ids);
        Map<String, Position> positions = history.positions(ids);
        Instant now = clock.instant();
        List<Moved> moved = new ArrayList<>();
        List<StageHistory.Entry> entries = new ArrayList<>();
        List<StageHistory.TakenBack> takenBack = new ArrayList<>();
        for (CsvRow.Accepted row : rows) {
            Application listed = row.application();
            String id = listed.applicationId();
            Known before = known.get(id);
            if (before == null) {
                changes.unknown(row.line(), listed);
                continue;
            }
            if (!before.userId().equals(listed.userId())) {
                changes.foreign(row.line(), listed, before.userId());
                continue;
            }
            Position position = positions.getOrDefault(id, Position.NOWHERE);
            Optional<String> stage = next(row, position, force, changes);
            stage.filter(word -> !position.goesForwardTo(word))
                    .ifPresent(word -> position.beyond(word)
                            .forEach(wrong -> takenBack.add(new StageHistory.TakenBack(id, wrong))));
            boolean redated = listed.appliedAt() != null && !isSame(listed.appliedAt(), before.appliedAt());
            if (stage.isPresent() || redated) {
                moved.add(new Moved(id, stage.orElse(null), listed.appliedAt()));
                StageHistory.entries(listed, stage.orElse(null), now).forEach(entries::add);
            }
            changes.application(stage.isPresent(), redated);
        }
        update(moved);
        history.takeBack(takenBack);
        history.enter(entries);
    }

    /** The stage that the row moves its application to, if it moves it. */
    private static Optional<String> next(CsvRow.Accepted row, Position position, boolean force, StageChanges changes) {
        String listed = row.application().stage();
        if (listed == null) {
            return Optional.empty();
        }
        if (Stage.of(listed).isEmpty()) {
            changes.unknownWord(row.line(), listed);
        }
        if (listed.equals(position.stage())) {
            return Optional.empty();
        }
        if (force || position.goesForwardTo(listed)) {
            return Optional.of(listed);
        }
        changes.behind(row.line(), row.application(), Objects.requireNonNull(position.stage()));
        return Optional.empty();
    }

    private static boolean isSame(String listed, @Nullable OffsetDateTime known) {
        return known != null && OffsetDateTime.parse(listed).isEqual(known);
    }

    /** In the order of the ids, so that two processes never wait for each other in a circle. */
    private Map<String, Known> lock(List<String> ids) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select application_id as applicationId, user_id as userId, stage, applied_at as appliedAt
                          from job_applications
                         where application_id = any (:ids)
                         order by application_id
                           for update
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query(Known.class)
                .list()
                .forEach(row -> known.put(row.applicationId(), row));
        return known;
    }

    private void update(List<Moved> moved) {
        jdbc.sql("""
                        update job_applications as known
                           set stage      = coalesce(moved.stage, known.stage),
                               applied_at = coalesce(moved.applied_at::timestamptz, known.applied_at)
                          from unnest(cast(:ids as text[]), cast(:stages as text[]), cast(:dates as text[]))
                            as moved (application_id, stage, applied_at)
                         where known.application_id = moved.application_id
                        """)
                .param("ids", moved.stream().map(Moved::applicationId).toArray(String[]::new))
                .param("stages", moved.stream().map(Moved::stage).toArray(String[]::new))
                .param("dates", moved.stream().map(Moved::appliedAt).toArray(String[]::new))
                .update();
    }
}
