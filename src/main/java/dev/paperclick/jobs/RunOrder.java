package dev.paperclick.jobs;

import java.time.Instant;
import java.util.Map;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * A run that is to be made.
 *
 * @param definition its name
 * @param due see {@link ScheduledJob}
 * @param values of the job's parameters, defaults included
 * @param origin {@code schedule}, {@code retry}, {@code hand} or {@code restart}
 * @param attempt how often the schedule has tried before
 */
record RunOrder(
        String definition, ScheduledJob job, Instant due, Map<String, String> values, String origin, int attempt) {

    static final String SCHEDULE = "schedule";
    static final String RETRY = "retry";
    static final String HAND = "hand";
    static final String RESTART = "restart";

    JobParameters parameters() {
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addString(RunParameters.DEFINITION, definition)
                .addString(RunParameters.DUE, due.toString());
        values.forEach((name, value) -> parameters.addString(name, value, false));
        return parameters.toJobParameters();
    }
}
