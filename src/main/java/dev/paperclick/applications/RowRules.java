package dev.paperclick.applications;

import dev.paperclick.applications.CsvRow.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rules that a row must meet to become an application; pure. */
final class RowRules {

    static final int MAX_NAME = 300;
    static final int MAX_ID = 200;
    static final int MAX_URL = 2048;

    /** In these columns exports write a mark for "nothing"; in others it is text. */
    private static final Set<Column> NOT_TEXT = Set.of(
            Column.JOB_URL,
            Column.APPLIED_AT,
            Column.STAGE,
            Column.SOURCE,
            Column.LOCATION,
            Column.JOB_ID,
            Column.APPLICATION_ID,
            Column.CANDIDATE_ID,
            Column.RECIPIENT_NAME,
            Column.RECIPIENT_EMAIL);

    private static final Set<String> EMPTY_MARKS = Set.of("-", "n/a", "unknown");

    private final Header header;
    private final ListDates dates;
    private final String defaultCandidate;
    private final Predicate<String> candidateExists;
    private final Predicate<String> templateExists;

    RowRules(
            Header header,
            ListDates dates,
            String defaultCandidate,
            Predicate<String> candidateExists,
            Predicate<String> templateExists) {
        this.header = header;
        this.dates = dates;
        this.defaultCandidate = defaultCandidate;
        this.candidateExists = candidateExists;
        this.templateExists = templateExists;
    }

    CsvRow check(ListRecord record) {
        if (record.problem() != null) {
            return new CsvRow.Rejected(
                    record.line(), record.cells(), List.of(new Problem("", "the row " + record.problem())));
        }
        List<String> cells = Cells.of(record.cells(), header);
        List<Problem> problems = new ArrayList<>();
        if (cells.size() > header.cells().size()) {
            problems.add(new Problem(
                    "",
                    "the row has " + cells.size() + " cells but the header "
                            + header.cells().size() + "; a separator may stand unquoted in a text"));
        }
        Map<String, String> fields = fields(cells);
        Application application = application(fields, problems);
        return problems.isEmpty()
                ? new CsvRow.Accepted(record.line(), cells, application)
                : new CsvRow.Rejected(record.line(), cells, problems);
    }

    /** The values of a row by their names in templates. */
    Map<String, String> fields(List<String> cells) {
        Map<String, String> fields = new TreeMap<>();
        header.others()
                .forEach((position, name) -> put(fields, name, position < cells.size() ? cells.get(position) : ""));
        header.known().keySet().forEach(column -> {
            String value = header.cell(cells, column).strip();
            boolean nothing = NOT_TEXT.contains(column) && EMPTY_MARKS.contains(value.toLowerCase(Locale.ROOT));
            put(fields, column.header(), nothing ? "" : column == Column.STAGE ? Stage.plain(value) : value);
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        // NUL comes from damaged files and from UTF-16 read as bytes; PostgreSQL's jsonb refuses it
        String clean = value.replace("\u0000", "").strip();
        if (!clean.isEmpty()) {
            fields.put(name, clean);
        }
    }

    private Application application(Map<String, String> fields, List<Problem> problems) {
        String company = required(fields, Column.COMPANY, problems);
        String title = required(fields, Column.TITLE, problems);
        String userId = fields.getOrDefault(Column.CANDIDATE_ID.header(), defaultCandidate);
        if (userId.isEmpty()) {
            problems.add(problem(
                    Column.CANDIDATE_ID,
                    "is empty and there is more than one candidate; name one, or use --candidate"));
        } else if (!candidateExists.test(userId)) {
            problems.add(problem(
                    Column.CANDIDATE_ID,
                    "'" + userId + "' is not a known candidate; see 'paperclick candidate list', or import it"));
        }
        String jobUrl = fields.getOrDefault(Column.JOB_URL.header(), "");
        if (!jobUrl.isEmpty() && !isWebAddress(jobUrl)) {
            problems.add(problem(Column.JOB_URL, "'" + crop(jobUrl) + "' is not an http or https address"));
        }
        String appliedAt = appliedAt(fields, problems);
        template(fields, Column.RESUME_TEMPLATE, problems);
        template(fields, Column.COVER_LETTER_TEMPLATE, problems);
        String stage = fields.get(Column.STAGE.header());
        String applicationId = id(fields, Column.APPLICATION_ID, problems);
        String jobId = id(fields, Column.JOB_ID, problems);
        return new Application(
                applicationId.isEmpty() ? ApplicationId.ofApplication(userId, company, title, jobUrl) : applicationId,
                jobId.isEmpty() ? ApplicationId.ofJob(userId, company, title, jobUrl) : jobId,
                userId,
                company,
                title,
                appliedAt.isEmpty() ? null : appliedAt,
                stage == null ? null : Stage.of(stage).map(Stage::word).orElse(stage),
                fields);
    }

    private static String required(Map<String, String> fields, Column column, List<Problem> problems) {
        String value = fields.getOrDefault(column.header(), "");
        if (value.isEmpty()) {
            problems.add(problem(column, "is empty; every application needs a " + column.header()));
        } else if (value.length() > MAX_NAME) {
            problems.add(
                    problem(column, "has " + value.length() + " characters; at most " + MAX_NAME + " are possible"));
        }
        return value;
    }

    private static String id(Map<String, String> fields, Column column, List<Problem> problems) {
        String id = fields.getOrDefault(column.header(), "");
        if (id.length() > MAX_ID || id.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem(column, "must be one line of at most " + MAX_ID + " characters"));
        }
        return id;
    }

    private String appliedAt(Map<String, String> fields, List<Problem> problems) {
        String text = fields.getOrDefault(Column.APPLIED_AT.header(), "");
        if (text.isEmpty()) {
            return "";
        }
        return dates.parse(text).map(Object::toString).orElseGet(() -> {
            problems.add(problem(Column.APPLIED_AT, "'" + crop(text) + "' is not a date; write it like 2026-11-21"));
            return "";
        });
    }

    private void template(Map<String, String> fields, Column column, List<Problem> problems) {
        String name = fields.getOrDefault(column.header(), "");
        if (!name.isEmpty() && !templateExists.test(name)) {
            problems.add(problem(
                    column, "'" + crop(name) + "' is not a file among the templates; correct it or leave it empty"));
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return text.length() <= MAX_URL
                    && uri.getHost() != null
                    && (scheme.equals("http") || scheme.equals("https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Problem problem(Column column, String reason) {
        return new Problem(column.header(), reason);
    }

    private static String crop(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
