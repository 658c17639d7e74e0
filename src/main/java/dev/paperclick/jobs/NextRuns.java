package dev.paperclick.jobs;

import dev.paperclick.platform.SqlTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When definitions run next: as the plan in the database has it, else as their schedule says. */
@Component
public class NextRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    NextRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Planned(String name, Instant time, String schedule) {}

    /** By name; none for those that run only by hand. */
    public Map<String, Instant> of(List<JobDefinition> definitions) {
        Map<String, Planned> planned = new HashMap<>();
        jdbc.sql("""
                        select task_instance, execution_time, task_data
                          from scheduled_tasks
                         where task_name = :task
                           and not picked
                        """)
                .param("task", Scheduler.TASK)
                .query((row, number) -> new Planned(
                        row.getString("task_instance"),
                        Objects.requireNonNull(SqlTime.instant(row.getObject("execution_time", OffsetDateTime.class))),
                        new String(row.getBytes("task_data"), StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse("")))
                .list()
                .forEach(plan -> planned.put(plan.name(), plan));
        Map<String, Instant> next = new HashMap<>();
        for (JobDefinition definition : definitions) {
            definition.schedule().ifPresent(schedule -> {
                Planned plan = planned.get(definition.name());
                if (plan != null && plan.schedule().equals(schedule.toString())) {
                    next.put(definition.name(), plan.time());
                } else {
                    schedule.next(clock.instant()).ifPresent(time -> next.put(definition.name(), time));
                }
            });
        }
        return next;
    }
}
