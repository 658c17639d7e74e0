package dev.paperclick.jobs;

import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.LocalHost;
import dev.paperclick.platform.SqlTime;
import dev.paperclick.platform.UserProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has run, and how it ended; sole writer of {@code job_runs}. */
@Component
public class RunHistory {

    private static final String DIED =
            "its process ended, or lost the database, before it was done; 'paperclick restart' goes on where it was";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;

    RunHistory(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The lock that whoever runs a definition holds. */
    static String lock(String definition) {
        return "job " + definition;
    }

    /**
     * The latest runs, the newest first.
     *
     * @param name only of this definition; null for all
     */
    public List<JobRun> latest(@Nullable String name, int limit) {
        return query("""
                where cast(:name as text) is null or run.definition = :name
                order by run.execution_id desc
                limit :limit
                """, Map.of("limit", limit), name);
    }

    /** The last run of each definition that has run, by its name. */
    public Map<String, JobRun> lastOfEach() {
        Map<String, JobRun> last = new HashMap<>();
        query("""
                where run.execution_id in (select max(execution_id) from job_runs group by definition)
                """, Map.of(), null).forEach(run -> last.put(run.name(), run));
        return last;
    }

    /**
     * The run of this number.
     *
     * @throws UserProblem when there is none
     */
    public JobRun get(long id) {
        return query("where run.execution_id = :id", Map.of("id", id), null).stream()
                .findFirst()
                .orElseThrow(() ->
                        UserProblem.inInput("There is no run " + id + "; 'paperclick history' shows those there are."));
    }

    /** What the schedule began and nobody ended, of this definition, for that time or a later one. */
    Optional<Instant> findDiedDue(String definition, Instant from) {
        return latest(definition, 50).stream()
                .filter(run -> run.origin().equals("schedule") || run.origin().equals("retry"))
                .limit(1)
                .filter(run -> run.status() == RunState.DIED && !run.due().isBefore(from))
                .map(JobRun::due)
                .findFirst();
    }

    /** Executions that have no end, though their definition's lock is held by who asks. */
    List<Long> withoutOutcome(String definition) {
        return jdbc.sql("select execution_id from job_runs where definition = :name and outcome is null")
                .param("name", definition)
                .query(Long.class)
                .list();
    }

    void began(long execution, RunOrder order) {
        jdbc.sql("""
                        insert into job_runs (execution_id, definition, job, due, origin, attempt, host, pid, started_at)
                        values (:id, :definition, :job, :due, :origin, :attempt, :host, :pid, :now)
                        """)
                .param("id", execution)
                .param("definition", order.definition())
                .param("job", order.job().name())
                .param("due", SqlTime.at(order.due()))
                .param("origin", order.origin())
                .param("attempt", order.attempt())
                .param("host", LocalHost.name())
                .param("pid", ProcessHandle.current().pid())
                .param("now", SqlTime.at(clock.instant()))
                .update();
    }

    void ended(long execution, RunState state, @Nullable String cause) {
        jdbc.sql("""
                        update job_runs
                           set ended_at = :now,
                               outcome = :outcome,
                               cause = :cause
                         where execution_id = :id
                        """)
                .param("id", execution)
                .param("outcome", state.word())
                .param("cause", cause)
                .param("now", SqlTime.at(clock.instant()))
                .update();
    }

    /** Says of a run whose process is known to be dead how it ended: well, if that could no longer be said here. */
    void died(long execution, boolean done) {
        jdbc.sql("update job_runs set outcome = :outcome, cause = :cause where execution_id = :id")
                .param("id", execution)
                .param("outcome", (done ? RunState.DONE : RunState.DIED).word())
                .param("cause", done ? null : DIED)
                .update();
    }

    private List<JobRun> query(String selection, Map<String, Object> parameters, @Nullable String name) {
        Set<String> alive = new HashSet<>();
        List<Row> rows = jdbc.sql("""
                        select run.execution_id, run.definition, run.job, run.due, run.origin, run.host, run.pid,
                               run.started_at, run.ended_at, run.outcome, run.cause, execution.status,
                               string_agg(step.exit_message, ' ' order by step.step_execution_id)
                                   filter (where step.status = 'COMPLETED' and step.exit_message <> '') as note,
                               coalesce(sum(step.read_count), 0) as read,
                               coalesce(sum(step.write_count), 0) as written,
                               coalesce(sum(step.filter_count), 0) as unchanged,
                               coalesce(sum(step.process_skip_count + step.read_skip_count), 0) as rejected
                          from job_runs as run
                          join batch_job_execution as execution on execution.job_execution_id = run.execution_id
                          left join batch_step_execution as step on step.job_execution_id = run.execution_id
                        """ + grouped(selection))
                .params(parameters)
                .param("name", name)
                .query((row, number) -> new Row(row))
                .list();
        rows.stream()
                .filter(row -> row.outcome == null)
                .map(row -> row.definition)
                .distinct()
                .filter(definition -> AdvisoryLock.isHeld(dataSource, lock(definition)))
                .forEach(alive::add);
        return rows.stream().map(row -> row.toRun(alive)).toList();
    }

    private static String grouped(String selection) {
        int order = selection.indexOf("order by");
        String where = order < 0 ? selection : selection.substring(0, order);
        String rest = order < 0 ? "" : selection.substring(order);
        return where + "\ngroup by run.execution_id, execution.status\n" + rest;
    }

    /** A row before it is known whether its process lives. */
    private static final class Row {

        private final JobRun run;
        private final String definition;
        private final @Nullable String outcome;
        private final String status;

        Row(ResultSet row) throws SQLException {
            this.definition = row.getString("definition");
            this.outcome = row.getString("outcome");
            this.status = row.getString("status");
            this.run = new JobRun(
                    row.getLong("execution_id"),
                    definition,
                    row.getString("job"),
                    row.getObject("due", OffsetDateTime.class).toInstant(),
                    row.getString("origin"),
                    row.getString("host"),
                    row.getLong("pid"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    SqlTime.instant(row.getObject("ended_at", OffsetDateTime.class)),
                    RunState.RUNNING,
                    row.getString("cause"),
                    row.getString("note"),
                    row.getLong("read"),
                    row.getLong("written"),
                    row.getLong("unchanged"),
                    row.getLong("rejected"));
        }

        JobRun toRun(Set<String> alive) {
            RunState state = state(alive.contains(definition));
            return new JobRun(
                    run.id(),
                    run.name(),
                    run.job(),
                    run.due(),
                    run.origin(),
                    run.host(),
                    run.pid(),
                    run.started(),
                    run.ended(),
                    state,
                    state == RunState.DIED && run.cause() == null ? DIED : run.cause(),
                    state == RunState.DONE ? run.note() : null,
                    run.read(),
                    run.written(),
                    run.unchanged(),
                    run.rejected());
        }

        private RunState state(boolean lockHeld) {
            if (outcome != null) {
                return RunState.valueOf(outcome.toUpperCase(Locale.ROOT));
            }
            if (status.equals("COMPLETED")) {
                return RunState.DONE;
            }
            if (!lockHeld) {
                return RunState.DIED;
            }
            return status.equals("STOPPING") ? RunState.STOPPING : RunState.RUNNING;
        }
    }
}
