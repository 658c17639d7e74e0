package dev.paperclick.applications;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's application for one job, as a row of a list describes it.
 *
 * @param applicationId given by the list, or derived; see {@link ApplicationId}
 * @param jobId given by the list, or derived
 * @param userId the candidate
 * @param appliedAt ISO-8601 date and time in UTC; null when the list does not say
 * @param fields every column of the row under its name for templates, known columns included; blank ones left out
 */
public record Application(
        String applicationId,
        String jobId,
        String userId,
        String company,
        String title,
        @Nullable String appliedAt,
        @Nullable String stage,
        Map<String, String> fields) {

    public Application {
        // sorted, so that equal applications are written alike
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The value of a known column; null when the row leaves it blank. */
    public @Nullable String field(Column column) {
        return fields.get(column.header());
    }
}
