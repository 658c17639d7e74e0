package dev.paperclick.documents;

import dev.paperclick.platform.SqlTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The runs in the store; sole writer of {@code generation_runs} and {@code superseded_documents}. */
@Component
class GenerationRuns {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    GenerationRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who is at work in a folder. */
    record Holder(String host, long pid, Instant startedAt) {}

    /**
     * The run to work on: the open one of this folder when it is about the same, else a new one, and the open one is
     * given up. The caller holds the folder's lock.
     */
    @Transactional
    public GenerationRun open(String key, GenerateRequest request, Path list, Path output, String host, long pid) {
        Optional<GenerationRun> open = findOpen(output);
        if (open.isPresent() && open.get().key().equals(key)) {
            jdbc.sql("update generation_runs set host = :host, pid = :pid where run_id = :id")
                    .param("host", host)
                    .param("pid", pid)
                    .param("id", open.get().id())
                    .update();
            return open.get();
        }
        open.ifPresent(run -> jdbc.sql("update generation_runs set state = 'superseded' where run_id = :id")
                .param("id", run.id())
                .update());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        long id = jdbc.sql("""
                        insert into generation_runs (run_key, list_path, output_dir, run_date, state, host, pid, started_at,
                                                     candidate, resume_template, cover_letter_template, variants)
                        values (:key, :list, :output, :today, 'open', :host, :pid, :now,
                                :candidate, :resumeTemplate, :coverLetterTemplate, :variants)
                        returning run_id
                        """)
                .param("key", key)
                .param("list", list.toString())
                .param("output", output.toString())
                .param("today", today)
                .param("host", host)
                .param("pid", pid)
                .param("now", SqlTime.at(now))
                .param("candidate", request.candidate())
                .param("resumeTemplate", text(request.resumeTemplate()))
                .param("coverLetterTemplate", text(request.coverLetterTemplate()))
                .param("variants", request.variants().isEmpty() ? null : String.join(",", request.variants()))
                .query(Long.class)
                .single();
        // what a run left that was given up is in the way of nobody, but its rows are no longer of use
        jdbc.sql("""
                        delete from listed_rows
                         where run_id in (select run_id
                                            from generation_runs
                                           where output_dir = :output
                                             and state = 'superseded')
                        """).param("output", output.toString()).update();
        return new GenerationRun(id, key, today, now, false);
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    /** Who works, or worked last, on the open run of the folder. */
    Optional<Holder> holder(Path output) {
        return jdbc.sql(
                        "select host, pid, started_at from generation_runs where output_dir = :output and state = 'open'")
                .param("output", output.toString())
                .query((row, n) -> new Holder(
                        row.getString("host"),
                        row.getLong("pid"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private Optional<GenerationRun> findOpen(Path output) {
        return jdbc.sql("""
                        select run_id, run_key, run_date, started_at
                          from generation_runs
                         where output_dir = :output
                           and state = 'open'
                        """)
                .param("output", output.toString())
                .query((row, n) -> new GenerationRun(
                        row.getLong("run_id"),
                        row.getString("run_key"),
                        row.getObject("run_date", LocalDate.class),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        true))
                .optional();
    }

    /** Notes documents that newer ones have taken the place of, to be removed at the end of the run. */
    void supersede(GenerationRun run, List<String> paths, List<String> hashes) {
        jdbc.sql("""
                        insert into superseded_documents (path, sha256, run_id)
                        select path, sha256, :id
                          from unnest(cast(:paths as text[]), cast(:hashes as text[])) as old (path, sha256)
                            on conflict (path) do update
                           set sha256 = excluded.sha256,
                               run_id = excluded.run_id
                        """)
                .param("id", run.id())
                .param("paths", paths.toArray(String[]::new))
                .param("hashes", hashes.toArray(String[]::new))
                .update();
    }

    /** A document that was replaced under the folder, by whichever run. */
    record Superseded(String path, String sha256) {}

    Stream<Superseded> superseded(Path output) {
        return jdbc
                .sql("""
                        select path, sha256
                          from superseded_documents
                         where starts_with(path, :folder)
                        """)
                .param("folder", output + output.getFileSystem().getSeparator())
                .query(Superseded.class)
                .stream();
    }

    /**
     * What the last run into the folder left behind, if it was the same command on the same content and has come to its
     * end.
     */
    Optional<RunOutcome> lastOutcome(String key, Path output) {
        return jdbc.sql("""
                        select outcome::text
                          from (select run_key, state, outcome
                                  from generation_runs
                                 where output_dir = :output
                                 order by run_id desc
                                 limit 1) as last
                         where run_key = :key
                           and state = 'finished'
                           and outcome is not null
                        """)
                .param("output", output.toString())
                .param("key", key)
                .query(String.class)
                .optional()
                .map(outcome -> MAPPER.readValue(outcome, RunOutcome.class));
    }

    /**
     * The end: the rows of the list are in documents and files, and are no longer kept.
     *
     * @param rejected rows of the list that could not be used
     * @param outcome null when the next run has to look at each row again in any case
     */
    @Transactional
    public void finish(GenerationRun run, Path output, long rejected, @Nullable RunOutcome outcome) {
        jdbc.sql("delete from superseded_documents where starts_with(path, :folder)")
                .param("folder", output + output.getFileSystem().getSeparator())
                .update();
        jdbc.sql("delete from listed_rows where run_id = :id")
                .param("id", run.id())
                .update();
        jdbc.sql("""
                        update generation_runs
                           set state         = 'finished',
                               finished_at   = :now,
                               rejected_rows = :rejected,
                               outcome       = cast(:outcome as jsonb)
                         where run_id = :id
                        """)
                .param("id", run.id())
                .param("now", SqlTime.at(clock.instant()))
                .param("rejected", rejected)
                .param("outcome", outcome == null ? null : MAPPER.writeValueAsString(outcome))
                .update();
    }
}
