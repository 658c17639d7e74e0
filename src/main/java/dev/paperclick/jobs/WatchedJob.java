package dev.paperclick.jobs;

import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;

/** A job that says when it begins, since only then its execution has a number. */
final class WatchedJob implements Job {

    private final Job job;
    private final Consumer<JobExecution> begins;

    WatchedJob(Job job, Consumer<JobExecution> begins) {
        this.job = job;
        this.begins = begins;
    }

    @Override
    public String getName() {
        return job.getName();
    }

    @Override
    public boolean isRestartable() {
        return job.isRestartable();
    }

    @Override
    public void execute(JobExecution execution) throws JobInterruptedException {
        begins.accept(execution);
        job.execute(execution);
    }
}
