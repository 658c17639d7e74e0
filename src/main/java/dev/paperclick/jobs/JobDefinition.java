package dev.paperclick.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code jobs/}: what is to run when, with which parameters.
 *
 * @param name unique among the definitions
 * @param job what runs
 * @param scheduled null for one that runs only by hand
 * @param parameters those that the file gives, by name
 * @param onFailure what becomes of scheduled runs that fail
 * @param file as people know it, such as {@code jobs/generate.yml}
 */
public record JobDefinition(
        String name,
        ScheduledJob job,
        @Nullable Schedule scheduled,
        Map<String, String> parameters,
        RetryRule onFailure,
        String file) {

    public JobDefinition {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** When it runs; nothing for one that runs only by hand. */
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(scheduled);
    }

    /** The schedule for people: words for the usual ones, the cron expression for others. */
    public String scheduleInWords() {
        return scheduled == null ? "by hand" : ScheduleWords.of(scheduled);
    }
}
