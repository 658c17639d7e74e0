package dev.paperclick.documents;

import dev.paperclick.applications.ApplicationList;
import dev.paperclick.applications.CsvRow;
import dev.paperclick.applications.HeaderAliases;
import dev.paperclick.applications.ListCheck;
import dev.paperclick.applications.ListReport;
import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.Candidates;
import dev.paperclick.candidates.JsonResume;
import dev.paperclick.jobs.JobRunner;
import dev.paperclick.links.LinkProperties;
import dev.paperclick.office.Office;
import dev.paperclick.platform.AdvisoryLock;
import dev.paperclick.platform.FileReason;
import dev.paperclick.platform.LocalHost;
import dev.paperclick.platform.Sha256;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/**
 * Makes the documents of a list: checks everything that can be wrong before it begins, then runs the job, which goes on
 * where an interrupted run of the same command was.
 */
@Component
public class Generation {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.ENGLISH);

    /** Imported by itself when there is no candidate. */
    private static final String PROFILE = "candidate.json";

    private final Workspace workspace;
    private final DataSource dataSource;
    private final Candidates candidates;
    private final LinkProperties links;
    private final GenerationRuns runs;
    private final UnchangedRuns unchanged;
    private final GenerateJob job;
    private final JobRunner runner;
    private final Office office;

    Generation(
            Workspace workspace,
            DataSource dataSource,
            Candidates candidates,
            LinkProperties links,
            GenerationRuns runs,
            UnchangedRuns unchanged,
            GenerateJob job,
            JobRunner runner,
            Office office) {
        this.workspace = workspace;
        this.dataSource = dataSource;
        this.candidates = candidates;
        this.links = links;
        this.runs = runs;
        this.unchanged = unchanged;
        this.job = job;
        this.runner = runner;
        this.office = office;
    }

    /**
     * Runs to the end.
     *
     * @throws UserProblem when something is wrong that the person can mend; nothing is half-written then
     */
    public GenerateSummary generate(GenerateRequest request, GenerateProgress progress) {
        requireOffice(request);
        RunPlan plan = plan(request);
        if (request.requirePublic()) {
            Notices.notPublic(plan).ifPresent(sentence -> {
                throw UserProblem.inInput(sentence);
            });
        }
        makeOutput(plan.output());
        try (AdvisoryLock lock = lock(plan.output())) {
            return run(plan, lock, progress);
        }
    }

    /**
     * What {@link #generate} would make of the list, which is read in the same way; nothing is written.
     *
     * @param rows gets each row in order, as it would be used
     * @param choices gets the variant of each application, in the same order; nothing when the run has none
     * @throws UserProblem when something is wrong that would keep the run from beginning
     */
    public ListReport preview(GenerateRequest request, Consumer<ListReport.Row> rows, Consumer<VariantChoice> choices) {
        requireOffice(request);
        Path listFile = request.list().toAbsolutePath().normalize();
        ApplicationList list = ApplicationList.survey(listFile, HeaderAliases.in(workspace));
        String defaultCandidate = defaultCandidate(request.candidate(), list, Candidate::userId);
        Variants variants = variants(request);
        TemplateShelf templates = templates(request, list, variants);
        try {
            return ListCheck.check(
                    listFile,
                    list,
                    defaultCandidate,
                    id -> id.equals(defaultCandidate) || candidates.find(id).isPresent(),
                    templates::has,
                    row -> {
                        CsvRow assigned = variants.assign(row);
                        variants.choice(assigned).ifPresent(choices);
                        return assigned;
                    },
                    rows);
        } catch (IOException e) {
            throw unreadable(listFile, e);
        }
    }

    /** Before anything else: whoever wants PDFs should not wait for the documents to learn that there can be none. */
    private void requireOffice(GenerateRequest request) {
        if (request.pdf()) {
            office.require();
        }
    }

    private AdvisoryLock lock(Path output) {
        Optional<AdvisoryLock> lock = tryLock(output);
        // the server may need a moment to notice that a killed process is gone, or a lost connection of this one
        for (int attempt = 0; lock.isEmpty() && attempt < 50 && isHeldByNobodyElse(output); attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lock = tryLock(output);
        }
        return lock.orElseThrow(
                () -> UserProblem.inSurroundings(output + ": another 'generate' is at work in this folder"
                        + runs.holder(output).map(Generation::words).orElse("") + "; wait until it is done."));
    }

    private Optional<AdvisoryLock> tryLock(Path output) {
        return AdvisoryLock.tryTake(dataSource, "generate " + output);
    }

    /** By a process that is gone, or by an earlier run of this one. */
    private boolean isHeldByNobodyElse(Path output) {
        return runs.holder(output)
                .filter(holder -> holder.host().equals(LocalHost.name()))
                .filter(holder -> holder.pid() == ProcessHandle.current().pid()
                        || ProcessHandle.of(holder.pid()).isEmpty())
                .isPresent();
    }

    private static String words(GenerationRuns.Holder holder) {
        return ", running since " + TIME.format(holder.startedAt().atZone(ZoneId.systemDefault())) + " in process "
                + holder.pid() + " on " + holder.host();
    }

    @SuppressWarnings("unused") // the lock says that it is held
    private GenerateSummary run(RunPlan plan, AdvisoryLock lock, GenerateProgress progress) {
        Optional<RunOutcome> nothingToDo = unchanged.find(plan);
        GenerationRun run = runs.open(
                plan.key(),
                plan.request(),
                plan.listFile(),
                plan.output(),
                LocalHost.name(),
                ProcessHandle.current().pid());
        if (run.continued()) {
            progress.continues();
        }
        AtomicReference<@Nullable GenerateSummary> ended = new AtomicReference<>();
        JobExecution execution = runner.run(
                nothingToDo
                        .map(outcome -> job.confirmation(run, plan, outcome, ended::set))
                        .orElseGet(() -> job.job(run, plan, progress, ended::set)),
                new JobParametersBuilder().addLong("run", run.id()).toJobParameters());
        GenerateSummary summary = ended.get();
        if (execution.getStatus() != BatchStatus.COMPLETED || summary == null) {
            throw problem(execution);
        }
        return summary;
    }

    /** The fault that the person can mend, if there is one among the causes; else what happened, as it is. */
    private static RuntimeException problem(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return UserProblem.inSurroundings(
                    "The run was stopped on request; give the same command again: it goes on from here.");
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.stream()
                .map(Generation::userProblem)
                .filter(Objects::nonNull)
                .findFirst()
                .map(RuntimeException.class::cast)
                .orElseGet(() -> new IllegalStateException(
                        "the run failed; give the same command again: it goes on from here",
                        failures.isEmpty() ? null : failures.get(0)));
    }

    private static @Nullable UserProblem userProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserProblem problem) {
                return problem;
            }
        }
        return null;
    }

    private RunPlan plan(GenerateRequest request) {
        Path listFile = request.list().toAbsolutePath().normalize();
        ApplicationList list = ApplicationList.survey(listFile, HeaderAliases.in(workspace));
        Map<String, RunPlan.Profile> known = new LinkedHashMap<>();
        String defaultCandidate = defaultCandidate(
                request.candidate(),
                list,
                found -> candidates.importProfile(found).userId());
        List<String> wanted = new ArrayList<>(list.survey().candidates());
        wanted.add(defaultCandidate);
        wanted.stream()
                .filter(id -> !id.isEmpty())
                .forEach(id -> candidates.find(id).ifPresent(found -> known.put(id, RunPlan.Profile.of(found))));
        Variants variants = variants(request);
        TemplateShelf templates = templates(request, list, variants);
        return new RunPlan(
                listFile,
                digest(listFile),
                list,
                known,
                defaultCandidate,
                templates,
                variants,
                output(request, listFile),
                links.trackingEnabled(),
                links.redirectAddress(),
                links.trackedVariables(),
                request,
                changedProfile(known).map(List::of).orElse(List.of()));
    }

    /** People edit the file that was imported by itself at the first run, and expect the change in the next one. */
    private Optional<String> changedProfile(Map<String, RunPlan.Profile> known) {
        Path file = workspace.input().resolve(PROFILE);
        return JsonResume.peek(file)
                .filter(edited -> isAnotherThan(edited, known.get(edited.userId())))
                .map(edited ->
                        file + " has changed since it was imported; to use it: paperclick candidate import " + file);
    }

    private static boolean isAnotherThan(Candidate edited, RunPlan.@Nullable Profile known) {
        String imported = known == null ? null : known.candidate().sourceSha256();
        return imported != null && !imported.equals(edited.sourceSha256());
    }

    private TemplateShelf templates(GenerateRequest request, ApplicationList list, Variants variants) {
        return TemplateShelf.open(
                resumeTemplate(request),
                coverLetterTemplate(request),
                workspace.input().resolve("templates"),
                list.survey().templates(),
                variants.files());
    }

    private Variants variants(GenerateRequest request) {
        return Variants.of(request.variants(), resumeTemplate(request), coverLetterTemplate(request));
    }

    private Path resumeTemplate(GenerateRequest request) {
        return template(request.resumeTemplate(), workspace.input().resolve("templates/resume.docx"));
    }

    private Path coverLetterTemplate(GenerateRequest request) {
        return template(request.coverLetterTemplate(), workspace.input().resolve("templates/cover_letter.docx"));
    }

    private static Path template(@Nullable Path asked, Path standard) {
        return (asked == null ? standard : asked).toAbsolutePath().normalize();
    }

    private static String digest(Path list) {
        try {
            return Sha256.hex(list);
        } catch (IOException e) {
            throw unreadable(list, e);
        }
    }

    /** A list that cannot be read to its end. */
    static UserProblem unreadable(Path list, IOException e) {
        return UserProblem.inInput(list + ": cannot be read (" + FileReason.of(e) + "); check its permissions.");
    }

    /**
     * Whom rows without {@code candidate_id} belong to; empty when the list names somebody in every row.
     *
     * @param firstCandidate what becomes of the profile in {@code input/} when there is no candidate yet: its id
     */
    private String defaultCandidate(
            @Nullable String asked, ApplicationList list, Function<Candidate, String> firstCandidate) {
        if (asked == null && candidates.all().isEmpty()) {
            return firstCandidate.apply(readFromInput());
        }
        return candidates.applicant(
                asked,
                list.survey().namesNoCandidate() && list.survey().candidates().isEmpty());
    }

    private Candidate readFromInput() {
        Path file = workspace.input().resolve(PROFILE);
        if (!Files.exists(file)) {
            throw UserProblem.inInput("There is no candidate yet; put a JSON Resume at " + file
                    + " or import one with 'paperclick candidate import FILE'.");
        }
        return JsonResume.read(file, null);
    }

    private Path output(GenerateRequest request, Path list) {
        if (request.output() != null) {
            return request.output().toAbsolutePath().normalize();
        }
        String file = String.valueOf(list.getFileName());
        int dot = file.lastIndexOf('.');
        Path folder = list.resolveSibling("").normalize();
        boolean fedInAgain = file.equals(Conclusion.REJECTED) && Files.exists(folder.resolve(Conclusion.SUMMARY));
        return fedInAgain
                ? folder
                : workspace.output().resolve(SafeName.of(dot > 0 ? file.substring(0, dot) : file, '-', 100));
    }

    /** Proves that files can be made there before anything begins. */
    private static void makeOutput(Path output) {
        try {
            Files.createDirectories(output);
            Files.delete(Files.createTempFile(output, ".tmp-", ""));
        } catch (IOException e) {
            throw UserProblem.inSurroundings(
                    output + ": documents cannot be written there ("
                            + (Files.isRegularFile(output) ? "it is a file" : FileReason.of(e))
                            + "); make room or give this user write access to the folder, or choose another with "
                            + "--output.",
                    e);
        }
    }
}
