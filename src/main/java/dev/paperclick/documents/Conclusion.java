package dev.paperclick.documents;

import dev.paperclick.applications.CsvRow;
import dev.paperclick.applications.RejectedRows;
import dev.paperclick.platform.AtomicFile;
import dev.paperclick.platform.CsvTable;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The end of a run: {@code manifest.csv}, {@code rejected.csv} and {@code summary.json} beside the documents, and
 * nothing left over. Can be done again at any time before the run is marked finished.
 */
@Component
class Conclusion {

    static final String MANIFEST = "manifest.csv";
    static final String REJECTED = "rejected.csv";
    static final String SUMMARY = "summary.json";

    private static final List<String> MANIFEST_HEADER = List.of(
            "application_id",
            "candidate_id",
            "job_id",
            "company",
            "title",
            "template_variant",
            "resume",
            "resume_sha256",
            "cover_letter",
            "cover_letter_sha256",
            "tracking_ids",
            "resume_pdf",
            "resume_pdf_sha256",
            "cover_letter_pdf",
            "cover_letter_pdf_sha256");

    /** Rows whose losses are kept until the next run; of a list with more, each is looked at again. */
    private static final int MOST_LOSSES = 1_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ListedRows rows;
    private final EarlierPairs earlier;
    private final GenerationRuns runs;
    private final PdfDocuments pdfs;

    Conclusion(ListedRows rows, EarlierPairs earlier, GenerationRuns runs, PdfDocuments pdfs) {
        this.rows = rows;
        this.earlier = earlier;
        this.runs = runs;
        this.pdfs = pdfs;
    }

