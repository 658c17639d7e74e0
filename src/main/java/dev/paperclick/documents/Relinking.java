package dev.paperclick.documents;

import dev.paperclick.links.LinkProperties;
import dev.paperclick.platform.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes documents again whose links could not be tracked when they were made: each from the list, for the candidate and
 * with the templates of the run that made it. It is a run of the generate job, and as restartable.
 */
@Component
public class Relinking {

    private final JdbcClient jdbc;
    private final EarlierPairs pairs;
    private final LinkProperties links;
    private final Generation generation;

    Relinking(JdbcClient jdbc, EarlierPairs pairs, LinkProperties links, Generation generation) {
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.links = links;
        this.generation = generation;
    }

    /**
     * How it ended.
     *
     * @param relinked one summary for each list that was gone through again
     * @param left sentences about pairs that still carry the original links
     */
    public record Result(List<GenerateSummary> relinked, List<String> left) {
        public Result {
            relinked = List.copyOf(relinked);
            left = List.copyOf(left);
        }
    }

    /** What a list was made into documents with. */
    private record Origin(
            String outputDir,
            String listPath,
            @Nullable String candidate,
            @Nullable String resumeTemplate,
            @Nullable String coverLetterTemplate,
            @Nullable String variants) {

        GenerateRequest toRequest(int workers) {
            return new GenerateRequest(
                    Path.of(listPath),
                    candidate,
                    path(resumeTemplate),
                    path(coverLetterTemplate),
                    variants == null ? List.of() : List.of(variants.split(",", -1)),
                    Path.of(outputDir),
                    false,
                    true,
                    false,
                    false,
                    false,
                    workers);
        }

        private static @Nullable Path path(@Nullable String text) {
            return text == null ? null : Path.of(text);
        }
    }

    /**
     * Runs to the end.
     *
     * @param list only documents that were made from this file; null means any
     * @param output only documents in this folder; null means any
     * @throws UserProblem when links are not tracked now either, or the generate job says so
     */
    public Result run(@Nullable Path list, @Nullable Path output, int workers, Supplier<GenerateProgress> progress) {
        if (!links.trackingEnabled()) {
            throw UserProblem.inInput(
                    "ENABLE_URL_TRACKING is false: links are not tracked, so there is nothing that they "
                            + "could be changed to; set it to true, or leave it out, and try again.");
        }
        List<GenerateSummary> relinked = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Origin origin : origins(list, output)) {
            if (pairs.untracked(Path.of(origin.outputDir())) > 0) {
                if (Files.isRegularFile(Path.of(origin.listPath()))) {
                    relinked.add(generation.generate(origin.toRequest(workers), progress.get()));
                } else {
                    left.add(origin.listPath() + ": the list is gone that documents in " + origin.outputDir()
                            + " were made from; put it back, or make them from another one: paperclick generate LIST "
                            + "--force --output " + origin.outputDir());
                }
            }
        }
        origins(list, output).stream().map(Origin::outputDir).distinct().forEach(folder -> {
            long untracked = pairs.untracked(Path.of(folder));
            if (untracked > 0) {
                left.add(folder + ": " + untracked + (untracked == 1 ? " pair carries" : " pairs carry")
                        + " the original links still.");
            }
        });
        return new Result(relinked, left);
    }

    /** The last run of each list into each folder where such documents are, the latest first. */
    private List<Origin> origins(@Nullable Path list, @Nullable Path output) {
        String separator = Path.of("").getFileSystem().getSeparator();
        return jdbc.sql("""
                        with latest as (
                            select distinct on (output_dir, list_path) run_id, output_dir, list_path, candidate,
                                   resume_template, cover_letter_template, variants
                              from generation_runs
                             where (cast(:list as text) is null or list_path = :list)
                               and (cast(:output as text) is null or output_dir = :output)
                             order by output_dir, list_path, run_id desc
                        )
                        select output_dir, list_path, candidate, resume_template, cover_letter_template, variants
                          from latest
                         where exists (select
                                         from job_applications as known
                                        where not known.tracked
                                          and starts_with(known.resume_path, latest.output_dir || :separator))
                         order by run_id desc
                        """)
                .param("list", text(list))
                .param("output", text(output))
                .param("separator", separator)
                .query(Origin.class)
                .list();
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().normalize().toString();
    }
}
