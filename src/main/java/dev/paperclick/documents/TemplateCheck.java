package dev.paperclick.documents;

import dev.paperclick.applications.ApplicationList;
import dev.paperclick.applications.HeaderAliases;
import dev.paperclick.candidates.Candidate;
import dev.paperclick.candidates.JsonResume;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import dev.paperclick.templates.Examination;
import dev.paperclick.templates.Placeholder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The look at templates before anything is made of them: their mistakes, and what will fill each placeholder. Needs no
 * database.
 */
public final class TemplateCheck {

    private final @Nullable Path list;
    private final @Nullable Candidate candidate;
    private final Fillings fillings;

    private TemplateCheck(@Nullable Candidate candidate, @Nullable Path list, @Nullable ApplicationList survey) {
        this.candidate = candidate;
        this.list = list;
        this.fillings = new Fillings(
                candidate == null ? null : CandidateContent.of(candidate), survey == null ? null : survey.fieldNames());
    }

    /**
     * A check against what is to fill the templates.
     *
     * @param candidate null: the one of {@code input/candidate.json}, else any that keeps to JSON Resume
     * @param list null: {@code input/applications.csv}, else any with all the columns that Paperclick understands
     * @throws UserProblem when the list cannot be read
     */
    public static TemplateCheck in(Workspace workspace, @Nullable Candidate candidate, @Nullable Path list) {
        Candidate profile = candidate == null
                ? JsonResume.peek(workspace.input().resolve("candidate.json")).orElse(null)
                : candidate;
        if (list != null) {
            return new TemplateCheck(profile, list, ApplicationList.survey(list, HeaderAliases.in(workspace)));
        }
        Path usual = workspace.input().resolve("applications.csv");
        return peek(usual, HeaderAliases.in(workspace))
                .map(survey -> new TemplateCheck(profile, usual, survey))
                .orElseGet(() -> new TemplateCheck(profile, null, null));
    }

    /** A list that nobody asked for may be missing or wrong. */
    private static Optional<ApplicationList> peek(Path list, HeaderAliases aliases) {
        try {
            return Files.isRegularFile(list) ? Optional.of(ApplicationList.survey(list, aliases)) : Optional.empty();
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }

    /** Checks a template; its mistakes are in the report. */
    public TemplateReport check(Path file) {
        Examination examination = Examination.of(file);
        String name = String.valueOf(file.getFileName());
        List<TemplateReport.Problem> problems = new ArrayList<>();
        examination
                .problems()
                .forEach(problem -> problems.add(new TemplateReport.Problem(
                        problem.place(),
                        problem.paragraph(),
                        problem.tag(),
                        problem.advice(),
                        problem.sentence(name))));
        return new TemplateReport(
                name,
                list == null ? null : list.toString(),
                candidate == null ? null : candidate.userId(),
                problems.isEmpty(),
                problems,
                examination.warnings(),
                lines(examination));
    }

    /** Equal placeholders of one place and section are one line, with the text around the first. */
    private List<TemplateReport.Line> lines(Examination examination) {
        Map<List<Object>, List<Placeholder>> equal = new LinkedHashMap<>();
        examination
                .placeholders()
                .forEach(one -> equal.computeIfAbsent(
                                List.of(one.name(), one.kind(), one.place(), one.enclosing()), key -> new ArrayList<>())
                        .add(one));
        return equal.values().stream()
                .map(placeholders -> line(placeholders.get(0), placeholders.size()))
                .toList();
    }

    private TemplateReport.Line line(Placeholder placeholder, int count) {
        Fillings.Filling filling = fillings.of(placeholder);
        return new TemplateReport.Line(
                placeholder.name(),
                placeholder.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                placeholder.place(),
                placeholder.text(),
                placeholder.enclosing(),
                count,
                filling.from(),
                filling.explanation(),
                filling.nearest());
    }
}
