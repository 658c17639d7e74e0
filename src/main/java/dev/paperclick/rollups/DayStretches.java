package dev.paperclick.rollups;

import dev.paperclick.platform.Together;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Days in the order of the calendar, in stretches each of which is counted in one transaction. */
final class DayStretches {

    /** Few enough that a kill costs little, many enough that the day which two UTC days share is seldom counted twice. */
    private static final int MOST_DAYS = 16;

    private final List<Stretch> stretches = new ArrayList<>();

    /** Days that follow one another, both ends included. */
    record Stretch(LocalDate first, LocalDate last) {

        List<LocalDate> days() {
            return first.datesUntil(last.plusDays(1)).toList();
        }

        long length() {
            return last.toEpochDay() - first.toEpochDay() + 1;
        }
    }

    /** The days, which are in order. */
    DayStretches(List<LocalDate> days) {
        int at = 0;
        while (at < days.size()) {
            int end = at + 1;
            while (end < days.size()
                    && end - at < MOST_DAYS
                    && days.get(end).equals(days.get(end - 1).plusDays(1))) {
                end++;
            }
            stretches.add(new Stretch(days.get(at), days.get(end - 1)));
            at = end;
        }
    }

    /**
     * Does the work for each stretch, on as many threads as there are processors, and gives what it says in the order of
     * the calendar. Each thread has a part of the calendar to itself: neighbours share a day of the report zone, and the one
     * would wait for the other. After a failure, and when the watch stops it, nobody begins another stretch.
     */
    <T> List<T> each(CountWatch watch, Function<Stretch, T> work) {
        watch.daysBegin(stretches.stream().mapToLong(Stretch::length).sum());
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), stretches.size());
        Map<LocalDate, T> done = new ConcurrentSkipListMap<>();
        AtomicBoolean failed = new AtomicBoolean();
        List<Runnable> parts = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            List<Stretch> mine =
                    stretches.subList(stretches.size() * part / threads, stretches.size() * (part + 1) / threads);
            parts.add(() -> each(mine, watch, work, done, failed));
        }
        Together.run("count-days", parts);
        return List.copyOf(done.values());
    }

    private static <T> void each(
            List<Stretch> stretches,
            CountWatch watch,
            Function<Stretch, T> work,
            Map<LocalDate, T> done,
            AtomicBoolean failed) {
        boolean whole = false;
        try {
            for (Stretch stretch : stretches) {
                if (failed.get() || watch.stops()) {
                    break;
                }
                done.put(stretch.first(), work.apply(stretch));
                watch.daysCounted(stretch.length());
            }
            whole = true;
        } finally {
            if (!whole) {
                failed.set(true);
            }
        }
    }
}
