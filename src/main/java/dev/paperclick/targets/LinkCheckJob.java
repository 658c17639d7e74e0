package dev.paperclick.targets;

import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.StopSignal;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The link-check job: looks at the targets page by page, then forgets those that no link leads to any more. A run that is gone
 * on with passes over what was looked at since it was due.
 */
@Component
class LinkCheckJob implements ScheduledJob {

    private static final String CANDIDATE = "candidate";
    private static final String WORKERS = "workers";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopSignal stop;
    private final TargetCheck check;
    private final Targets targets;

    LinkCheckJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopSignal stop,
            TargetCheck check,
            Targets targets) {
        this.repository = repository;
        this.transactions = transactions;
        this.stop = stop;
        this.check = check;
        this.targets = targets;
    }

    @Override
    public String name() {
        return "link-check";
    }

    @Override
    public String description() {
        return "Looks whether the pages that tracked links lead to are still there.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(
                ParameterRule.text(CANDIDATE, "whose links are looked at; all without it"),
                ParameterRule.number(
                                WORKERS, "how many servers are asked at the same time", 1, TargetCheck.MOST_WORKERS)
                        .withDefault(String.valueOf(TargetCheck.USUAL_WORKERS)));
    }

    @Override
    public Job job() {
        return new JobBuilder(name(), repository)
                .start(step("look", look()))
                .next(step("forget", (contribution, context) -> {
                    contribution.incrementWriteCount(targets.forgetOthers());
                    return RepeatStatus.FINISHED;
                }))
                .build();
    }

    /** Without a transaction of its own: none may stay open while servers are waited for. */
    private Step step(String name, Tasklet tasklet) {
        TaskletStep step = new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
        step.setInterruptionPolicy(stop);
        return step;
    }

    private Tasklet look() {
        return new Tasklet() {
            private @Nullable TargetRound round;

            @Override
            public RepeatStatus execute(StepContribution contribution, ChunkContext context)
                    throws InterruptedException {
                if (round == null) {
                    RunParameters run = RunParameters.of(contribution.getStepExecution());
                    round = check.begin(run.find(CANDIDATE).orElse(null), run.due(), run.number(WORKERS));
                }
                int before = round.looked();
                boolean more = round.next();
                for (int i = before; i < round.looked(); i++) {
                    contribution.incrementReadCount();
                }
                if (!more) {
                    contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(outcome(round)));
                }
                return RepeatStatus.continueIf(more);
            }
        };
    }

    private static String outcome(TargetRound round) {
        if (round.wasInVain()) {
            return "No server answered, so it may be this machine that is not on the net.";
        }
        List<Target> known = round.known();
        return count(known, TargetState.DEAD) + " dead, " + count(known, TargetState.MOVED)
                + " moved; see 'paperclick links list --state dead,moved'.";
    }

    private static long count(List<Target> targets, TargetState state) {
        return targets.stream().filter(target -> target.state() == state).count();
    }
}
