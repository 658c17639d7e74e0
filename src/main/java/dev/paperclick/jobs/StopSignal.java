package dev.paperclick.jobs;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.stereotype.Component;

/**
 * The wish that jobs come to a stop after the chunk that they are at; they can be started again later.
 *
 * <p>Thread-safe: given by a signal handler, read by the steps.
 */
@Component
public class StopSignal implements StepInterruptionPolicy {

    private volatile boolean given;

    StopSignal() {}

    /** Asks all running jobs to stop. */
    public void give() {
        given = true;
    }

    /** Whether jobs are to stop. */
    public boolean isGiven() {
        return given;
    }

    @Override
    public void checkInterrupted(StepExecution step) throws JobInterruptedException {
        if (given) {
            // a chunk step ends its loop at the exception below but counts as completed unless this is set, too
            step.setTerminateOnly();
        }
        if (step.isTerminateOnly()) {
            throw new JobInterruptedException("stopped on request");
        }
    }
}
