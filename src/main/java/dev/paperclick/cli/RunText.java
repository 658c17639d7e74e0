package dev.paperclick.cli;

import dev.paperclick.jobs.JobRun;
import dev.paperclick.jobs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs of definitions, as the commands about them show them. */
final class RunText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private RunText() {}

    /** Such as "Sun 22 Nov 2026 02:15". */
    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /** To the second, in this computer's zone. */
    static String second(Instant instant) {
        return SECOND.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** How a definition's last run ended. */
    static String lastResult(@Nullable JobRun run) {
        return run == null
                ? "never ran"
                : run.status().word() + " " + time(run.started(), ZoneId.systemDefault()) + " (run " + run.id() + ")";
    }

    static String duration(@Nullable Duration duration) {
        if (duration == null) {
            return "–";
        }
        long seconds = duration.toSeconds();
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3)
                : seconds < 3_600
                        ? seconds / 60 + " min " + seconds % 60 + " s"
                        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /** The counts that are not zero, such as "14 read, 12 written". */
    static String counts(JobRun run) {
        List<String> counts = new ArrayList<>();
        add(counts, run.read(), "read");
        add(counts, run.written(), "written");
        add(counts, run.unchanged(), "unchanged");
        add(counts, run.rejected(), "rejected");
        return String.join(", ", counts);
    }

    private static void add(List<String> counts, long number, String word) {
        if (number > 0) {
            counts.add(String.format(Locale.ROOT, "%,d %s", number, word));
        }
    }

    /** What a run that one has waited for came to. */
    static String summary(JobRun run) {
        String counts = counts(run);
        String head = "Run " + run.id() + " of " + run.name() + " "
                + (run.status() == RunState.DONE
                        ? "is done"
                        : run.status() == RunState.STOPPED ? "was stopped" : "failed")
                + ", after " + duration(run.duration()) + (counts.isEmpty() ? "." : ": " + counts + ".");
        String cause = run.cause();
        String note = run.note();
        return head
                + (cause == null ? "" : System.lineSeparator() + "Reason: " + cause)
                + (note == null ? "" : System.lineSeparator() + "Note: " + note);
    }

    /** The exit code that such a run leaves. */
    static int exitCode(JobRun run) {
        if (run.status() != RunState.DONE) {
            return ExitCodes.FAILED;
        }
        return run.rejected() > 0 ? ExitCodes.REJECTED_ROWS : ExitCodes.GOOD;
    }

    /** For programs: names in snake_case, instants in UTC. */
    static Map<String, @Nullable Object> forPrograms(JobRun run) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", run.id());
        map.put("name", run.name());
        map.put("job", run.job());
        map.put("due", run.due().toString());
        map.put("origin", run.origin());
        map.put("status", run.status().word());
        map.put("started_at", run.started().toString());
        Instant ended = run.ended();
        map.put("ended_at", ended == null ? null : ended.toString());
        Duration duration = run.duration();
        map.put("seconds", duration == null ? null : duration.toMillis() / 1e3);
        map.put("read", run.read());
        map.put("written", run.written());
        map.put("unchanged", run.unchanged());
        map.put("rejected", run.rejected());
        map.put("cause", run.cause());
        map.put("note", run.note());
        map.put("host", run.host());
        map.put("pid", run.pid());
        return map;
    }

    static String json(Object document) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writeValueAsString(document);
    }
}
