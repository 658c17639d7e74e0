package dev.paperclick.jobs;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

/** What a run of a {@link ScheduledJob} was asked to do, as its steps read it. */
public final class RunParameters {

    static final String DEFINITION = "definition";
    static final String DUE = "due";

    /** Names that no parameter of a job may have. */
    static final Set<String> OF_EVERY_RUN = Set.of(DEFINITION, DUE);

    private final JobParameters parameters;

    private RunParameters(JobParameters parameters) {
        this.parameters = parameters;
    }

    /** Those of the run that this step belongs to. */
    public static RunParameters of(StepExecution step) {
        return new RunParameters(step.getJobParameters());
    }

    static RunParameters of(JobParameters parameters) {
        return new RunParameters(parameters);
    }

    /** The name of the definition that runs. */
    public String definition() {
        return text(DEFINITION);
    }

    /** When the run was scheduled for, or asked for by hand; the same when it is continued later. */
    public Instant due() {
        return Instant.parse(text(DUE));
    }

    /** The value; there is one when it is required or has a default. */
    public String text(String name) {
        return Objects.requireNonNull(value(name), name);
    }

    /** The value, if there is one. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(value(name));
    }

    /** The value of a number that is required or has a default. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** Whether a flag is true; without a value it is not. */
    public boolean flag(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** The items of a list; without a value there are none. */
    public List<String> list(String name) {
        return find(name).map(value -> Arrays.asList(value.split(",", -1))).orElse(List.of());
    }

    private @Nullable String value(String name) {
        return parameters.getString(name);
    }
}
