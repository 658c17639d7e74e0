package dev.paperclick.jobs;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The wish that jobs come to a stop after the chunk that they are at; they can be started again later. It is given to all
 * jobs of this process, or, in the database and so from any process, to one execution.
 *
 * <p>Thread-safe: given by a signal handler, read by the steps.
 */
@Component
public class StopSignal implements StepInterruptionPolicy {

    private static final long BETWEEN_LOOKS_NANOS = 1_000_000_000L;

    private final JdbcClient jdbc;
    private volatile boolean given;

    StopSignal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks all running jobs to stop. */
    public void give() {
        given = true;
    }

    /** Whether jobs are to stop. */
    public boolean isGiven() {
        return given;
    }

    /**
     * Whether the execution that this step belongs to is to stop, for work that one transaction of Batch cannot hold. May be
     * asked as often as one likes, by several threads: it looks into the database once a second.
     */
    public BooleanSupplier of(StepExecution step) {
        AtomicLong lastLook = new AtomicLong(System.nanoTime());
        AtomicBoolean wished = new AtomicBoolean();
        return () -> {
            long last = lastLook.get();
            long now = System.nanoTime();
            if (!wished.get() && now - last >= BETWEEN_LOOKS_NANOS && lastLook.compareAndSet(last, now)) {
                wished.set(isStopping(step.getJobExecutionId()));
            }
            return given || wished.get();
        };
    }

    private boolean isStopping(long execution) {
        return jdbc.sql("select status = 'STOPPING' from batch_job_execution where job_execution_id = :id")
                .param("id", execution)
                .query(Boolean.class)
                .single();
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