    /** @param madePdfs null when none were asked for */
    GenerateSummary write(GenerationRun run, RunPlan plan, @Nullable PdfSummary madePdfs) {
        Path output = plan.output();
        ListedRows.Counts counts = rows.counts(run);
        if (counts.waiting() > 0) {
            throw new IllegalStateException(counts.waiting() + " rows still wait for their documents");
        }
        Losses losses = new Losses(rows.leftOut(run), plan.leftOutOfProfiles());
        EarlierPairs.Gone gone =
                plan.isFedInAgain() ? EarlierPairs.Gone.NONE : earlier.noLongerListed(run, plan.output());
        GenerateSummary summary = summary(
                run,
                plan,
                counts,
                gone,
                madePdfs,
                Notices.of(plan, counts, rows.trackingProblems(run), losses, gone, pdfNotices(plan, madePdfs)));
        @Nullable RunOutcome outcome;
        try {
            writeManifest(run, output);
            writeRejected(run, plan, counts.rejected());
            removeSuperseded(output);
            removeOutdatedPdfs(output);
            removeTemporary(output);
            writeSummary(run, plan, summary, losses);
            outcome = outcome(run, plan, counts, gone, losses);
        } catch (UncheckedIOException e) {
            throw cannotConclude(output, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotConclude(output, e);
        }
        runs.finish(run, output, counts.rejected(), outcome);
        return summary;
    }

    /** The end of a run that had nothing to do: everything but {@code summary.json} is as the last run left it. */
    GenerateSummary confirm(GenerationRun run, RunPlan plan, RunOutcome outcome) {
        Path output = plan.output();
        ListedRows.Counts counts =
                new ListedRows.Counts(0, outcome.pairs(), 0, outcome.rejected(), outcome.withoutTracking());
        Losses losses = new Losses(new TreeMap<>(outcome.lost()), plan.leftOutOfProfiles());
        GenerateSummary summary = summary(
                run,
                plan,
                counts,
                outcome.gone(),
                null,
                Notices.of(plan, counts, List.of(), losses, outcome.gone(), List.of()));
        try {
            writeSummary(run, plan, summary, losses);
        } catch (IOException e) {
            throw cannotConclude(output, e);
        }
        runs.finish(run, output, counts.rejected(), outcome);
        return summary;
    }

    private static GenerateSummary summary(
            GenerationRun run,
            RunPlan plan,
            ListedRows.Counts counts,
            EarlierPairs.Gone gone,
            @Nullable PdfSummary madePdfs,
            List<String> notices) {
        Path output = plan.output();
        return new GenerateSummary(
                counts.written(),
                counts.unchanged(),
                counts.rejected(),
                counts.withoutTracking(),
                output,
                counts.rejected() == 0 ? null : output.resolve(REJECTED),
                madePdfs,
                plan.request().archive() ? Archive.file(run, plan) : null,
                gone.count(),
                notices);
    }

    /** What is left behind; null when the next run cannot rely on it. */
    private @Nullable RunOutcome outcome(
            GenerationRun run, RunPlan plan, ListedRows.Counts counts, EarlierPairs.Gone gone, Losses losses)
            throws IOException {
        Path output = plan.output();
        if (losses.rows().size() > MOST_LOSSES || pdfs.areIn(output) || rows.isAnyRejectedForeign(run)) {
            return null;
        }
        return new RunOutcome(
                counts.unchanged() + counts.written(),
                counts.rejected(),
                counts.withoutTracking(),
                earlier.standing(output),
                gone,
                losses.rows(),
                Sha256.hex(output.resolve(MANIFEST)),
                counts.rejected() == 0 ? null : Sha256.hex(output.resolve(REJECTED)));
    }

    private static UserProblem cannotConclude(Path output, IOException e) {
        return UserProblem.inSurroundings(
                output + ": the run's summary cannot be written (" + FileReason.of(e)
                        + "); make room or mend the permissions, then give the same command again.",
                e);
    }

    private List<String> pdfNotices(RunPlan plan, @Nullable PdfSummary made) {
        if (made != null) {
            return made.sentences();
        }
        long outdated = pdfs.outdated(plan.output()).stream()
                .filter(old -> Files.exists(PdfPath.of(Path.of(old.document()))))
                .count();
        return outdated == 0
                ? List.of()
                : List.of((outdated == 1 ? "1 PDF was" : outdated + " PDFs were")
                        + " of documents that have changed, and no longer stand beside them (but for those that you have "
                        + "edited); --pdf makes them anew.");
    }

    private void writeManifest(GenerationRun run, Path output) throws IOException {
        AtomicFile.write(output.resolve(MANIFEST), text -> {
            CsvTable table = new CsvTable(text, MANIFEST_HEADER);
            rows.forEachManifested(
                    run,
                    row -> table.add(
                            row.applicationId(),
                            row.userId(),
                            row.jobId(),
                            row.company(),
                            row.title(),
                            row.variant() == null ? "" : row.variant(),
                            inside(output, row.resume()),
                            row.resumeSha256(),
                            inside(output, row.coverLetter()),
                            row.coverLetterSha256(),
                            row.trackingIds(),
                            insideIfMade(output, row.resume(), row.resumePdfSha256()),
                            ifMade(row.resume(), row.resumePdfSha256()),
                            insideIfMade(output, row.coverLetter(), row.coverLetterPdfSha256()),
                            ifMade(row.coverLetter(), row.coverLetterPdfSha256())));
            table.end();
        });
    }

    private static String inside(Path output, String file) {
        return output.relativize(Path.of(file)).toString().replace('\\', '/');
    }

    /** The digest as long as the PDF is there, else nothing. */
    private static String ifMade(String document, @Nullable String pdfSha256) {
        return pdfSha256 != null && Files.isRegularFile(PdfPath.of(Path.of(document))) ? pdfSha256 : "";
    }

    private static String insideIfMade(Path output, String document, @Nullable String pdfSha256) {
        return ifMade(document, pdfSha256).isEmpty()
                ? ""
                : inside(output, PdfPath.of(Path.of(document)).toString());
    }

    /** A file of an earlier run would lie, unless it is the very list that has been fed in again. */
    private void writeRejected(GenerationRun run, RunPlan plan, long count) throws IOException {
        Path file = plan.output().resolve(REJECTED);
        if (count > 0) {
            try (Stream<CsvRow.Rejected> rejected = rows.rejected(run)) {
                AtomicFile.write(
                        file, text -> RejectedRows.write(text, plan.list().header(), rejected));
            }
        } else if (!file.equals(plan.listFile())) {
            Files.deleteIfExists(file);
        }
    }

    /** Removes documents that newer ones have replaced; one that a person has edited stays. */
    private void removeSuperseded(Path output) throws IOException {
        try (Stream<GenerationRuns.Superseded> all = runs.superseded(output)) {
            for (GenerationRuns.Superseded old : (Iterable<GenerationRuns.Superseded>) all::iterator) {
                File file = new File(old.path());
                if (file.isFile() && Sha256.hex(file.toPath()).equals(old.sha256())) {
                    Files.delete(file.toPath());
                }
            }
        }
    }

    /**
     * Removes PDFs of documents that are others now, or have gone: somebody might send the old text. One that a person has
     * edited stays, and so does that of an old document which stays since a person has edited it.
     */
    private void removeOutdatedPdfs(Path output) throws IOException {
        List<PdfDocuments.Outdated> outdated = pdfs.outdated(output);
        for (PdfDocuments.Outdated old : outdated) {
            Path document = Path.of(old.document());
            Path pdf = PdfPath.of(document);
            if ((old.replaced() || !Files.exists(document)) && PdfPath.isAsMade(pdf, old.sha256())) {
                Files.delete(pdf);
            }
        }
        pdfs.forget(outdated.stream().map(PdfDocuments.Outdated::document).toList());
    }

    /** What a killed process was writing, when the run that goes on gives it another name. */
    private static void removeTemporary(Path output) throws IOException {
        try (Stream<Path> files =
                Files.find(output, 2, (file, attributes) -> attributes.isRegularFile() && isTemporary(file))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(AtomicFile.TEMPORARY_PREFIX);
    }

    private static void writeSummary(GenerationRun run, RunPlan plan, GenerateSummary ended, Losses losses)
            throws IOException {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("list", plan.listFile().toString());
        summary.put("list_sha256", plan.listSha256());
        summary.put("output", ended.output().toString());
        summary.put("run_date", run.date().toString());
        summary.put("started_at", run.startedAt().toString());
        summary.put("generated", ended.generated());
        summary.put("unchanged", ended.unchanged());
        summary.put("rejected", ended.rejected());
        summary.put("rejected_file", name(ended.rejectedFile()));
        summary.put("without_tracking", ended.withoutTracking());
        summary.put("no_longer_listed", ended.noLongerListed());
        PdfSummary made = ended.pdfs();
        if (made != null) {
            summary.put("pdfs", made);
        }
        summary.put("archive", name(ended.archive()));
        summary.put("left_out", losses.entries());
        summary.put("base_redirect_url", plan.redirectAddress().toString());
        summary.put("notices", ended.notices());
        AtomicFile.write(ended.file(), MAPPER.writeValueAsString(summary) + "\n");
    }

    private static @Nullable String name(@Nullable Path file) {
        return file == null ? null : String.valueOf(file.getFileName());
    }
}
