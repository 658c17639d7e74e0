package dev.paperclick.clicks;

import java.util.Objects;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reclassify job: one step, one transaction. When the process dies, nothing has changed, and the next start judges all of
 * it again.
 */
@Configuration(proxyBeanMethods = false)
class ReclassifyJob {

    static final String NAME = "reclassify";

    /** Parameter: today (UTC) and how many days before it. */
    static final String DAYS = "days";

    /** Where the step leaves what it has changed, as JSON, for whoever asks later. */
    static final String OUTCOME = "outcome";

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean(NAME)
    Job reclassify(
            JobRepository repository, PlatformTransactionManager transactions, Reclassification reclassification) {
        return new JobBuilder(NAME, repository)
                .start(judge(repository, transactions, reclassification))
                .build();
    }

    private static Step judge(
            JobRepository repository, PlatformTransactionManager transactions, Reclassification reclassification) {
        return new StepBuilder("judge", repository)
                .tasklet(
                        (contribution, context) -> {
                            Long days = contribution
                                    .getStepExecution()
                                    .getJobParameters()
                                    .getLong(DAYS);
                            Reclassified done =
                                    reclassification.run(Math.toIntExact(Objects.requireNonNull(days, DAYS)));
                            contribution
                                    .getStepExecution()
                                    .getExecutionContext()
                                    .putString(OUTCOME, JSON.writeValueAsString(done));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    /** What a run has changed that has come to its end. */
    static Reclassified outcome(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .map(step -> step.getExecutionContext().getString(OUTCOME))
                .map(outcome -> JSON.readValue(outcome, Reclassified.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the job left no outcome"));
    }
}
