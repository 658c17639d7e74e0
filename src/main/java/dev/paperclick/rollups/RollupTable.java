package dev.paperclick.rollups;

import java.util.List;
import java.util.stream.Stream;

/** The tables of the rollups: what tells the rows of a day apart, and what is counted in each. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are, too
enum RollupTable {
    LINES(
            "click_days",
            List.of("tracking_id", "document", "click_source"),
            List.of(
                    "human",
                    "automated",
                    "uncertain",
                    "anonymous",
                    "excluded",
                    "visitors",
                    "link_visitors",
                    "application_visitors",
                    "candidate_visitors"),
            List.of("first_human_at", "last_human_at")),
    TOTALS(
            "day_totals",
            List.of("everybody", "user_id"),
            List.of("human", "automated", "uncertain", "anonymous", "visitors", "opened"),
            List.of()),
    HOURS("click_hours", List.of("hour", "user_id"), List.of("human"), List.of()),
    FILTERED("filtered_days", List.of("user_id", "verdict", "reasons"), List.of("clicks"), List.of());

    private final String word;
    private final List<String> keys;
    private final List<String> counts;
    private final List<String> times;

    RollupTable(String word, List<String> keys, List<String> counts, List<String> times) {
        this.word = word;
        this.keys = keys;
        this.counts = counts;
        this.times = times;
    }

    /** Its name in the database. */
    String word() {
        return word;
    }

    /** Its columns beside the day: those of the key, then those of the numbers. */
    List<String> columns() {
        return Stream.of(keys, numbers()).flatMap(List::stream).toList();
    }

    /** What is counted, then instants, which may be null. */
    List<String> numbers() {
        return Stream.of(counts, times).flatMap(List::stream).toList();
    }

    /** How many of the numbers are counts; the others are instants. */
    int counts() {
        return counts.size();
    }
}
