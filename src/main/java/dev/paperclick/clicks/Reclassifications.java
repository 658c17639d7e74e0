package dev.paperclick.clicks;

import dev.paperclick.jobs.JobRunner;
import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;

/** Runs of the job {@code reclassify}, one after another; one that failed or died is continued by the next. */
@Component
public class Reclassifications {

    /** Parameter by which runs differ. */
    private static final String RUN = "run";

    /** Parameter for people: who is at work. */
    private static final String PROCESS = "process";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.ENGLISH);

    private final DataSource dataSource;
    private final JobRepository repository;
    private final JobRunner runner;
    private final Job job;

    Reclassifications(
            DataSource dataSource, JobRepository repository, JobRunner runner, @Qualifier(ReclassifyJob.NAME) Job job) {
        this.dataSource = dataSource;
        this.repository = repository;
        this.runner = runner;
        this.job = job;
    }

    /**
     * Judges the clicks of today (UTC) and of the days before it once more.
     *
     * @throws UserProblem when that is no sensible number of days, or somebody is at it
     */
    public Reclassified run(int days) {
        Reclassification.requireSensible(days);
        try (AdvisoryLock lock = lock()) {
            return run(days, lock);
        }
    }

    @SuppressWarnings("unused") // the lock says that it is held
    private Reclassified run(int days, AdvisoryLock lock) {
        JobExecution execution = runner.run(
                job,
                new JobParametersBuilder()
                        .addLong(RUN, number())
                        .addLong(ReclassifyJob.DAYS, (long) days, false)
                        .addLong(PROCESS, ProcessHandle.current().pid(), false)
                        .toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(
                    "the clicks could not be judged again; nothing has changed",
                    execution.getAllFailureExceptions().stream()
                            .map(Reclassifications::behind)
                            .findFirst()
                            .orElse(null));
        }
        return ReclassifyJob.outcome(execution);
    }

    /** When the database is gone, even taking back fails; what made that necessary says more. */
    private static Throwable behind(Throwable failure) {
        Throwable original =
                failure instanceof TransactionSystemException taking ? taking.getOriginalException() : null;
        return original == null ? failure : original;
    }

    /** That of the last run while it has not come to its end, else the next. */
    private long number() {
        JobExecution last = last();
        if (last == null) {
            return 1;
        }
        Long number = last.getJobParameters().getLong(RUN);
        return Objects.requireNonNull(number, RUN) + (last.getStatus() == BatchStatus.COMPLETED ? 1 : 0);
    }

    private @Nullable JobExecution last() {
        JobInstance instance = repository.getLastJobInstance(ReclassifyJob.NAME);
        return instance == null ? null : repository.getLastJobExecution(instance);
    }

    private AdvisoryLock lock() {
        Optional<AdvisoryLock> lock = tryLock();
        // The server may need a moment to notice that a killed process is gone.
        for (int attempt = 0; lock.isEmpty() && attempt < 50 && isHeldByTheDead(); attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lock = tryLock();
        }
        return lock.orElseThrow(() ->
                UserProblem.inSurroundings("Clicks are being judged again" + holder() + "; wait until that is done."));
    }

    private Optional<AdvisoryLock> tryLock() {
        return AdvisoryLock.tryTake(dataSource, "reclassify");
    }

    /** A process of another computer counts as dead, too; that costs a wait of five seconds. */
    private boolean isHeldByTheDead() {
        return process()
                .filter(process -> ProcessHandle.of(process).isPresent())
                .isEmpty();
    }

    private Optional<Long> process() {
        return Optional.ofNullable(last()).map(JobExecution::getJobParameters).map(Reclassifications::process);
    }

    private static @Nullable Long process(JobParameters parameters) {
        return parameters.getLong(PROCESS);
    }

    private String holder() {
        JobExecution last = last();
        if (last == null || last.getStartTime() == null) {
            return "";
        }
        return ", since " + TIME.format(last.getStartTime()) + " in process " + process(last.getJobParameters());
    }
}
