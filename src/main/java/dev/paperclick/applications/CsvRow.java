package dev.paperclick.applications;

import java.util.List;

/** One row of a list after it has been checked: an application, or the reasons why it is none. */
public sealed interface CsvRow {

    /** Physical line of the list on which the row begins, from 1. */
    int line();

    /** The cells as the list has them. */
    List<String> original();

    /** A row that a pair of documents can be made of. */
    record Accepted(int line, List<String> original, Application application) implements CsvRow {
        public Accepted {
            original = List.copyOf(original);
        }
    }

    /** A row that goes to {@code rejected.csv}, with all its problems. */
    record Rejected(int line, List<String> original, List<Problem> problems) implements CsvRow {
        public Rejected {
            original = List.copyOf(original);
            problems = List.copyOf(problems);
        }
    }

    /**
     * What is wrong with a row.
     *
     * @param column the column's own name, empty when the row as a whole is meant
     * @param reason one clause that says what is wrong and what to do
     */
    record Problem(String column, String reason) {}
}
