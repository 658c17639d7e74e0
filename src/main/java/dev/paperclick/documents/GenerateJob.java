package dev.paperclick.documents;

import dev.paperclick.applications.Applications;
import dev.paperclick.applications.GeneratedApplication;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.links.TrackedLinks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The generate job: read the list, write the pairs, their PDFs and an archive if those are wanted, conclude.
 *
 * <p>What is where when the process dies: reading is one transaction, so the rows are there all or not at all; a row
 * waits until the transaction that records its two whole files, which may therefore be written once more; a PDF
 * that is not there is made; concluding writes its files before it marks the run finished.
 */
@Component
class GenerateJob {

    static final String NAME = "generate";

    /** Rows per worker. A chunk costs a transaction of 1–2 ms and bounds what is done again after a crash. */
    private static final int CHUNK = 50;

    private static final int PATIENCE_SECONDS = 10;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopSignal stop;
    private final ListedRows rows;
    private final TrackedLinks links;
    private final Applications applications;
    private final GenerationRuns runs;
    private final PdfWriter pdfs;
    private final Archive archive;
    private final Conclusion conclusion;
    private final DocumentProperties properties;

    GenerateJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopSignal stop,
            ListedRows rows,
            TrackedLinks links,
            Applications applications,
            GenerationRuns runs,
            PdfWriter pdfs,
            Archive archive,
            Conclusion conclusion,
            DocumentProperties properties) {
        this.repository = repository;
        this.transactions = transactions;
        this.stop = stop;
        this.rows = rows;
        this.links = links;
        this.applications = applications;
        this.runs = runs;
        this.pdfs = pdfs;
        this.archive = archive;
        this.conclusion = conclusion;
        this.properties = properties;
    }

    /** @param ended is handed the summary when the run is over */
    Job job(GenerationRun run, RunPlan plan, GenerateProgress progress, Consumer<GenerateSummary> ended) {
        SimpleJobBuilder job = new JobBuilder(NAME, repository)
                .start(readList(run, plan, progress))
                .next(writePairs(run, plan, progress));
        AtomicReference<@Nullable PdfSummary> madePdfs = new AtomicReference<>();
        if (plan.request().pdf()) {
            job.next(writePdfs(run, plan, progress, madePdfs));
        }
        if (plan.request().archive()) {
            job.next(archive(run, plan));
        }
        return job.next(conclude(run, plan, madePdfs, ended)).build();
    }

    /** A job that has nothing to do but to say so. */
    Job confirmation(GenerationRun run, RunPlan plan, RunOutcome outcome, Consumer<GenerateSummary> ended) {
        return new JobBuilder(NAME, repository)
                .start(new StepBuilder("confirm", repository)
                        .tasklet(
                                (contribution, context) -> {
                                    ended.accept(conclusion.confirm(run, plan, outcome));
                                    return RepeatStatus.FINISHED;
                                },
                                transactions)
                        .build())
                .build();
    }

    /**
     * Complete or not, it looks again what is missing at each start: documents that could not be converted have another
     * chance. What it makes is recorded one by one, and no transaction is open while LibreOffice is at work.
     */
    private Step writePdfs(
            GenerationRun run, RunPlan plan, GenerateProgress progress, AtomicReference<@Nullable PdfSummary> made) {
        return new StepBuilder("write-pdfs", repository)
                .tasklet(
                        (contribution, context) -> {
                            made.set(pdfs.write(run, plan, progress));
                            stopAsWished(progress).checkInterrupted(contribution.getStepExecution());
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    private Step archive(GenerationRun run, RunPlan plan) {
        return new StepBuilder("archive", repository)
                .tasklet(
                        (contribution, context) -> {
                            if (!archive.write(run, plan)) {
                                stop.checkInterrupted(contribution.getStepExecution());
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                // when the run goes on, PDFs may have come that it lacks
                .allowStartIfComplete(true)
                .build();
    }

    private Step readList(GenerationRun run, RunPlan plan, GenerateProgress progress) {
        return new StepBuilder("read-list", repository)
                .tasklet(
                        (contribution, context) -> {
                            ListedRows.Intake intake =
                                    rows.intake(run, plan.list().header(), plan::contentHash);
                            readInto(intake, plan, progress);
                            intake.flush();
                            rows.surveyed();
                            rows.rejectRepeatedAndForeign(run);
                            if (plan.request().untrackedOnly()) {
                                rows.leaveUntracked(run, plan.output());
                            } else if (!plan.request().force()) {
                                rows.markUnchanged(run, plan.output());
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    /** The list was readable a moment ago, when the run was planned. */
    private static void readInto(ListedRows.Intake intake, RunPlan plan, GenerateProgress progress) {
        try {
            plan.list()
                    .forEachRow(plan.defaultCandidate(), plan.candidates()::containsKey, plan.templates()::has, row -> {
                        intake.add(plan.variants().assign(row));
                        progress.rowRead();
                    });
        } catch (IOException e) {
            throw Generation.unreadable(plan.listFile(), e);
        }
    }

    /** Complete or not, it begins again when the run goes on: it makes what is waiting, and what was lost since. */
    private Step writePairs(GenerationRun run, RunPlan plan, GenerateProgress progress) {
        ThreadPoolTaskExecutor workers = workers(plan.request().workers());
        return new StepBuilder("write-pairs", repository)
                .<LinkedRow, WrittenPair>chunk(CHUNK * plan.request().workers())
                .transactionManager(transactions)
                .reader(new RowReader(rows, links, ownTransaction(), run, plan))
                .processor(new PairWriter(plan, run, progress, properties.toPacking()))
                .writer(recordIn(run, plan))
                .taskExecutor(workers)
                .interruptionPolicy(stopAsWished(progress))
                .listener(announceTo(progress, run))
                .listener(afterwards(workers::shutdown))
                .allowStartIfComplete(true)
                .build();
    }

    /** The wish of this process, or of who watches this run. */
    private StepInterruptionPolicy stopAsWished(GenerateProgress progress) {
        return step -> {
            if (progress.wantsStop()) {
                step.setTerminateOnly();
            }
            stop.checkInterrupted(step);
        };
    }

    /** The same threads for all pairs: each has a buffer that has grown to the size of a document. */
    private static ThreadPoolTaskExecutor workers(int count) {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setThreadNamePrefix("pair-");
        // A run that has failed has ended only when none of them writes any more.
        workers.setAwaitTerminationSeconds(PATIENCE_SECONDS);
        workers.setCorePoolSize(count);
        workers.setDaemon(true);
        workers.initialize();
        return workers;
    }

    private static StepExecutionListener afterwards(Runnable task) {
        return new StepExecutionListener() {
            @Override
            public @Nullable ExitStatus afterStep(StepExecution step) {
                task.run();
                return null;
            }
        };
    }

    private StepExecutionListener announceTo(GenerateProgress progress, GenerationRun run) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution step) {
                if (run.continued()) {
                    rows.awaitLost(run);
                }
                ListedRows.Counts counts = rows.counts(run);
                progress.begins(
                        counts.waiting() + counts.written() + counts.unchanged(),
                        counts.written() + counts.unchanged());
            }
        };
    }

    private TransactionTemplate ownTransaction() {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    private ItemWriter<WrittenPair> recordIn(GenerationRun run, RunPlan plan) {
        return chunk -> {
            List<? extends WrittenPair> pairs = chunk.getItems();
            List<GeneratedApplication> generated =
                    pairs.stream().map(WrittenPair::generated).toList();
            List<Applications.Replaced> replaced = applications.save(generated, plan.output());
            runs.supersede(
                    run,
                    replaced.stream().map(Applications.Replaced::path).toList(),
                    replaced.stream().map(Applications.Replaced::sha256).toList());
            rows.markWritten(
                    run,
                    pairs.stream().map(WrittenPair::row).toList(),
                    pairs.stream().map(WrittenPair::trackingProblem).toList());
        };
    }

    private Step conclude(
            GenerationRun run,
            RunPlan plan,
            AtomicReference<@Nullable PdfSummary> madePdfs,
            Consumer<GenerateSummary> ended) {
        return new StepBuilder("conclude", repository)
                .tasklet(
                        (contribution, context) -> {
                            ended.accept(conclusion.write(run, plan, madePdfs.get()));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }
}
