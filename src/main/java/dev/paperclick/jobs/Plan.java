package dev.paperclick.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of the next run of a definition besides its time.
 *
 * @param schedule the expression and zone that the time was found by
 * @param due what the run was scheduled for that is to be tried again; null for one whose time is its own
 * @param attempt how often it was tried
 */
record Plan(String schedule, @Nullable Instant due, int attempt) {

    /** The next run of a schedule, never tried. */
    static Plan of(Schedule schedule) {
        return new Plan(schedule.toString(), null, 0);
    }

    Plan again(Instant sameDue, int attempts) {
        return new Plan(schedule, sameDue, attempts);
    }

    /** As text in three lines, readable in the table. */
    static final Serializer SERIALIZER = new Serializer() {
        @Override
        public byte[] serialize(Object data) {
            Plan plan = (Plan) data;
            return (plan.schedule + "\n" + (plan.due == null ? "" : plan.due) + "\n" + plan.attempt)
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            String[] lines = new String(serialized, StandardCharsets.UTF_8).split("\n", -1);
            return type.cast(new Plan(
                    lines[0], lines[1].isEmpty() ? null : Instant.parse(lines[1]), Integer.parseInt(lines[2])));
        }
    };
}
