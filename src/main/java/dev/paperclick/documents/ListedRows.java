package dev.paperclick.documents;

import dev.paperclick.applications.Application;
import dev.paperclick.applications.CsvRow;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of open runs' lists; sole writer of {@code listed_rows}. */
@Component
class ListedRows {

    private static final int BATCH = 500;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<CsvRow.Problem>> PROBLEMS = new TypeReference<>() {};
    private static final TypeReference<List<LeftOut>> LEFT_OUT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ListedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many rows are in which state. */
    record Counts(long waiting, long unchanged, long written, long rejected, long withoutTracking) {}

    /** A row as it was read, before the store has been asked about it. */
    private record Read(int number, CsvRow row, @Nullable String contentHash, List<LeftOut> leftOut) {}

    /** Takes rows as a list is read and stores them in batches; {@link #flush} stores the last. Not thread-safe. */
    final class Intake {
        private final long runId;
        private final List<String> header;
        private final Function<Application, String> contentHash;
        private final List<Read> batch = new ArrayList<>();
        private int number;

        private Intake(long runId, List<String> header, Function<Application, String> contentHash) {
            this.runId = runId;
            this.header = header;
            this.contentHash = contentHash;
        }

        void add(CsvRow row) {
            String hash = row instanceof CsvRow.Accepted accepted ? contentHash.apply(accepted.application()) : null;
            batch.add(new Read(++number, row, hash, LeftOut.ofRow(header, row.original())));
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            insert(runId, batch);
            batch.clear();
        }
    }

    /** Begins to read the run's list, from its first row: rows of an earlier, interrupted reading are dropped. */
    Intake intake(GenerationRun run, List<String> header, Function<Application, String> contentHash) {
        jdbc.sql("delete from listed_rows where run_id = :run")
                .param("run", run.id())
                .update();
        return new Intake(run.id(), header, contentHash);
    }

    private void insert(long runId, List<Read> rows) {
        jdbc.sql("""
                        insert into listed_rows (run_id, row_no, line_no, state, application_id, content_hash,
                                                 application, original, problems, left_out)
                        select :run, row_no, line_no, case when problems is null then 'waiting' else 'rejected' end,
                               application_id, content_hash, application::jsonb, original::jsonb, problems::jsonb,
                               left_out::jsonb
                          from unnest(cast(:numbers as integer[]), cast(:lines as integer[]), cast(:ids as text[]),
                                      cast(:hashes as text[]), cast(:applications as text[]),
                                      cast(:originals as text[]), cast(:problems as text[]), cast(:losses as text[]))
                            as listed (row_no, line_no, application_id, content_hash, application, original, problems,
                                       left_out)
                        """)
                .param("run", runId)
                .param("numbers", rows.stream().map(Read::number).toArray(Integer[]::new))
                .param("lines", rows.stream().map(read -> read.row().line()).toArray(Integer[]::new))
                .param("ids", column(rows, read -> accepted(read, Application::applicationId)))
                .param("hashes", column(rows, Read::contentHash))
                .param("applications", column(rows, read -> accepted(read, MAPPER::writeValueAsString)))
                .param("originals", column(rows, read -> json(read.row().original())))
                .param("problems", column(rows, ListedRows::problems))
                .param("losses", column(rows, read -> read.leftOut().isEmpty() ? null : json(read.leftOut())))
                .update();
    }

    private static @Nullable String accepted(Read read, Function<Application, String> value) {
        return read.row() instanceof CsvRow.Accepted accepted ? value.apply(accepted.application()) : null;
    }

    private static @Nullable String problems(Read read) {
        return read.row() instanceof CsvRow.Rejected rejected ? json(rejected.problems()) : null;
    }

    /** jsonb cannot hold NUL, which damaged files have in malformed rows. */
    private static String json(Object value) {
        return MAPPER.writeValueAsString(value).replace("\\u0000", "");
    }

