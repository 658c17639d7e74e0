package dev.paperclick.targets;

import dev.paperclick.platform.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of targets; sole writer of {@code link_targets}. */
@Component
public class Targets {

    private final JdbcClient jdbc;

    public Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of these, by their address; those that were never looked at are missing. */
    public Map<String, Target> find(Collection<String> urls) {
        return jdbc.sql("""
                select url, state, http_status, reason, moved_to, fails, failed_on, checked_at
                  from link_targets
                 where url = any(cast(:urls as text[]))
                 order by url
                """).param("urls", urls.toArray(String[]::new)).query(Targets::target).list().stream()
                .collect(Collectors.toMap(Target::url, Function.identity()));
    }

    /** Those of the addresses that were looked at since then. */
    List<String> lookedAtSince(Collection<String> urls, Instant since) {
        return jdbc.sql("""
                select url
                  from link_targets
                 where url = any(cast(:urls as text[]))
                   and checked_at >= :since
                """)
                .param("urls", urls.toArray(String[]::new))
                .param("since", SqlTime.at(since))
                .query(String.class)
                .list();
    }

    /** Keeps what was found, all of it or nothing. */
    void save(Collection<Target> targets) {
        List<Target> rows = List.copyOf(targets);
        jdbc.sql("""
                insert into link_targets as known
                       (url, state, http_status, reason, moved_to, fails, failed_on, checked_at)
                select url, state, http_status, reason, moved_to, fails, failed_on, checked_at
                  from unnest(cast(:urls as text[]), cast(:states as text[]), cast(:statuses as integer[]),
                              cast(:reasons as text[]), cast(:moves as text[]), cast(:fails as integer[]),
                              cast(:failures as date[]), cast(:times as timestamptz[]))
                    as looked (url, state, http_status, reason, moved_to, fails, failed_on, checked_at)
                 order by url
                    on conflict (url) do update
                   set state       = excluded.state,
                       http_status = excluded.http_status,
                       reason      = excluded.reason,
                       moved_to    = excluded.moved_to,
                       fails       = excluded.fails,
                       failed_on   = excluded.failed_on,
                       checked_at  = excluded.checked_at
                 where known.checked_at <= excluded.checked_at
                """)
                .param("urls", column(rows, Target::url))
                .param("states", column(rows, target -> target.state().word()))
                .param("statuses", column(rows, Target::httpStatus))
                .param("reasons", column(rows, Target::reason))
                .param("moves", column(rows, Target::movedTo))
                .param("fails", column(rows, Target::fails))
                .param("failures", column(rows, Target::failedOn))
                .param("times", column(rows, Target::checkedAt))
                .update();
    }

    /** Forgets targets that no link leads to any more; tells how many. */
    int forgetOthers() {
        return jdbc.sql("""
                delete from link_targets
                 where not exists (select from link_tracking where link_tracking.original_url = link_targets.url)
                """).update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(row -> {
                    Object one = value.apply(row);
                    return one == null ? null : one.toString();
                })
                .toArray(String[]::new);
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        return new Target(
                row.getString("url"),
                TargetState.ofWord(row.getString("state")),
                row.getObject("http_status", Integer.class),
                row.getString("reason"),
                row.getString("moved_to"),
                row.getInt("fails"),
                row.getObject("failed_on", LocalDate.class),
                Objects.requireNonNull(SqlTime.instant(row.getObject("checked_at", OffsetDateTime.class))));
    }
}
