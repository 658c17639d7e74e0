package dev.paperclick.documents;

import dev.paperclick.jobs.ParameterProblem;
import dev.paperclick.jobs.ParameterRule;
import dev.paperclick.jobs.RunParameters;
import dev.paperclick.jobs.ScheduledJob;
import dev.paperclick.jobs.StopSignal;
import dev.paperclick.jobs.WholeStep;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * {@code generate} for definitions: one step that goes through {@link Generation}, which checks, locks and continues as ever. The
 * step can be done again without harm, since that goes on where it was.
 */
@Component
class ScheduledGeneration implements ScheduledJob {

    private static final String LIST = "list";
    private static final String CANDIDATE = "candidate";
    private static final String OUTPUT = "output";
    private static final String RESUME_TEMPLATE = "resume-template";
    private static final String COVER_LETTER_TEMPLATE = "cover-letter-template";
    private static final String FORCE = "force";
    private static final String PDF = "pdf";
    private static final String ARCHIVE = "archive";
    private static final String REQUIRE_PUBLIC = "require-public";

    private final Generation generation;
    private final JobRepository repository;
    private final StopSignal stop;
    private final Workspace workspace;

    ScheduledGeneration(Generation generation, JobRepository repository, StopSignal stop, Workspace workspace) {
        this.generation = generation;
        this.repository = repository;
        this.stop = stop;
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String description() {
        return "Makes the documents of a list.";
    }

    @Override
    public List<ParameterRule> parameters() {
        return List.of(
                ParameterRule.file(LIST, "the file that lists the applications").asRequired(),
                ParameterRule.text(CANDIDATE, "whom rows without candidate_id belong to"),
                ParameterRule.file(OUTPUT, "the folder of the documents"),
                ParameterRule.file(RESUME_TEMPLATE, "for rows that name none"),
                ParameterRule.file(COVER_LETTER_TEMPLATE, "for rows that name none"),
                ParameterRule.flag(FORCE, "whether unchanged documents are made anew, too"),
                ParameterRule.flag(PDF, "whether each document becomes a PDF as well"),
                ParameterRule.flag(ARCHIVE, "whether the documents are put into a zip file as well"),
                ParameterRule.flag(
                        REQUIRE_PUBLIC, "whether it refuses to begin while BASE_REDIRECT_URL is not public"));
    }

    @Override
    public List<ParameterProblem> problems(Map<String, String> values) {
        String list = values.get(LIST);
        if (list == null) {
            return List.of();
        }
        try {
            inWorkspace(list);
            return List.of();
        } catch (InvalidPathException e) {
            return List.of(new ParameterProblem(LIST, "must be the path of a file"));
        }
    }

    @Override
    public List<ParameterProblem> missing(Map<String, String> values) {
        String list = values.get(LIST);
        return list == null || Files.isReadable(inWorkspace(list))
                ? List.of()
                : List.of(new ParameterProblem(LIST, "there is no such file in " + workspace.home()));
    }

    @Override
    public Job job() {
        return WholeStep.job("scheduled-generate", GenerateJob.NAME, repository, this::generate);
    }

    private void generate(StepExecution step) throws JobInterruptedException {
        BooleanSupplier stopped = stop.of(step);
        try {
            GenerateSummary summary = generation.generate(request(RunParameters.of(step)), new Unwatched(stopped));
            step.setReadCount(summary.generated() + summary.unchanged() + summary.rejected());
            step.setWriteCount(summary.generated());
            step.setFilterCount(summary.unchanged());
            step.setProcessSkipCount(summary.rejected());
            step.setExitStatus(ExitStatus.COMPLETED.addExitDescription(where(summary)));
        } catch (UserProblem e) {
            if (stopped.getAsBoolean()) {
                throw new JobInterruptedException("stopped on request");
            }
            throw e;
        }
    }

    private static String where(GenerateSummary summary) {
        String documents = "Documents: " + summary.output() + ".";
        return summary.rejectedFile() == null
                ? documents
                : documents + " Rejected rows: " + summary.rejectedFile() + "; correct that file and generate from it.";
    }

    private GenerateRequest request(RunParameters parameters) {
        return new GenerateRequest(
                inWorkspace(parameters.text(LIST)),
                parameters.find(CANDIDATE).orElse(null),
                path(parameters.find(RESUME_TEMPLATE)),
                path(parameters.find(COVER_LETTER_TEMPLATE)),
                path(parameters.find(OUTPUT)),
                parameters.flag(FORCE),
                false,
                parameters.flag(PDF),
                parameters.flag(ARCHIVE),
                parameters.flag(REQUIRE_PUBLIC),
                Runtime.getRuntime().availableProcessors());
    }

    private @Nullable Path path(Optional<String> text) {
        return text.map(this::inWorkspace).orElse(null);
    }

    private Path inWorkspace(String text) {
        return workspace.home().resolve(text);
    }
}