    private static @Nullable String[] column(List<Read> rows, Function<Read, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /**
     * Lets the database know how many rows there are now. It may believe that there are none, from a look between two
     * runs, and then compares each row with each other one.
     */
    void surveyed() {
        jdbc.sql("analyze listed_rows").update();
    }

    /** Rejects rows whose application stands further up, and those whose id is another candidate's. */
    void rejectRepeatedAndForeign(GenerationRun run) {
        jdbc.sql("""
                        with repeated as (
                            select row_no,
                                   first_value(line_no) over same as first_line,
                                   row_number()         over same as occurrence
                              from listed_rows
                             where run_id = :run
                               and state = 'waiting'
                            window same as (partition by application_id order by row_no)
                        )
                        update listed_rows as listed
                           set state    = 'rejected',
                               problems = jsonb_build_array(jsonb_build_object(
                                              'column', '',
                                              'reason', 'the row is the same application as line ' || first_line
                                                        || '; remove one of the two'))
                          from repeated
                         where listed.run_id = :run
                           and listed.row_no = repeated.row_no
                           and repeated.occurrence > 1
                        """).param("run", run.id()).update();
        jdbc.sql("""
                        update listed_rows as listed
                           set state    = 'rejected',
                               problems = jsonb_build_array(jsonb_build_object(
                                              'column', 'application_id',
                                              'reason', '''' || known.application_id || ''' is already an application of '
                                                        || 'candidate ' || known.user_id || '; use another id'))
                          from job_applications as known
                         where listed.run_id = :run
                           and listed.state = 'waiting'
                           and known.application_id = listed.application_id
                           and known.user_id <> listed.application ->> 'userId'
                        """).param("run", run.id()).update();
    }

    /** A row that has documents. Queries give its fields by these names: for each other one the driver makes an exception. */
    private record Paired(int rowNo, String resumePath, String coverLetterPath) {

        boolean stands() {
            return UnchangedRuns.exists(resumePath) && UnchangedRuns.exists(coverLetterPath);
        }
    }

    /** Marks rows as unchanged whose documents were made from the same content and stand in the folder. */
    void markUnchanged(GenerationRun run, Path output) {
        List<Integer> present = new ArrayList<>();
        try (Stream<Paired> known = jdbc
                .sql("""
                        select listed.row_no as rowNo, known.resume_path as resumePath,
                               known.cover_letter_path as coverLetterPath
                          from listed_rows as listed
                          join job_applications as known using (application_id, content_hash)
                         where listed.run_id = :run
                           and listed.state = 'waiting'
                           and starts_with(known.resume_path, :folder)
                        """)
                .param("run", run.id())
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Paired.class)
                .stream()) {
            known.filter(Paired::stands).forEach(row -> present.add(row.rowNo()));
        }
        mark(run, "unchanged", present);
    }

    /**
     * Lets rows wait again whose documents the run has written and that are not there any more. The power may have failed
     * before the disk had their names, or somebody has tidied up.
     *
     * @return how many
     */
    int awaitLost(GenerationRun run) {
        List<Integer> lost = new ArrayList<>();
        try (Stream<Paired> written = jdbc.sql("""
                        select listed.row_no as rowNo, known.resume_path as resumePath,
                               known.cover_letter_path as coverLetterPath
                          from listed_rows as listed
                          join job_applications as known using (application_id)
                         where listed.run_id = :run
                           and listed.state = 'written'
                        """).param("run", run.id()).query(Paired.class).stream()) {
            written.filter(row -> !row.stands()).forEach(row -> lost.add(row.rowNo()));
        }
        mark(run, "waiting", lost);
        return lost.size();
    }

