package dev.paperclick.applications;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The look at a list, of applications or not, before anything is made of it. Needs no database. */
public final class ListCheck {

    /** Problems, duplicates and unknown stages told at most, of each. */
    static final int MOST_TOLD = 1_000;

    /** Stands for whoever it will be; checking needs no candidate. */
    private static final String ANYBODY = "anybody";

    private final ApplicationList list;
    private final Header header;
    private final RowRules rules;
    private final List<String> names;
    private final UnaryOperator<CsvRow> use;
    private final Consumer<ListReport.Row> consumer;
    private final SeenApplications seen = new SeenApplications();
    private final List<ListReport.RowProblem> problems = new ArrayList<>();
    private final List<ListReport.Duplicate> duplicates = new ArrayList<>();
    private final Map<String, Integer> unknownStages = new LinkedHashMap<>();
    private long accepted;
    private long rejected;
    private long problemCount;
    private long duplicateCount;

    private ListCheck(
            ApplicationList list, RowRules rules, UnaryOperator<CsvRow> use, Consumer<ListReport.Row> consumer) {
        this.list = list;
        this.header = list.format().header();
        this.rules = rules;
        this.names = header.uniqueCells();
        this.use = use;
        this.consumer = consumer;
    }

    /**
     * Reads the whole file.
     *
     * @param consumer gets each record in order
     * @throws dev.paperclick.platform.UserProblem when the file cannot be read as a table
     */
    public static ListReport check(
            Path file, HeaderAliases aliases, Predicate<String> templateExists, Consumer<ListReport.Row> consumer)
            throws IOException {
        ApplicationList list = ApplicationList.look(file, aliases);
        RowRules rules = list.rules(ANYBODY, candidate -> true, templateExists);
        return check(file, list, rules, UnaryOperator.identity(), consumer);
    }

    /**
     * Reads a whole list as a run would.
     *
     * @param defaultCandidate whom rows without {@code candidate_id} belong to; empty when that must be said
     * @param use what a run makes of a row that can be used before it uses it
     * @param consumer gets each record in order, as it is used
     */
    public static ListReport check(
            Path file,
            ApplicationList list,
            String defaultCandidate,
            Predicate<String> candidateExists,
            Predicate<String> templateExists,
            UnaryOperator<CsvRow> use,
            Consumer<ListReport.Row> consumer)
            throws IOException {
        return check(file, list, list.rules(defaultCandidate, candidateExists, templateExists), use, consumer);
    }

    private static ListReport check(
            Path file,
            ApplicationList list,
            RowRules rules,
            UnaryOperator<CsvRow> use,
            Consumer<ListReport.Row> consumer)
            throws IOException {
        ListCheck check = new ListCheck(list, rules, use, consumer);
        ApplicationList.forEachRecord(list.format(), check::record);
        return check.report(file);
    }

    private void record(ListRecord record) {
        CsvRow row = header.hasRequiredColumns() ? rules.check(record) : unmapped(record);
        int first = row instanceof CsvRow.Accepted application ? seen.firstLine(application) : 0;
        List<CsvRow.Problem> wrong = List.of();
        if (first > 0) {
            wrong = List.of(SeenApplications.repeats(first));
            duplicateCount++;
            if (duplicates.size() < MOST_TOLD) {
                duplicates.add(new ListReport.Duplicate(row.line(), first));
            }
        } else if (row instanceof CsvRow.Rejected bad) {
            wrong = bad.problems();
            if (header.hasRequiredColumns() || record.problem() != null) {
                wrong.forEach(problem -> tell(row.line(), problem));
            }
        }
        if (wrong.isEmpty()) {
            accepted++;
        } else {
            rejected++;
        }
        Map<String, String> fields = rules.fields(Cells.of(record.cells(), header));
        rememberUnknown(fields.get(Column.STAGE.header()), row.line());
        consumer.accept(wrong.isEmpty() ? used(use.apply(row)) : shown(row, fields, wrong));
    }

    private static CsvRow unmapped(ListRecord record) {
        String reason =
                record.problem() == null ? "the list has no columns company and title" : "the row " + record.problem();
        return new CsvRow.Rejected(record.line(), record.cells(), List.of(new CsvRow.Problem("", reason)));
    }

