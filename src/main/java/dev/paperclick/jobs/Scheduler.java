package dev.paperclick.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.paperclick.platform.DatabaseOutage;
import dev.paperclick.platform.LocalHost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Runs definitions when their time has come. When that is stands in the database, so that of several processes one runs
 * each, another one takes over what a killed one was at, and what was missed is caught up with once.
 *
 * <p>It starts without the database and outlives its outages. Started by {@link #start}, because most commands run nothing
 * by themselves.
 */
@Component
@EnableConfigurationProperties(SchedulerProperties.class)
public class Scheduler implements AutoCloseable {

    static final String TASK = "definition";

    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration STUCK = Duration.ofMinutes(2);

    /** Half of what is left to end a chunk when {@code serve} has to end: after that its thread is interrupted. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final DueRuns dueRuns;
    private final StopSignal stop;
    private final SchedulerProperties properties;
    private final Clock clock;

    private final Map<String, JobDefinition> definitions = new LinkedHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong lastLook = new AtomicLong();
    private com.github.kagkarlsson.scheduler.@Nullable Scheduler scheduler;
    private @Nullable Thread keeper;
    private @Nullable Thread farewell;

    Scheduler(
            DataSource dataSource,
            JobRuns runs,
            RunHistory history,
            StopSignal stop,
            SchedulerProperties properties,
            Clock clock) {
        this.dataSource = dataSource;
        this.dueRuns = new DueRuns(runs, history, stop, clock);
        this.stop = stop;
        this.properties = properties;
        this.clock = clock;
    }

    /** Begins to run these, once the database is there; does nothing when it is to run none. */
    public synchronized void start(List<JobDefinition> all) {
        if (properties.threads() == 0 || scheduler != null) {
            return;
        }
        all.forEach(definition -> definitions.put(definition.name(), definition));
        CustomTask<Plan> task = Tasks.custom(TASK, Plan.class)
                // In both cases the time stays, since it says which run it is, and so it is tried at the next look.
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getExecution().executionTime))
                .onDeadExecution((complete, operations) ->
                        operations.reschedule(complete, complete.getExecution().executionTime))
                .execute(this::run);
        com.github.kagkarlsson.scheduler.Scheduler fresh = com.github.kagkarlsson.scheduler.Scheduler.create(
                        dataSource, task)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .serializer(Plan.SERIALIZER)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(ProcessHandle.current().pid() + " on " + LocalHost.name()))
                .threads(properties.threads())
                .pollingInterval(properties.look())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(FAREWELL)
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onSchedulerEvent(SchedulerEventType type) {
                        if (type == SchedulerEventType.RAN_EXECUTE_DUE) {
                            lastLook.set(System.nanoTime());
                        }
                    }
                })
                .build();
        lastLook.set(System.nanoTime());
        fresh.start();
        scheduler = fresh;
        keeper = thread("job-plan", () -> keepPlan(fresh, task));
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private CompletionHandler<Plan> run(TaskInstance<Plan> instance, ExecutionContext context) {
        JobDefinition definition = definitions.get(instance.getId());
        Schedule schedule = definition == null ? null : definition.scheduled();
        if (definition == null || schedule == null) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Optional<DueRuns.Next> next =
                dueRuns.run(definition, schedule, context.getExecution().executionTime, instance.getData());
        return (complete, operations) -> next.ifPresentOrElse(
                then -> operations.reschedule(complete, then.time(), then.plan()), operations::remove);
    }

    /**
     * Brings the plan in the database into line with the definitions, now and then: what has a new schedule, or none any
     * more, may be running when this process starts; and when clocks have gone back, what was planned by them lies too far
     * ahead.
     */
    private void keepPlan(com.github.kagkarlsson.scheduler.Scheduler running, CustomTask<Plan> task) {
        try {
            do {
                try {
                    removeOthers(running, task);
                    definitions
                            .values()
                            .forEach(definition -> definition
                                    .schedule()
                                    .ifPresent(schedule -> plan(running, task, definition.name(), schedule)));
                } catch (RuntimeException e) {
                    tell(e);
                }
                // its own wait would be as long as clocks go back
                running.triggerCheckForDueExecutions();
            } while (!end.await(properties.look().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An outage is told by who watches the database. */
    private void tell(RuntimeException failure) {
        if (!DatabaseOutage.isBehind(failure) && end.getCount() > 0) {
            log.warn("The plan of the jobs could not be looked after; trying again.", failure);
        }
    }

    private void removeOthers(com.github.kagkarlsson.scheduler.Scheduler running, CustomTask<Plan> task) {
        List<ScheduledExecution<Plan>> planned = new ArrayList<>();
        running.fetchScheduledExecutionsForTask(TASK, Plan.class, planned::add);
        for (ScheduledExecution<Plan> execution : planned) {
            String name = execution.getTaskInstance().getId();
            JobDefinition definition = definitions.get(name);
            if (definition == null || definition.scheduled() == null) {
                whenIdle(() -> running.cancel(task.instance(name)));
            }
        }
    }

    private void plan(
            com.github.kagkarlsson.scheduler.Scheduler running, CustomTask<Plan> task, String name, Schedule schedule) {
        Optional<Instant> next = schedule.next(clock.instant());
        if (next.isEmpty()) {
            return;
        }
        Plan plan = Plan.of(schedule);
        TaskInstance<Plan> instance = task.instance(name, plan);
        ScheduledExecution<Object> planned =
                running.getScheduledExecution(instance).orElse(null);
        if (planned == null) {
            running.scheduleIfNotExists(instance, next.get());
            return;
        }
        Plan known = (Plan) planned.getData();
        boolean changed = !known.schedule().equals(plan.schedule());
        boolean tooFar = known.due() == null && planned.getExecutionTime().isAfter(next.get());
        if (!planned.isPicked() && (changed || tooFar)) {
            whenIdle(() -> running.reschedule(instance, next.get(), plan));
        }
    }

    /** Somebody may have begun to run it in this moment; then it has its turn at the next look. */
    private static void whenIdle(Runnable change) {
        try {
            change.run();
        } catch (TaskInstanceException e) {
            log.debug("not now: {}", e.getMessage());
        }
    }

    /** Whether due runs are being looked for, in a process that should. */
    public boolean isWell() {
        return scheduler() == null || System.nanoTime() - lastLook.get() < STUCK.toNanos();
    }

    private synchronized com.github.kagkarlsson.scheduler.@Nullable Scheduler scheduler() {
        return scheduler;
    }

    /** Begins no more runs, and asks those that go on to stop after the chunk that they are at; does not wait for that. */
    public synchronized void end() {
        com.github.kagkarlsson.scheduler.Scheduler running = scheduler;
        if (running != null && farewell == null) {
            stop.give();
            end.countDown();
            farewell = thread("job-farewell", running::stop);
        }
    }

    /** Waits until the chunks are done, not much longer than ten seconds; what goes on then is continued by another process. */
    @Override
    public void close() {
        end();
        Thread ending;
        Thread keeping;
        synchronized (this) {
            ending = farewell;
            keeping = keeper;
        }
        try {
            if (ending != null && keeping != null) {
                ending.join(FAREWELL.toMillis() + 2_000);
                keeping.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
