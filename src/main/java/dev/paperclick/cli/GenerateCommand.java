package dev.paperclick.cli;

import dev.paperclick.documents.GenerateRequest;
import dev.paperclick.documents.GenerateSummary;
import dev.paperclick.documents.Generation;
import dev.paperclick.documents.PdfSummary;
import dev.paperclick.documents.Unwatched;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code paperclick generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Make a resume and a cover letter with tracked links for each application of a list.",
        footer = {
            "",
            "Interrupted? Give the same command again: it goes on where it was. A list that has been made before",
            "costs nothing; of an edited one only the changed rows are made.",
            "",
            "Example:  paperclick generate input/applications.csv"
        })
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LIST",
            description = "CSV or .xlsx file; only the columns company and title are needed.",
            converter = UserPath.class)
    private Path list;

    @Option(
            names = "--candidate",
            paramLabel = "ID",
            description = "Whose applications these are, when a row has no candidate_id.")
    private @Nullable String candidate;

    @Option(
            names = "--resume-template",
            paramLabel = "FILE",
            description = "Default: input/templates/resume.docx",
            converter = UserPath.class)
    private @Nullable Path resumeTemplate;

    @Option(
            names = "--cover-letter-template",
            paramLabel = "FILE",
            description = "Default: input/templates/cover_letter.docx",
            converter = UserPath.class)
    private @Nullable Path coverLetterTemplate;

    @Option(
            names = "--variants",
            paramLabel = "A,B",
            split = ",",
            description =
                    "Share the applications out among variants of the templates, resume-a.docx and so on beside the "
                            + "usual ones; reports compare how many people opened.")
    private List<String> variants = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "Default: output/<name of the list>")
    private @Nullable String output;

    @Option(
            names = "--dry-run",
            description = "Tell what would be made of the list, all rejected rows included; write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Make every document anew, unchanged or not.")
    private boolean force;

    @Option(
            names = "--pdf",
            description = "Make a PDF of each document as well, beside it; needs LibreOffice on this machine.")
    private boolean pdf;

    @Option(
            names = "--archive",
            description = "Put the documents of the list into one zip file as well, <list>_<date>.zip beside them.")
    private boolean archive;

    @Option(
            names = "--require-public",
            description = "Refuse to start while BASE_REDIRECT_URL cannot be reached from outside.")
    private boolean requirePublic;

    @Option(names = "--workers", paramLabel = "N", description = "Threads that make documents. Default: one per core.")
    private @Nullable Integer workers;

    @Option(
            names = "--json",
            description =
                    "Print the summary as a JSON document, the one that is in summary.json; with --dry-run, the one "
                            + "that 'list check --json' prints.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress, only the summary.")
    private boolean quiet;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    GenerateCommand() {}

    @Override
    public Integer call() {
        int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--workers must be at least 1, was: " + threads);
        }
        GenerateRequest request = new GenerateRequest(
                list,
                candidate,
                resumeTemplate,
                coverLetterTemplate,
                variants.stream().map(String::strip).toList(),
                UserPath.here(output),
                force,
                false,
                pdf,
                archive,
                requirePublic,
                threads);
        if (dryRun) {
            try (Installation installation = Installation.open()) {
                PrintWriter errors = quiet
                        ? new PrintWriter(Writer.nullWriter())
                        : spec.commandLine().getErr();
                ProgressLines progress = new ProgressLines(errors, Terminal.ofErrors(), System::nanoTime);
                return new DryRun(spec.commandLine().getOut(), Terminal.ofOutput(), progress, json)
                        .tell(installation.get(Generation.class), request);
            }
        }
        long start = System.nanoTime();
        try (Interruption interruption = new Interruption()) {
            return generate(interruption, request, start);
        }
    }

    private int generate(Interruption interruption, GenerateRequest request, long start) {
        try (Installation installation = Installation.open()) {
            interruption.then(installation.get(StopSignal.class)::give);
            GenerateSummary summary = generate(installation.get(Generation.class), request);
            if (json) {
                printFile(summary.file(), spec.commandLine().getOut());
            } else {
                print(
                        summary,
                        (System.nanoTime() - start) / 1e9,
                        spec.commandLine().getOut());
            }
            return summary.isComplete() ? ExitCodes.GOOD : ExitCodes.REJECTED_ROWS;
        } catch (RuntimeException e) {
            // told before the interruption lets the process end
            return PaperclickCommand.tell(e, spec.commandLine());
        }
    }

    private GenerateSummary generate(Generation generation, GenerateRequest request) {
        PrintWriter errors = spec.commandLine().getErr();
        if (quiet) {
            return generation.generate(request, new Unwatched());
        }
        ProgressLines progress = new ProgressLines(errors, Terminal.ofErrors(), System::nanoTime);
        try {
            return generation.generate(request, progress);
        } finally {
            progress.end();
        }
    }

    private static void printFile(Path file, PrintWriter out) {
        try {
            out.print(Files.readString(file));
            out.flush();
        } catch (IOException e) {
            throw UserProblem.inSurroundings(file + ": was written, but cannot be read (" + FileReason.of(e) + ").", e);
        }
    }

    /** How a run ended, in lines that line up. */
    static void print(GenerateSummary summary, double seconds, PrintWriter out) {
        out.printf(Locale.ROOT, "Generated   %,7d pairs%n", summary.generated());
        out.printf(Locale.ROOT, "Unchanged   %,7d pairs%n", summary.unchanged());
        if (summary.withoutTracking() > 0) {
            out.printf(Locale.ROOT, "Untracked   %,7d pairs%n", summary.withoutTracking());
        }
        PdfSummary pdfs = summary.pdfs();
        if (pdfs != null) {
            out.printf(
                    Locale.ROOT,
                    "PDFs        %,7d made%s%s%n",
                    pdfs.made(),
                    pdfs.unchanged() == 0 ? "" : String.format(Locale.ROOT, ", %,d unchanged", pdfs.unchanged()),
                    pdfs.missing() == 0 ? "" : String.format(Locale.ROOT, ", %,d missing", pdfs.missing()));
        }
        Path rejectedFile = summary.rejectedFile();
        out.printf(
                Locale.ROOT,
                "Rejected    %,7d rows%s%n",
                summary.rejected(),
                rejectedFile == null
                        ? ""
                        : ": see " + UserPath.shown(rejectedFile) + ", correct them and feed that file in again");
        out.printf(Locale.ROOT, "Time        %,7.1f s%n", seconds);
        out.printf("Documents   %s%n", UserPath.shown(summary.output()));
        Path archived = summary.archive();
        if (archived != null) {
            out.printf("Archive     %s%n", UserPath.shown(archived));
        }
        summary.notices().forEach(notice -> out.printf("%nNote: %s%n", notice));
    }
}
