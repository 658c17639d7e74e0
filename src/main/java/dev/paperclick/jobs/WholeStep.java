package dev.paperclick.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step that is one piece of work with transactions, and perhaps a Batch job, of its own: Batch starts no job while a transaction of a
 * step is open. The work can be done again without harm, since it goes on where it was.
 */
public final class WholeStep extends AbstractStep {

    /** What a step does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Works to the end, and tells the step what it has counted.
         *
         * @throws JobInterruptedException when it was asked to stop, and has
         */
        void run(StepExecution step) throws JobInterruptedException;
    }

    private final Work work;

    private WholeStep(String name, JobRepository repository, Work work) {
        super(repository);
        setName(name);
        this.work = work;
    }

    /** A job of this one step. */
    public static Job job(String job, String step, JobRepository repository, Work work) {
        return new JobBuilder(job, repository)
                .start(new WholeStep(step, repository, work))
                .build();
    }

    @Override
    protected void doExecute(StepExecution execution) throws JobInterruptedException {
        work.run(execution);
    }
}
