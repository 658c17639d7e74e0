package dev.paperclick.documents;

import dev.paperclick.platform.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells runs that have nothing to do without reading their lists again: the same command on the same content was the last
 * one in the folder, nobody has taken documents away since, and all files are as that run left them.
 *
 * <p>Whatever is not certain is left to the run itself, which asks for each row.
 */
@Component
class UnchangedRuns {

    private final JdbcClient jdbc;
    private final GenerationRuns runs;

    UnchangedRuns(JdbcClient jdbc, GenerationRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    private record Pair(String resumePath, String coverLetterPath) {}

    /** What the last run left behind, when this one would leave the same; the caller holds the folder's lock. */
    Optional<RunOutcome> find(RunPlan plan) {
        GenerateRequest request = plan.request();
        if (request.force() || request.untrackedOnly() || request.pdf() || request.archive() || plan.isFedInAgain()) {
            return Optional.empty();
        }
        return runs.lastOutcome(plan.key(), plan.output())
                .filter(outcome -> isAsLeft(plan.output().resolve(Conclusion.MANIFEST), outcome.manifestSha256()))
                .filter(outcome -> isAsLeft(plan.output().resolve(Conclusion.REJECTED), outcome.rejectedSha256()))
                .filter(outcome -> allStand(plan.output(), outcome.inFolder()));
    }

    private static boolean isAsLeft(Path file, @Nullable String sha256) {
        if (sha256 == null) {
            return Files.notExists(file);
        }
        try {
            return Sha256.hex(file).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs into other folders may have taken applications over, and people may have removed files. */
    private boolean allStand(Path output, long expected) {
        AtomicLong standing = new AtomicLong();
        try (Stream<Pair> pairs =
                jdbc
                        .sql("""
                        select resume_path as resumePath, cover_letter_path as coverLetterPath
                          from job_applications
                         where starts_with(resume_path, :folder)
                        """)
                        .param("folder", output + output.getFileSystem().getSeparator())
                        .query(Pair.class)
                        .stream()) {
            return pairs.allMatch(pair -> {
                        standing.incrementAndGet();
                        return exists(pair.resumePath()) && exists(pair.coverLetterPath());
                    })
                    && standing.get() == expected;
        }
    }

    /** A name that this process cannot even spell, from a run under another locale, is as good as missing. */
    static boolean exists(String path) {
        return new File(path).isFile();
    }
}
