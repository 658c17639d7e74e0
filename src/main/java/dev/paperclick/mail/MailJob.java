package dev.paperclick.mail;

import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.mail.MailRound.Result;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.mail.OutboxMail.State;
import dev.paperclick.platform.UserProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.stereotype.Component;

/**
 * The weekly mail: put one into the outbox for each recipient and the week before the run was due, then send what is due there.
 *
 * <p>The week follows from when the run was due and what is in the outbox stays there, so that a run that goes on, or another one
 * in the same week, puts no second one in. A server that is away makes no failed run: the mail waits, and is tried again. Where no server
 * is set, a run is done, and says what to set.
 */
@Component
class MailJob implements ScheduledJob {

    private static final String CANDIDATES = "candidates";

    private final JobRepository repository;
    private final StopSignal stop;
    private final MailProperties properties;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final MailRound round;
    private final Clock clock;

    MailJob(
            JobRepository repository,
            StopSignal stop,
            MailProperties properties,
            Subscriptions subscriptions,
            Outbox outbox,
            MailRound round,
            Clock clock) {
        this.repository = repository;
        this.stop = stop;
        this.properties = properties;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.round = round;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String description() {
        return "Sends each recipient the digest of last week.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(ParameterRule.flag(
                        CANDIDATES, "whether each candidate gets their own digest, at the address of their profile")
                .withDefault("true"));
    }

    @Override
    public Job job() {
        return new JobBuilder(name(), repository)
                .start(step("prepare-mails", (contribution, context) -> prepare(contribution)))
                .next(step("send-mails", (contribution, context) -> send(contribution)))
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        TaskletStep step = new StepBuilder(name, repository)
                .tasklet(tasklet, new ResourcelessTransactionManager())
                .build();
        step.setInterruptionPolicy(stop);
        return step;
    }

    private RepeatStatus prepare(StepContribution contribution) {
        if (!properties.isSet()) {
            contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(MailProperties.NOT_SET));
            return RepeatStatus.FINISHED;
        }
        RunParameters run = RunParameters.of(contribution.getStepExecution());
        if (run.flag(CANDIDATES)) {
            subscriptions.addCandidates(Kind.DIGEST);
        }
        Instant due = run.due();
        for (Subscription subscription : subscriptions.active(Kind.DIGEST)) {
            prepare(subscription, due, contribution);
        }
        return RepeatStatus.FINISHED;
    }

    private void prepare(Subscription subscription, Instant due, StepContribution contribution) {
        Optional<MailAddress> address = MailAddress.find(String.valueOf(subscription.address()));
        if (address.isEmpty()) {
            contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription("The profile of " + subscription.about()
                    + " has no address that mail could go to; see 'paperclick mail subscriptions'."));
            return;
        }
        String week = Weeks.lastOver(due, subscription.zone());
        Outbox.Order order = new Outbox.Order(
                Kind.DIGEST,
                week,
                address.get().text(),
                subscription.about(),
                subscription.id(),
                null,
                clock.instant());
        if (!outbox.put(order)) {
            contribution.incrementFilterCount(1);
        }
    }

    private RepeatStatus send(StepContribution contribution) {
        if (!properties.isSet()) {
            return RepeatStatus.FINISHED;
        }
        BooleanSupplier stopping = stop.of(contribution.getStepExecution());
        Result result = round.run(stopping)
                .orElseThrow(() -> UserProblem.inSurroundings(
                        "Another process is sending mails just now; what it leaves is sent by the next run."));
        contribution.incrementWriteCount(result.count(State.SENT));
        contribution.incrementFilterCount(result.count(State.SKIPPED));
        String words = MailWords.of(result);
        if (!words.isEmpty()) {
            contribution.setExitStatus(ExitStatus.COMPLETED.addExitDescription(words));
        }
        return stopping.getAsBoolean() ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }
}
