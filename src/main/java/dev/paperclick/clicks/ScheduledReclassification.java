package dev.paperclick.clicks;

import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.WholeStep;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** {@code reclassify} for definitions: one step that goes through {@link Reclassifications}, with its lock and numbering. */
@Component
class ScheduledReclassification implements ScheduledJob {

    private final Reclassifications reclassifications;
    private final JobRepository repository;

    ScheduledReclassification(Reclassifications reclassifications, JobRepository repository) {
        this.reclassifications = reclassifications;
        this.repository = repository;
    }

    @Override
    public String name() {
        return "reclassify";
    }

    @Override
    public String description() {
        return "Judges recent clicks once more.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(ParameterRule.number(
                        ReclassifyJob.DAYS, "today and the days before it, in UTC", 1, Reclassification.MOST_DAYS)
                .withDefault(Integer.toString(Reclassification.USUAL_DAYS)));
    }

    @Override
    public Job job() {
        return WholeStep.job("scheduled-reclassify", ReclassifyJob.NAME, repository, step -> {
            Reclassified done = reclassifications.run(RunParameters.of(step).number(ReclassifyJob.DAYS));
            step.setReadCount(done.looked());
            step.setWriteCount(done.changed());
            step.setFilterCount(done.looked() - done.changed());
        });
    }
}
