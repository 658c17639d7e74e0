package dev.paperclick.applications;

import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A file that lists applications, surveyed once so that later readings know what they will meet.
 *
 * <p>Reading streams: memory does not grow with the file. The file is opened anew for each reading.
 */
public final class ApplicationList {

    private final ListFormat format;
    private final Survey survey;

    private ApplicationList(ListFormat format, Survey survey) {
        this.format = format;
        this.survey = survey;
    }

    /**
     * What a list holds.
     *
     * @param rows records below the header, blank ones and comments not counted
     * @param candidates ids that its rows name
     * @param templates template files that its rows name
     * @param namesNoCandidate whether a row names no candidate
     * @param dayFirst whether 03/04/2026 is the third of April in this list
     * @param datesOfBothOrders whether some dates can only be read with the day first and others only with the month
     * @param datesProveOrder whether a date can only be read one way, and none the other way
     * @param datesReadBothWays whether the order of day and month is undecided: no date of the list proves it
     */
    public record Survey(
            long rows,
            Set<String> candidates,
            Set<String> templates,
            boolean namesNoCandidate,
            boolean datesReadBothWays,
            boolean dayFirst,
            boolean datesOfBothOrders,
            boolean datesProveOrder) {

        public Survey {
            // sorted: what is made of them must not depend on the process
            candidates = Collections.unmodifiableSortedSet(new TreeSet<>(candidates));
            templates = Collections.unmodifiableSortedSet(new TreeSet<>(templates));
        }
    }

    /**
     * Finds out how the list is written and what it holds.
     *
     * @throws UserProblem when the file cannot be read as a list of applications
     */
    public static ApplicationList survey(Path file, HeaderAliases aliases) {
        ApplicationList list = look(file, aliases);
        if (!list.format.header().hasRequiredColumns()) {
            throw UserProblem.inInput(file + ": " + list.format.missingColumns());
        }
        return list;
    }

    /**
     * Like {@link #survey}, of any table, whether it has the columns of a list of applications or not.
     *
     * @throws UserProblem when the file cannot be read as a table
     */
    static ApplicationList look(Path file, HeaderAliases aliases) {
        try {
            if (Files.isDirectory(file)) {
                throw UserProblem.inInput(file + ": is a folder; give the path of a list, a CSV or .xlsx file.");
            }
            ListFormat format = ForeignFormats.isWorkbook(file)
                    ? ListFormat.ofWorkbook(file, aliases)
                    : ListFormat.ofCsv(file, aliases);
            return new ApplicationList(format, surveyRows(format));
        } catch (NoSuchFileException e) {
            throw UserProblem.inInput(file + ": no such file; give the path of a list, a CSV or .xlsx file.");
        } catch (IOException e) {
            throw UserProblem.inInput(
                    file + ": cannot be read (" + FileReason.of(e) + "); check its permissions, or save it again.");
        }
    }

    /** The survey. */
    public Survey survey() {
        return survey;
    }

    ListFormat format() {
        return format;
    }

    /** The header cells as written. */
    public List<String> header() {
        return format.header().cells();
    }

    /** The names under which templates reach the columns of this list. */
    public Set<String> fieldNames() {
        return new TreeSet<>(columns().values());
    }

    /** The name under which templates reach each column, by its position; columns without a name are not in it. */
    public SortedMap<Integer, String> columns() {
        SortedMap<Integer, String> columns = new TreeMap<>(format.header().others());
        format.header().known().forEach((column, position) -> columns.put(position, column.header()));
        return columns;
    }

    /**
     * Reads all rows in order and hands each one over, checked; a row that repeats an application is rejected.
     *
     * @param defaultCandidate whom rows without {@code candidate_id} belong to; empty when that must be said
     */
    public void forEachRow(
            String defaultCandidate,
            Predicate<String> candidateExists,
            Predicate<String> templateExists,
            Consumer<CsvRow> consumer)
            throws IOException {
        RowRules rules = rules(defaultCandidate, candidateExists, templateExists);
        SeenApplications seen = new SeenApplications();
        forEachRecord(format, record -> consumer.accept(seen.onlyOnce(rules.check(record))));
    }

    /** The rules that rows of this list must meet; for one reading. */
    RowRules rules(String defaultCandidate, Predicate<String> candidateExists, Predicate<String> templateExists) {
        ListDates dates = new ListDates(survey.dayFirst() ? ListDates.Order.DAY_FIRST : ListDates.Order.MONTH_FIRST);
        return new RowRules(format.header(), dates, defaultCandidate, candidateExists, templateExists);
    }

    private static Survey surveyRows(ListFormat format) throws IOException {
        Header header = format.header();
        Set<String> candidates = new TreeSet<>();
        Set<String> templates = new TreeSet<>();
        long[] rows = new long[1];
        boolean[] nobody = new boolean[1];
        boolean[] ambiguous = new boolean[1];
        Set<ListDates.Order> orders = new TreeSet<>();
        forEachRecord(format, record -> {
            rows[0]++;
            String date = header.cell(record.cells(), Column.APPLIED_AT);
            ListDates.evidence(date).ifPresent(orders::add);
            ambiguous[0] |= ListDates.isAmbiguous(date);
            String candidate = header.cell(record.cells(), Column.CANDIDATE_ID).strip();
            nobody[0] |= candidate.isEmpty();
            addUnlessBlank(candidates, candidate);
            addUnlessBlank(templates, header.cell(record.cells(), Column.RESUME_TEMPLATE));
            addUnlessBlank(templates, header.cell(record.cells(), Column.COVER_LETTER_TEMPLATE));
        });
        boolean dayFirst = orders.equals(Set.of(ListDates.Order.DAY_FIRST));
        return new Survey(
                rows[0],
                candidates,
                templates,
                nobody[0],
                ambiguous[0] && orders.size() != 1,
                dayFirst,
                orders.size() > 1,
                orders.size() == 1);
    }

    private static void addUnlessBlank(Set<String> names, String name) {
        if (!name.isBlank()) {
            names.add(name.strip());
        }
    }

    /** Hands over the rows: what stands below the header and is neither blank nor a comment. */
    static void forEachRecord(ListFormat format, Consumer<ListRecord> consumer) throws IOException {
        format.source().forEach(record -> {
            if (record.line() > format.rowsAfter() && !record.isBlank() && !record.isComment()) {
                consumer.accept(record);
            }
            return true;
        });
    }
}
