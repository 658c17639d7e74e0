package dev.paperclick.rollups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rollups say of a day, or should say: of each row, the numbers in the order of its table's columns, counts first, then
 * instants in microseconds since 1970.
 */
final class DayRollup {

    /** An instant that there is not. */
    static final long NEVER = Long.MIN_VALUE;

    private static final Comparator<Recount.Difference> ORDER = Comparator.comparing(Recount.Difference::trackingId)
            .thenComparing(Recount.Difference::candidateId)
            .thenComparing(Recount.Difference::document)
            .thenComparing(Recount.Difference::source)
            .thenComparing(Recount.Difference::what);

    private final LocalDate day;
    private final Map<RollupTable, Map<RollupKey, long[]>> rows = new EnumMap<>(RollupTable.class);

    DayRollup(LocalDate day) {
        this.day = day;
        for (RollupTable table : RollupTable.values()) {
            rows.put(table, new LinkedHashMap<>());
        }
    }

    LocalDate day() {
        return day;
    }

    /** The rows of a table, in the order in which they were added. */
    Map<RollupKey, long[]> of(RollupTable table) {
        return Objects.requireNonNull(rows.get(table));
    }

    /** Adds a row, or to the counts of the row that is there. */
    void add(RollupKey key, long... numbers) {
        of(key.table()).merge(key, numbers, DayRollup::sum);
    }

    private static long[] sum(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    /**
     * What a recount of the day says otherwise; a row that is not there says nought.
     *
     * @param due see {@link Recount.Difference}
     */
    List<Recount.Difference> differences(DayRollup recount, boolean due) {
        List<Recount.Difference> differences = new ArrayList<>();
        for (RollupTable table : RollupTable.values()) {
            Map<RollupKey, long[]> mine = of(table);
            Map<RollupKey, long[]> other = recount.of(table);
            Set<RollupKey> keys = new HashSet<>(mine.keySet());
            keys.addAll(other.keySet());
            for (RollupKey key : keys) {
                List<String> columns = table.numbers();
                for (int i = 0; i < columns.size(); i++) {
                    long was = number(mine.get(key), i);
                    long is = number(other.get(key), i);
                    if (was != is) {
                        differences.add(key.difference(day, due, columns.get(i), was, is));
                    }
                }
            }
        }
        differences.sort(ORDER);
        return differences;
    }

    private static long number(long @Nullable [] numbers, int index) {
        return numbers == null || numbers[index] == NEVER ? 0 : numbers[index];
    }
}
