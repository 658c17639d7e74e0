package dev.paperclick.operator;

import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.RunHistory;
import dev.paperclick.jobs.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Definitions whose last run failed or died, and rows that runs could not use. */
@Component
class JobTroubles {

    private static final int MOST_RUNS = 1_000;

    private final RunHistory history;

    JobTroubles(RunHistory history) {
        this.history = history;
    }

    /** Of runs that began since then; who has come to a good end since is not told. */
    List<Trouble> since(Instant from) {
        Map<String, JobRun> last = new LinkedHashMap<>();
        Map<String, Long> rejected = new LinkedHashMap<>();
        for (JobRun run : history.latest(null, MOST_RUNS)) {
            if (!run.started().isBefore(from)) {
                last.putIfAbsent(run.name(), run);
                rejected.merge(run.name(), run.rejected(), Math::max);
            }
        }
        List<Trouble> troubles = new ArrayList<>();
        last.values().stream()
                .filter(run -> run.status() == RunState.FAILED || run.status() == RunState.DIED)
                .forEach(run -> troubles.add(new Trouble(
                        "Job " + run.name(),
                        "Run " + run.id() + " " + run.status().word() + ": " + sentence(run.cause()),
                        "Mend that, then 'paperclick restart " + run.id() + "'.")));
        rejected.forEach((name, rows) -> {
            if (rows > 0) {
                troubles.add(new Trouble(
                        "Job " + name,
                        rows == 1
                                ? "1 row of its list could not be used."
                                : rows + " rows of its list could not be used.",
                        "rejected.csv beside the documents has them, with reasons; correct it and feed it in again."));
            }
        });
        return troubles;
    }

    private static String sentence(@Nullable String cause) {
        String words = cause == null ? "nobody knows why" : cause;
        return words.endsWith(".") ? words : words + ".";
    }
}
