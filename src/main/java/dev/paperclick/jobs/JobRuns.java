package dev.paperclick.jobs;

import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.LocalHost;
import dev.paperclick.platform.UserProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Runs definitions, one run of each at a time, whatever machine they are on; continues and stops their runs. */
@Component
public class JobRuns {

    private static final Logger log = LoggerFactory.getLogger(JobRuns.class);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final JobRunner runner;
    private final JobRepository repository;
    private final RunHistory history;
    private final JobCatalogue catalogue;
    private final DataSource dataSource;
    private final Clock clock;

    JobRuns(
            JobRunner runner,
            JobRepository repository,
            RunHistory history,
            JobCatalogue catalogue,
            DataSource dataSource,
            Clock clock) {
        this.runner = runner;
        this.repository = repository;
        this.history = history;
        this.catalogue = catalogue;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Runs a definition now, to its end, in this thread.
     *
     * @param given values of parameters, before those of the definition
     * @param begun is told the number of the run
     * @throws UserProblem when the values are wrong, or the definition is running
     */
    public JobRun run(JobDefinition definition, Map<String, String> given, LongConsumer begun) {
        Map<String, String> values = new LinkedHashMap<>(definition.parameters());
        values.putAll(given);
        requireRight(definition.job(), given, values);
        RunOrder order = new RunOrder(
                definition.name(),
                definition.job(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                JobCatalogue.withDefaults(definition.job(), values),
                RunOrder.HAND,
                0);
        return locked(order, begun);
    }

    private static void requireRight(ScheduledJob job, Map<String, String> given, Map<String, String> values) {
        List<String> names = job.parameters().stream().map(ParameterRule::name).toList();
        List<String> problems = new ArrayList<>();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(
                        name + " is nothing that job " + job.name() + " takes" + NearestWord.hint(name, names)));
        List<ParameterProblem> wrong = JobCatalogue.problems(job, values, true);
        (wrong.isEmpty() ? JobCatalogue.missing(job, values) : wrong)
                .forEach(problem -> problems.add(problem.parameter()
                        + (values.containsKey(problem.parameter())
                                ? " is '" + values.get(problem.parameter()) + "', but "
                                : " ")
                        + problem.sentence() + "."));
        if (!problems.isEmpty()) {
            throw UserProblem.inInput(problems);
        }
    }

    /**
     * Goes on with a run that failed, was stopped or died, where it was, in this thread.
     *
     * @throws UserProblem when there is nothing to go on with
     */
    public JobRun restart(long id, LongConsumer begun) {
        JobRun broken = history.get(id);
        if (broken.status().isRunning()) {
            throw UserProblem.inInput("Run " + id + " of " + broken.name() + " is "
                    + broken.status().word() + " in process " + broken.pid() + " on " + broken.host()
                    + "; 'paperclick stop " + id + "' stops it.");
        }
        JobExecution execution = execution(id);
        ScheduledJob job = catalogue
                .find(broken.job())
                .orElseThrow(() -> UserProblem.inInput("Run " + id + " was one of job '" + broken.job()
                        + "', which does not exist any more; there is nothing to go on with."));
        if (!broken.status().isBroken() || isDone(execution.getJobInstance())) {
            throw UserProblem.inInput("Run " + id + " of " + broken.name()
                    + (broken.status().isBroken() ? " was gone on with and is done" : " is done")
                    + "; 'paperclick run " + broken.name() + "' runs it anew.");
        }
        RunOrder order = new RunOrder(
                broken.name(), job, broken.due(), values(execution.getJobParameters()), RunOrder.RESTART, 0);
        return locked(order, begun);
    }

    private static Map<String, String> values(JobParameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> {
            if (!parameter.identifying()) {
                values.put(parameter.name(), String.valueOf(parameter.value()));
            }
        });
        return values;
    }

    /**
     * Asks a run to stop after the chunk that it is at, in whichever process it is.
     *
     * @throws UserProblem when it does not run
     */
    public void stop(long id) {
        JobRun run = history.get(id);
        if (!run.status().isRunning()) {
            throw UserProblem.inInput("Run " + id + " of " + run.name() + " does not run; it "
                    + (run.status() == RunState.DONE ? "is " : run.status() == RunState.STOPPED ? "was " : "")
                    + run.status().word() + ".");
        }
        JobExecution execution = execution(id);
        execution.setStatus(BatchStatus.STOPPING);
        repository.update(execution);
    }

