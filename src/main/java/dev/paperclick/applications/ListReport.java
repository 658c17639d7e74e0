package dev.paperclick.applications;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a list is read, and what of it can be used.
 *
 * @param kind csv or xlsx
 * @param encoding null for a sheet
 * @param delimiter null for a sheet
 * @param quote null for a sheet
 * @param escape how a quote within quotes is written; null for a sheet
 * @param sheet null for CSV
 * @param headerLine line of the header, from 1; 0 when there is none
 * @param missing required columns that the list does not have; with any, no row can be used
 * @param absent other known columns that the list does not have
 * @param problems what is wrong with rows, the first {@value ListCheck#MOST_TOLD}; {@code problemCount} counts all
 * @param duplicates rows that repeat an application, the first {@value ListCheck#MOST_TOLD}
 * @param unknownStages words that are no stage, with the line on which each stands first; they are kept as text
 * @param notices what else should be known, in sentences
 */
public record ListReport(
        String file,
        String kind,
        @Nullable String encoding,
        boolean byteOrderMark,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        @Nullable String sheet,
        int headerLine,
        List<NamedColumn> columns,
        List<String> missing,
        List<String> absent,
        long rows,
        long accepted,
        long rejected,
        List<RowProblem> problems,
        long problemCount,
        List<Duplicate> duplicates,
        long duplicateCount,
        Dates dates,
        List<UnknownStage> unknownStages,
        List<String> notices) {

    public ListReport {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
        absent = List.copyOf(absent);
        problems = List.copyOf(problems);
        duplicates = List.copyOf(duplicates);
        unknownStages = List.copyOf(unknownStages);
        notices = List.copyOf(notices);
    }

    /**
     * A column of the list.
     *
     * @param position from 1
     * @param header as written
     * @param use mapped: Paperclick knows what it is; kept: templates can use it; ignored: it has no name
     * @param name under which templates reach it; empty when ignored
     */
    public record NamedColumn(int position, String header, String use, String name) {}

    /** What is wrong with a row; the column is empty when the row as a whole is meant. */
    public record RowProblem(int line, String column, String reason) {}

    /** A row that repeats the application of an earlier line. */
    public record Duplicate(int line, int firstLine) {}

    /** A word in the column of the stage that is no stage. */
    public record UnknownStage(String word, int line) {}

    /**
     * How dates such as 03/04/2026 are read.
     *
     * @param order month_first or day_first
     * @param decided by a date of the list that reads one way only; null when no such date is needed
     */
    public record Dates(String order, @Nullable Boolean decided) {}

    /**
     * One record, for programs.
     *
     * @param status accepted or rejected
     * @param cells by header; cells beyond the header are named column 7, column 8 …
     * @param fields as templates get them
     * @param stage the stage that its word means, or the word
     * @param appliedAt ISO-8601 date and time in UTC
     */
    public record Row(
            int line,
            String status,
            Map<String, String> cells,
            Map<String, String> fields,
            @Nullable String stage,
            @Nullable String appliedAt,
            List<CsvRow.Problem> problems) {}

    /** Whether there are rows and all of them can be used. */
    public boolean usable() {
        return missing.isEmpty() && rejected == 0;
    }
}
