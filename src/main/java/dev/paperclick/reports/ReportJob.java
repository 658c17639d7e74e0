package dev.paperclick.reports;

import dev.paperclick.clicks.ClickIngest;
import dev.paperclick.clicks.JournalOverview;
import dev.paperclick.clicks.Reclassification;
import dev.paperclick.clicks.Reclassifications;
import dev.paperclick.clicks.Reclassified;
import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.rollups.ClickDays;
import dev.paperclick.rollups.CountWatch;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The report job: see that the journal's clicks are in, judge recent ones again, count what is new, write the reports of the
 * full days before the run was due, remove old ones.
 *
 * <p>Each step can be done again without harm, and none has a transaction of its own: what they call has. The days and the
 * instant of a report follow from when the run was due, so that one that goes on later writes what it would have written.
 */
@Component
class ReportJob implements ScheduledJob {

    private static final Logger log = LoggerFactory.getLogger(ReportJob.class);

    private static final String DAYS = "days";
    private static final String FORMATS = "formats";
    private static final String KEEP_DAYS = "keep-days";

    private static final int MOST_DAYS = 3_660;
    private static final int MOST_KEPT_DAYS = 36_600;

    /** Each lasts until what was there before it is in, or a second. */
    private static final int MOST_WAITS = 60;

    /** In the step's context: whose reports are written, all before them included; empty for all together, who come first. */
    private static final String WRITTEN = "written";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopSignal stop;
    private final ClickIngest ingest;
    private final JournalOverview journal;
    private final Reclassifications reclassifications;
    private final ClickDays clickDays;
    private final Reports reports;
    private final ReportFiles files;
    private final ReportFolders folders;

    ReportJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopSignal stop,
            ClickIngest ingest,
            JournalOverview journal,
            Reclassifications reclassifications,
            ClickDays clickDays,
            Reports reports,
            ReportFiles files,
            ReportFolders folders) {
        this.repository = repository;
        this.transactions = transactions;
        this.stop = stop;
        this.ingest = ingest;
        this.journal = journal;
        this.reclassifications = reclassifications;
        this.clickDays = clickDays;
        this.reports = reports;
        this.files = files;
        this.folders = folders;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String description() {
        return "Counts new clicks and writes the reports of each candidate and of all together.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(
                ParameterRule.number(DAYS, "how many full days a report is about", 1, MOST_DAYS)
                        .withDefault("30"),
                ParameterRule.list(FORMATS, "which files are written", files.formats())
                        .withDefault(String.join(",", files.formats())),
                ParameterRule.number(KEEP_DAYS, "after how many days reports are removed", 1, MOST_KEPT_DAYS)
                        .withDefault("400"));
    }

    @Override
    public Job job() {
        return new JobBuilder(name(), repository)
                .start(step("check-ingest", (contribution, context) -> checkIngest(contribution)))
                .next(step("reclassify", (contribution, context) -> reclassify(contribution)))
                .next(step("roll-up", (contribution, context) -> rollUp(contribution)))
                .next(writeReports())
                .next(step("remove-old-reports", (contribution, context) -> removeOld(contribution)))
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        TaskletStep step = new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                // re-classification is a run of Batch's own, which it would not begin within a transaction
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
        step.setInterruptionPolicy(stop);
        return step;
    }

    /** Clicks that wait elsewhere come into a later report; that is told, and no reason to make none. */
    private RepeatStatus checkIngest(StepContribution contribution) {
        long waiting = journal.standing().waiting();
        for (int wait = 0; waiting > 0 && wait < MOST_WAITS && ingest.isWell(); wait++) {
            ingest.catchUp();
            waiting = journal.standing().waiting();
        }
        if (waiting > 0) {
            String words =
                    waiting + " of the journal's clicks on this machine are in no number yet; 'paperclick serve' puts"
                            + " them into the database";
            log.warn("{}.", words);
            contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(words + "."));
        }
        return RepeatStatus.FINISHED;
    }

    private RepeatStatus reclassify(StepContribution contribution) {
        Reclassified done = reclassifications.run(Reclassification.USUAL_DAYS);
        contribution.getStepExecution().setReadCount(done.looked());
        contribution.incrementWriteCount(done.changed());
        contribution.incrementFilterCount(done.looked() - done.changed());
        return RepeatStatus.FINISHED;
    }

    private RepeatStatus rollUp(StepContribution contribution) {
        BooleanSupplier stopping = stop.of(contribution.getStepExecution());
        contribution.incrementWriteCount(
                clickDays.roll(CountWatch.until(stopping)).days());
        return stopping.getAsBoolean() ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }

    /** All are read at once, then written one after the other; after each, the step notes how far it is. */
    private Step writeReports() {
        return step("write-reports", new Tasklet() {
            private @Nullable Deque<Subject> left;
            private @Nullable ReportReading reading;

            @Override
            public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
                ExecutionContext position = contribution.getStepExecution().getExecutionContext();
                RunParameters run = RunParameters.of(contribution.getStepExecution());
                if (left == null || reading == null) {
                    List<Subject> subjects = left(position.containsKey(WRITTEN) ? position.getString(WRITTEN) : null);
                    left = new ArrayDeque<>(subjects);
                    reading = reports.read(subjects, period(run), run.due());
                }
                Subject next = left.poll();
                if (next == null) {
                    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(
                            "Reports: " + folders.folder(Subject.FIRM, date(run)) + "."));
                    return RepeatStatus.FINISHED;
                }
                contribution.incrementWriteCount(folders.write(reading.of(next), date(run), run.list(FORMATS)));
                position.putString(WRITTEN, Objects.requireNonNullElse(next.candidateId(), ""));
                return RepeatStatus.CONTINUABLE;
            }
        });
    }

    private List<Subject> left(@Nullable String written) {
        List<Subject> left = new ArrayList<>();
        if (written == null) {
            left.add(Subject.FIRM);
        }
        reports.subjects().stream()
                .filter(subject -> written == null
                        || Objects.requireNonNull(subject.candidateId()).compareTo(written) > 0)
                .forEach(left::add);
        return left;
    }

    private ReportPeriod period(RunParameters run) {
        return ReportPeriod.fullDays(run.number(DAYS), run.due(), reports.zone());
    }

    /** The date that its reports bear. */
    private LocalDate date(RunParameters run) {
        return LocalDate.ofInstant(run.due(), reports.zone());
    }

    private RepeatStatus removeOld(StepContribution contribution) {
        RunParameters run = RunParameters.of(contribution.getStepExecution());
        contribution.incrementWriteCount(folders.removeBefore(date(run).minusDays(run.number(KEEP_DAYS))));
        return RepeatStatus.FINISHED;
    }
}
