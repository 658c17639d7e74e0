package dev.paperclick.jobs;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Runs Batch jobs, and continues those that a dead process left behind. */
@Component
public class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    /** {@code UNKNOWN} is what a failed commit leaves; neither restart nor recover takes it. */
    private static final List<BatchStatus> UNFINISHED =
            List.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING, BatchStatus.UNKNOWN);

    private final JobRepository repository;
    private final JobOperator operator;
    private final Clock clock;

    JobRunner(JobRepository repository, JobOperator operator, Clock clock) {
        this.repository = repository;
        this.operator = operator;
        this.clock = clock;
    }

    /**
     * Runs the job to its end in this thread: anew, or from where an earlier execution with the same parameters was
     * when it failed, was stopped or died.
     *
     * <p>The caller must hold a lock that every starter of this job with these parameters takes and that dies with
     * the process; whatever looks unfinished under it is dead.
     */
    public JobExecution run(Job job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job.getName(), parameters);
        if (instance != null) {
            List<JobExecution> executions = repository.getJobExecutions(instance);
            executions.forEach(this::closeIfDead);
            if (executions.isEmpty()) {
                // Its process died before it had one; Batch starts no instance that exists without.
                repository.deleteJobInstance(instance);
            }
        }
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("job " + job.getName() + " cannot be started", e);
        }
    }

    /** Marks an execution as failed whose process is known to be dead; does nothing to one that has ended. */
    void closeIfDead(JobExecution execution) {
        boolean unfinished = UNFINISHED.contains(execution.getStatus());
        // A job may have been told that it failed when its step could no longer be told.
        if (!unfinished
                && execution.getStepExecutions().stream().noneMatch(step -> UNFINISHED.contains(step.getStatus()))) {
            return;
        }
        log.info(
                "job {}: execution {} died; going on where it was",
                execution.getJobInstance().getJobName(),
                execution.getId());
        for (StepExecution step : execution.getStepExecutions()) {
            if (UNFINISHED.contains(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
                step.setEndTime(now());
                repository.update(step);
            }
        }
        if (unfinished) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
            execution.setEndTime(now());
            repository.update(execution);
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
