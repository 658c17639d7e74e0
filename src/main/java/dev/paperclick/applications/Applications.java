package dev.paperclick.applications;

import dev.paperclick.platform.SqlTime;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications in the store; sole writer of {@code job_applications}, but for their stages. */
@Component
public class Applications {

    private final JdbcClient jdbc;
    private final StageHistory stages;
    private final Clock clock;

    Applications(JdbcClient jdbc, StageHistory stages, Clock clock) {
        this.jdbc = jdbc;
        this.stages = stages;
        this.clock = clock;
    }

    /** A document that an application no longer points at. */
    public record Replaced(String path, String sha256) {}

    /**
     * Records that the documents are in place, whatever was recorded before; no application twice in one call. An
     * application that has come further than the list says stays there, and keeps its date where the list has none.
     *
     * @return the documents under the folder that these take the place of, and that now have another name
     */
    public List<Replaced> save(List<GeneratedApplication> generated, Path folder) {
        List<Replaced> replaced = replacedBy(generated, folder);
        Map<String, Position> positions = stages.positions(
                generated.stream().map(row -> row.application().applicationId()).toList());
        jdbc.sql("""
                        insert into job_applications (application_id, user_id, job_id, company, title, job_url, location,
                                                      source, stage, applied_at, template_variant, content_hash, tracked,
                                                      tracking_ids, resume_path, resume_sha256, cover_letter_path, cover_letter_sha256,
                                                      generated_at)
                        select application_id, user_id, job_id, company, title, job_url, location,
                               source, stage, applied_at::timestamptz, template_variant, content_hash, tracked,
                               string_to_array(tracking_ids, ' '), resume_path, resume_sha256, cover_letter_path, cover_letter_sha256,
                               :now
                          from unnest(cast(:applicationIds as text[]), cast(:userIds as text[]), cast(:jobIds as text[]),
                                      cast(:companies as text[]), cast(:titles as text[]), cast(:jobUrls as text[]),
                                      cast(:locations as text[]), cast(:sources as text[]), cast(:stages as text[]),
                                      cast(:appliedAt as text[]), cast(:variants as text[]), cast(:hashes as text[]),
                                      cast(:tracked as boolean[]), cast(:trackingIds as text[]),
                                      cast(:resumes as text[]), cast(:resumeHashes as text[]),
                                      cast(:letters as text[]), cast(:letterHashes as text[]))
                            as made (application_id, user_id, job_id, company, title, job_url, location, source, stage,
                                     applied_at, template_variant, content_hash, tracked, tracking_ids, resume_path, resume_sha256,
                                     cover_letter_path, cover_letter_sha256)
                         order by application_id
                            on conflict (application_id) do update
                           set user_id             = excluded.user_id,
                               job_id              = excluded.job_id,
                               company             = excluded.company,
                               title               = excluded.title,
                               job_url             = excluded.job_url,
                               location            = excluded.location,
                               source              = excluded.source,
                               stage               = coalesce(excluded.stage, job_applications.stage),
                               applied_at          = coalesce(excluded.applied_at, job_applications.applied_at),
                               template_variant    = excluded.template_variant,
                               content_hash        = excluded.content_hash,
                               tracked             = excluded.tracked,
                               tracking_ids        = excluded.tracking_ids,
                               resume_path         = excluded.resume_path,
                               resume_sha256       = excluded.resume_sha256,
                               cover_letter_path   = excluded.cover_letter_path,
                               cover_letter_sha256 = excluded.cover_letter_sha256,
                               generated_at        = excluded.generated_at
                        """)
                .param("now", SqlTime.at(clock.instant()))
                .param(
                        "applicationIds",
                        column(generated, row -> row.application().applicationId()))
                .param("userIds", column(generated, row -> row.application().userId()))
                .param("jobIds", column(generated, row -> row.application().jobId()))
                .param("companies", column(generated, row -> row.application().company()))
                .param("titles", column(generated, row -> row.application().title()))
                .param("jobUrls", column(generated, row -> row.application().field(Column.JOB_URL)))
                .param("locations", column(generated, row -> row.application().field(Column.LOCATION)))
                .param("sources", column(generated, row -> row.application().field(Column.SOURCE)))
                .param("stages", column(generated, row -> stage(row.application(), positions)))
                .param("appliedAt", column(generated, row -> row.application().appliedAt()))
                .param("variants", column(generated, GeneratedApplication::variant))
                .param("hashes", column(generated, GeneratedApplication::contentHash))
                .param(
                        "tracked",
                        generated.stream().map(GeneratedApplication::tracked).toArray(Boolean[]::new))
                .param("trackingIds", column(generated, row -> String.join(" ", row.trackingIds())))
                .param("resumes", column(generated, row -> row.resume().toString()))
                .param("resumeHashes", column(generated, GeneratedApplication::resumeSha256))
                .param("letters", column(generated, row -> row.coverLetter().toString()))
                .param("letterHashes", column(generated, GeneratedApplication::coverLetterSha256))
                .update();
        stages.enter(generated.stream()
                .flatMap(row ->
                        StageHistory.entries(row.application(), stage(row.application(), positions), clock.instant()))
                .toList());
        return replaced;
    }

    /** The stage that the row moves its application to; null when it leaves it where it is. */
    private static @Nullable String stage(Application row, Map<String, Position> positions) {
        Position position = positions.getOrDefault(row.applicationId(), Position.NOWHERE);
        return row.stage() != null && position.goesForwardTo(row.stage()) ? row.stage() : null;
    }

    private List<Replaced> replacedBy(List<GeneratedApplication> generated, Path folder) {
        return jdbc.sql("""
                        select old.path, old.sha256
                          from unnest(cast(:applicationIds as text[]), cast(:resumes as text[]), cast(:letters as text[]))
                            as made (application_id, resume_path, cover_letter_path)
                          join job_applications as known using (application_id)
                         cross join lateral (values (known.resume_path, known.resume_sha256, made.resume_path),
                                                    (known.cover_letter_path, known.cover_letter_sha256,
                                                     made.cover_letter_path))
                            as old (path, sha256, new_path)
                         where old.path <> old.new_path
                           and starts_with(old.path, :folder)
                        """)
                .param(
                        "applicationIds",
                        column(generated, row -> row.application().applicationId()))
                .param("resumes", column(generated, row -> row.resume().toString()))
                .param("letters", column(generated, row -> row.coverLetter().toString()))
                .param("folder", folder + folder.getFileSystem().getSeparator())
                .query(Replaced.class)
                .list();
    }

    private static @Nullable String[] column(
            List<GeneratedApplication> rows, Function<GeneratedApplication, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
