package dev.paperclick.applications;

import dev.paperclick.applications.ListedApplication.Reached;
import dev.paperclick.platform.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds applications in the store. */
@Component
public class ApplicationSearch {

    /** Stands for applications of which nobody has said how far they are. */
    public static final String NO_STAGE = "none";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<Entered>> ENTERED = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ApplicationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which applications; null means any.
     *
     * @param stages any of these, in any word that lists use for them
     * @param company a part of its name, in any case
     * @param candidate an id
     * @param source a part of it, in any case
     * @param since applied for on that day (UTC) or later; without a date of applying, first generated then
     * @param limit so many at most, the latest
     */
    public record Filter(
            List<String> stages,
            @Nullable String company,
            @Nullable String candidate,
            @Nullable String source,
            @Nullable LocalDate since,
            int limit) {

        public Filter {
            stages = stages.stream()
                    .map(word -> Stage.of(word).map(Stage::word).orElse(word.strip()))
                    .toList();
        }
    }

    /** The applications, and how many there would be without the limit. */
    public record Result(long found, List<ListedApplication> applications) {

        public Result {
            applications = List.copyOf(applications);
        }
    }

    private record Counted(long found, ListedApplication application) {}

    /** A stage as the query below has it. */
    private record Entered(
            String stage,
            OffsetDateTime enteredAt,
            @Nullable OffsetDateTime takenBackAt) {

        Reached toReached() {
            return new Reached(stage, enteredAt.toInstant(), SqlTime.instant(takenBackAt));
        }
    }

    /** The latest first. */
    public Result find(Filter filter) {
        return find(filter, null);
    }

    /** The one of this id. */
    public Optional<ListedApplication> find(String applicationId) {
        return find(new Filter(List.of(), null, null, null, null, 1), applicationId).applications().stream()
                .findFirst();
    }

    private Result find(Filter filter, @Nullable String id) {
        List<Counted> rows = jdbc.sql("""
                        with found as (
                            select count(*) over () as found, application_id, user_id, job_id, company, title, job_url, location,
                                   source, stage, applied_at, template_variant, tracked, created_at, generated_at,
                                   resume_path, cover_letter_path
                              from job_applications
                             where (cast(:id as text) is null or application_id = :id)
                               and (cardinality(:stages) = 0 or lower(coalesce(stage, :noStage)) = any (:stages))
                               and (cast(:company as text) is null or position(lower(:company) in lower(company)) > 0)
                               and (cast(:candidate as text) is null or user_id = :candidate)
                               and (cast(:source as text) is null or position(lower(:source) in lower(source)) > 0)
                               and (cast(:since as timestamptz) is null or coalesce(applied_at, created_at) >= :since)
                             order by coalesce(applied_at, created_at) desc, company, title, application_id
                             limit :limit
                        )
                        select found.*,
                               (select coalesce(json_agg(json_build_object('stage', entered.stage,
                                                                           'enteredAt', entered.entered_at,
                                                                           'takenBackAt', entered.taken_back_at)
                                                         order by entered.entered_at, entered.stage),
                                                '[]')::text
                                  from application_stages as entered
                                 where entered.application_id = found.application_id) as stages
                          from found
                         order by coalesce(applied_at, created_at) desc, company, title, application_id
                        """)
                .param("id", id)
                .param(
                        "stages",
                        filter.stages().stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("noStage", NO_STAGE)
                .param("company", filter.company())
                .param("candidate", filter.candidate())
                .param("source", filter.source())
                .param("since", start(filter.since()))
                .param("limit", filter.limit())
                .query(ApplicationSearch::counted)
                .list();
        return new Result(
                rows.isEmpty() ? 0 : rows.get(0).found(),
                rows.stream().map(Counted::application).toList());
    }

    /** A list that gives only a date means midnight UTC. */
    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        String stage = row.getString("stage");
        List<Reached> stages = MAPPER.readValue(row.getString("stages"), ENTERED).stream()
                .map(Entered::toReached)
                .toList();
        return new Counted(
                row.getLong("found"),
                new ListedApplication(
                        row.getString("application_id"),
                        row.getString("user_id"),
                        row.getString("job_id"),
                        row.getString("company"),
                        row.getString("title"),
                        row.getString("job_url"),
                        row.getString("location"),
                        row.getString("source"),
                        stage,
                        since(stage, stages),
                        time(row, "applied_at"),
                        row.getString("template_variant"),
                        row.getBoolean("tracked"),
                        Objects.requireNonNull(time(row, "created_at")),
                        Objects.requireNonNull(time(row, "generated_at")),
                        row.getString("resume_path"),
                        row.getString("cover_letter_path"),
                        stages));
    }

    private static @Nullable Instant since(@Nullable String stage, List<Reached> stages) {
        return stages.stream()
                .filter(reached -> reached.stage().equals(stage) && reached.takenBackAt() == null)
                .map(Reached::enteredAt)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        return SqlTime.instant(row.getObject(column, OffsetDateTime.class));
    }
}