    private void mark(GenerationRun run, String state, List<Integer> numbers) {
        jdbc.sql("""
                        update listed_rows
                           set state = :state
                         where run_id = :run
                           and row_no = any (:numbers)
                        """)
                .param("run", run.id())
                .param("state", state)
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    /**
     * Leaves only those rows waiting whose documents in the folder carry the original links: other documents stay as they
     * are, whatever has changed since, and rows without documents are no part of this run.
     */
    void leaveUntracked(GenerationRun run, Path output) {
        jdbc.sql("""
                        delete from listed_rows as listed
                         where run_id = :run
                           and state = 'waiting'
                           and not exists (select
                                             from job_applications as known
                                            where known.application_id = listed.application_id
                                              and starts_with(known.resume_path, :folder))
                        """)
                .param("run", run.id())
                .param("folder", output + output.getFileSystem().getSeparator())
                .update();
        jdbc.sql("""
                        update listed_rows as listed
                           set state = 'unchanged'
                          from job_applications as known
                         where listed.run_id = :run
                           and listed.state = 'waiting'
                           and known.application_id = listed.application_id
                           and known.tracked
                        """).param("run", run.id()).update();
    }

    /** The next rows that wait, after the given one. */
    List<ListedRow> waiting(GenerationRun run, int after, int limit) {
        return jdbc.sql("""
                        select row_no, content_hash, application::text as application
                          from listed_rows
                         where run_id = :run
                           and state = 'waiting'
                           and row_no > :after
                         order by row_no
                         limit :limit
                        """)
                .param("run", run.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new ListedRow(
                        row.getInt("row_no"),
                        MAPPER.readValue(row.getString("application"), Application.class),
                        row.getString("content_hash")))
                .list();
    }

    /** Marks rows as written; a tracking problem per row, null where the links are tracked. */
    void markWritten(GenerationRun run, List<Integer> numbers, List<@Nullable String> trackingProblems) {
        jdbc.sql("""
                        update listed_rows as listed
                           set state            = 'written',
                               tracking_problem = made.tracking_problem
                          from unnest(cast(:numbers as integer[]), cast(:problems as text[]))
                            as made (row_no, tracking_problem)
                         where listed.run_id = :run
                           and listed.row_no = made.row_no
                        """)
                .param("run", run.id())
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("problems", trackingProblems.toArray(String[]::new))
                .update();
    }

    Counts counts(GenerationRun run) {
        return jdbc.sql("""
                        select count(*) filter (where listed.state = 'waiting')      as waiting,
                               count(*) filter (where listed.state = 'unchanged') as unchanged,
                               count(*) filter (where listed.state = 'written')   as written,
                               count(*) filter (where listed.state = 'rejected')  as rejected,
                               count(*) filter (where listed.state in ('unchanged', 'written') and not known.tracked)
                                                                                  as without_tracking
                          from listed_rows as listed
                          left join job_applications as known using (application_id)
                         where listed.run_id = :run
                        """).param("run", run.id()).query(Counts.class).single();
    }

    /** Whether a row was rejected for what the store holds, not for what the list says: that may change by itself. */
    boolean isAnyRejectedForeign(GenerationRun run) {
        return jdbc.sql("""
                        select exists (select
                                         from listed_rows
                                        where run_id = :run
                                          and state = 'rejected'
                                          and problems @> '[{"column": "application_id"}]')
                        """).param("run", run.id()).query(Boolean.class).single();
    }

    /** The different reasons why links of this run could not be tracked. */
    List<String> trackingProblems(GenerationRun run) {
        return jdbc.sql("""
                        select distinct tracking_problem
                          from listed_rows
                         where run_id = :run
                           and tracking_problem is not null
                         order by tracking_problem
                         limit 10
                        """).param("run", run.id()).query(String.class).list();
    }

    /** What is missing in the documents of each row, by its line, since they cannot hold it. */
    Map<Integer, List<LeftOut>> leftOut(GenerationRun run) {
        Map<Integer, List<LeftOut>> byLine = new TreeMap<>();
        RowCallbackHandler take =
                row -> byLine.put(row.getInt("line_no"), MAPPER.readValue(row.getString("left_out"), LEFT_OUT));
        jdbc.sql("""
                        select line_no, left_out::text as left_out
                          from listed_rows
                         where run_id = :run
                           and state in ('unchanged', 'written')
                           and left_out is not null
                        """).param("run", run.id()).query(take);
        return byLine;
    }

    /** The rejected rows in the order of the list; to be closed. */
    Stream<CsvRow.Rejected> rejected(GenerationRun run) {
        return jdbc.sql("""
                        select line_no, original::text as original, problems::text as problems
                          from listed_rows
                         where run_id = :run
                           and state = 'rejected'
                         order by row_no
                        """).param("run", run.id()).query(ListedRows::rejected).stream();
    }

    private static CsvRow.Rejected rejected(ResultSet row, int n) throws SQLException {
        return new CsvRow.Rejected(
                row.getInt("line_no"),
                MAPPER.readValue(row.getString("original"), TEXTS),
                MAPPER.readValue(row.getString("problems"), PROBLEMS));
    }

    /**
     * A line of {@code manifest.csv}. The query gives its fields by these names: for each other one the driver makes an
     * exception, which was a thirtieth of a whole run.
     *
     * @param resumePdfSha256 of the PDF that was made of this very resume; null when none was
     * @param coverLetterPdfSha256 likewise
     */
    record Manifested(
            String applicationId,
            String userId,
            String jobId,
            String company,
            String title,
            @Nullable String variant,
            String resume,
            String resumeSha256,
            String coverLetter,
            String coverLetterSha256,
            String trackingIds,
            @Nullable String resumePdfSha256,
            @Nullable String coverLetterPdfSha256) {}

    /** The applications of the list with their documents and links, in the order of the list. */
    void forEachManifested(GenerationRun run, Consumer<Manifested> consumer) {
        try (Stream<Manifested> rows = jdbc.sql("""
                        select known.application_id      as applicationId,
                               known.user_id             as userId,
                               known.job_id              as jobId,
                               known.company,
                               known.title,
                               known.template_variant    as variant,
                               known.resume_path         as resume,
                               known.resume_sha256       as resumeSha256,
                               known.cover_letter_path   as coverLetter,
                               known.cover_letter_sha256 as coverLetterSha256,
                               array_to_string(known.tracking_ids, ' ') as trackingIds,
                               resume_pdf.pdf_sha256     as resumePdfSha256,
                               letter_pdf.pdf_sha256     as coverLetterPdfSha256
                          from listed_rows as listed
                          join job_applications as known using (application_id)
                          left join pdf_documents as resume_pdf on resume_pdf.docx_path = known.resume_path
                                                           and resume_pdf.docx_sha256 = known.resume_sha256
                          left join pdf_documents as letter_pdf on letter_pdf.docx_path = known.cover_letter_path
                                                           and letter_pdf.docx_sha256 = known.cover_letter_sha256
                         where listed.run_id = :run
                           and listed.state in ('unchanged', 'written')
                         order by listed.row_no
                        """).param("run", run.id()).query(Manifested.class).stream()) {
            rows.forEach(consumer);
        }
    }
}