    private void tell(int line, CsvRow.Problem problem) {
        problemCount++;
        if (problems.size() < MOST_TOLD) {
            problems.add(new ListReport.RowProblem(line, problem.column(), problem.reason()));
        }
    }

    private void rememberUnknown(@Nullable String stage, int line) {
        if (stage != null && unknownStages.size() < MOST_TOLD && Stage.of(stage).isEmpty()) {
            unknownStages.putIfAbsent(stage, line);
        }
    }

    private ListReport.Row used(CsvRow row) {
        return shown(
                row, row instanceof CsvRow.Accepted good ? good.application().fields() : Map.of(), List.of());
    }

    private ListReport.Row shown(CsvRow row, Map<String, String> fields, List<CsvRow.Problem> wrong) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> original = row.original();
        for (int i = 0; i < original.size(); i++) {
            cells.put(i < names.size() ? names.get(i) : "column " + (i + 1), original.get(i));
        }
        Application application = row instanceof CsvRow.Accepted good && wrong.isEmpty() ? good.application() : null;
        return new ListReport.Row(
                row.line(),
                wrong.isEmpty() ? "accepted" : "rejected",
                cells,
                fields,
                application == null ? null : application.stage(),
                application == null ? null : application.appliedAt(),
                wrong);
    }

    private ListReport report(Path file) {
        ListFormat format = list.format();
        ListFormat.Writing way = format.way();
        boolean csv = way.kind().equals("csv");
        return new ListReport(
                file.toString(),
                way.kind(),
                csv ? way.encoding() : null,
                way.byteOrderMark(),
                csv ? way.dialect().delimiter() + (way.dialect().spaced() ? " " : "") : null,
                csv ? String.valueOf(way.dialect().quote()) : null,
                csv
                        ? way.dialect().backslash()
                                ? "\\"
                                : String.valueOf(way.dialect().quote())
                        : null,
                csv ? null : way.sheet(),
                format.headerLine(),
                columns(),
                header.missingColumns().stream().map(Column::header).toList(),
                absent(),
                accepted + rejected,
                accepted,
                rejected,
                problems,
                problemCount,
                duplicates,
                duplicateCount,
                dates(),
                unknownStages.entrySet().stream()
                        .map(word -> new ListReport.UnknownStage(word.getKey(), word.getValue()))
                        .toList(),
                notices());
    }

    private List<ListReport.NamedColumn> columns() {
        Map<Integer, String> known = new LinkedHashMap<>();
        header.known().forEach((column, position) -> known.put(position, column.header()));
        List<ListReport.NamedColumn> columns = new ArrayList<>();
        List<String> cells = header.cells();
        for (int i = 0; i < cells.size(); i++) {
            String mapped = known.get(i);
            String kept = header.others().get(i);
            columns.add(new ListReport.NamedColumn(
                    i + 1,
                    cells.get(i),
                    mapped != null ? "mapped" : kept != null ? "kept" : "ignored",
                    mapped != null ? mapped : kept != null ? kept : ""));
        }
        return columns;
    }

    private List<String> absent() {
        List<Column> required = header.missingColumns();
        return Arrays.stream(Column.values())
                .filter(column -> !header.known().containsKey(column) && !required.contains(column))
                .map(Column::header)
                .toList();
    }

    private ListReport.Dates dates() {
        ApplicationList.Survey survey = list.survey();
        return new ListReport.Dates(
                survey.dayFirst() ? "day_first" : "month_first",
                survey.datesReadBothWays() ? Boolean.FALSE : survey.datesProveOrder() ? Boolean.TRUE : null);
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!header.hasRequiredColumns()) {
            notices.add("This is no list of applications: it " + list.format().missingColumns());
        }
        if (list.survey().datesOfBothOrders()) {
            notices.add("Some dates have the day first and others the month; the month is taken to be first, and dates "
                    + "that cannot be read so are rejected. Write them like 2026-11-21.");
        } else if (list.survey().datesReadBothWays()) {
            notices.add("Dates such as 03/04/2026 are read with the month first; no date of the list proves it. If the "
                    + "day is first, write them like 2026-04-03.");
        }
        if (seen.isFull()) {
            notices.add("The list is so long that repeated applications were not looked for in all of it; generate "
                    + "finds them.");
        }
        return notices;
    }
}