    private JobExecution execution(long id) {
        JobExecution execution = repository.getJobExecution(id);
        if (execution == null) {
            throw new IllegalStateException("run " + id + " has lost its execution");
        }
        return execution;
    }

    private JobRun locked(RunOrder order, LongConsumer begun) {
        return tryRun(order, begun).orElseThrow(() -> {
            JobRun running = history.latest(order.definition(), 1).stream()
                    .filter(run -> run.status().isRunning())
                    .findFirst()
                    .orElse(null);
            return UserProblem.inSurroundings(order.definition() + " is running"
                    + (running == null
                            ? ""
                            : " already (run " + running.id() + ", since "
                                    + TIME.format(running.started().atZone(ZoneId.systemDefault())) + " in process "
                                    + running.pid() + " on " + running.host() + ")")
                    + "; wait until that is done"
                    + (running == null ? "." : ", or give 'paperclick stop " + running.id() + "'."));
        });
    }

    /** Runs to the end; nothing when the definition is running elsewhere. */
    Optional<JobRun> tryRun(RunOrder order, LongConsumer begun) {
        Optional<AdvisoryLock> taken = lock(order.definition());
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (AdvisoryLock lock = taken.get()) {
            return Optional.of(run(order, lock, begun));
        }
    }

    private Optional<AdvisoryLock> lock(String definition) {
        Optional<AdvisoryLock> lock = tryLock(definition);
        // the server may need a moment to notice that a killed process is gone
        for (int attempt = 0; lock.isEmpty() && attempt < 50 && isHeldByTheDead(definition); attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lock = tryLock(definition);
        }
        return lock;
    }

    private Optional<AdvisoryLock> tryLock(String definition) {
        return AdvisoryLock.tryTake(dataSource, RunHistory.lock(definition));
    }

    private boolean isHeldByTheDead(String definition) {
        return history.latest(definition, 1).stream()
                .anyMatch(run -> run.status().isRunning()
                        && run.host().equals(LocalHost.name())
                        && ProcessHandle.of(run.pid()).isEmpty());
    }

    @SuppressWarnings("unused") // the lock says that it is held
    private JobRun run(RunOrder order, AdvisoryLock lock, LongConsumer begun) {
        history.withoutOutcome(order.definition()).forEach(this::closeDead);
        AtomicLong id = new AtomicLong();
        JobExecution execution = runner.run(
                new WatchedJob(order.job().job(), started -> {
                    id.set(started.getId());
                    history.began(started.getId(), order);
                    begun.accept(started.getId());
                }),
                order.parameters());
        RunState state = state(execution);
        if (state == RunState.FAILED) {
            tell(order, execution);
        }
        history.ended(id.get(), state, state == RunState.DONE ? null : FailureWords.of(execution));
        return history.get(id.get());
    }

    private void closeDead(long id) {
        JobExecution execution = execution(id);
        runner.closeIfDead(execution);
        history.died(id, execution.getStatus() == BatchStatus.COMPLETED);
    }

    /** Whether a run for this time has been done. */
    boolean isDone(RunOrder order) {
        JobInstance instance = repository.getJobInstance(order.job().job().getName(), order.parameters());
        return instance != null && isDone(instance);
    }

    private boolean isDone(JobInstance instance) {
        return repository.getJobExecutions(instance).stream()
                .anyMatch(execution -> execution.getStatus() == BatchStatus.COMPLETED);
    }

    private static RunState state(JobExecution execution) {
        return switch (execution.getStatus()) {
            case COMPLETED -> RunState.DONE;
            case STOPPED, STOPPING -> RunState.STOPPED;
            default -> FailureWords.isOutage(execution) ? RunState.DIED : RunState.FAILED;
        };
    }

    /** What a person can mend is told by whoever asked for the run; anything else needs its trace. */
    private static void tell(RunOrder order, JobExecution execution) {
        execution.getAllFailureExceptions().stream()
                .filter(failure -> FailureWords.userProblem(failure).isEmpty())
                .findFirst()
                .ifPresent(failure -> log.error(
                        "Run {} of {} failed: {}", execution.getId(), order.definition(), failure.toString(), failure));
    }
}
