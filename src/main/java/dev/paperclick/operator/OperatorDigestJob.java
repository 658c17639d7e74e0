package dev.paperclick.operator;

import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.RunState;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.WholeStep;
import dev.paperclick.mail.MailRound;
import dev.paperclick.mail.Outbox;
import dev.paperclick.mail.OutboxMail.Kind;
import dev.paperclick.platform.LocalHost;
import dev.paperclick.reports.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operator's digest: looks what is wrong, and puts a mail in when anything is, one for each day. It is about what happened since
 * the run before it, and about what is the case now.
 */
@Component
class OperatorDigestJob implements ScheduledJob {

    private static final int LATEST = 50;
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final JobRepository repository;
    private final RunHistory history;
    private final Troubles troubles;
    private final OperatorProperties properties;
    private final Outbox outbox;
    private final MailRound round;
    private final Reports reports;
    private final Clock clock;

    OperatorDigestJob(
            JobRepository repository,
            RunHistory history,
            Troubles troubles,
            OperatorProperties properties,
            Outbox outbox,
            MailRound round,
            Reports reports,
            Clock clock) {
        this.repository = repository;
        this.history = history;
        this.troubles = troubles;
        this.properties = properties;
        this.outbox = outbox;
        this.round = round;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "operator-digest";
    }

    @Override
    public String description() {
        return "Tells the operator by mail when something is wrong.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of();
    }

    @Override
    public Job job() {
        return WholeStep.job(
                name(),
                "tell",
                repository,
                step -> step.setExitStatus(ExitStatus.COMPLETED.addExitDescription(tell(step))));
    }

    /** Returns what became of it. */
    private String tell(StepExecution step) {
        RunParameters run = RunParameters.of(step);
        List<Trouble> found = troubles.since(from(run));
        step.setReadCount(found.size());
        if (found.isEmpty()) {
            return "Nothing is wrong, so there is no mail.";
        }
        String sentences = found.stream()
                .map(trouble -> trouble.subject() + ": " + trouble.sentence())
                .collect(Collectors.joining(" "));
        if (properties.to().isEmpty() || !outbox.isServed()) {
            return sentences + " Nobody is told by mail, since "
                    + (properties.to().isEmpty() ? "OPERATOR_MAIL" : "SMTP_HOST") + " is not set.";
        }
        if (!put(LocalDate.ofInstant(run.due(), reports.zone()), found)) {
            return sentences + " A mail about that day was there already, so there is no second one.";
        }
        step.setWriteCount(1);
        round.run(() -> false);
        return sentences;
    }

    private boolean put(LocalDate day, List<Trouble> found) {
        OperatorMail mail = new OperatorMail(LocalHost.name(), day.toString(), found);
        return outbox.put(new Outbox.Order(
                Kind.OPERATOR,
                day.toString(),
                properties.to(),
                null,
                null,
                JsonMapper.shared().writeValueAsString(mail),
                clock.instant()));
    }

    /** When the run before this one was due; a day at least, so that nothing falls between two. */
    private Instant from(RunParameters run) {
        Instant usual = run.due().minus(USUAL);
        Instant before = history.latest(run.definition(), LATEST).stream()
                .filter(earlier ->
                        earlier.status() == RunState.DONE && earlier.due().isBefore(run.due()))
                .map(JobRun::due)
                .findFirst()
                .orElse(usual);
        Instant from = before.isBefore(usual) ? before : usual;
        Instant longest = run.due().minus(LONGEST);
        return from.isBefore(longest) ? longest : from;
    }
}
