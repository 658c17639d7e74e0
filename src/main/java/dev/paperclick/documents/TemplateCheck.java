package dev.paperclick.documents;

import dev.paperclick.applications.ApplicationList;
import dev.paperclick.candidates.Candidate;
import dev.paperclick.templates.Examination;
import dev.paperclick.templates.Placeholder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The look at a template before anything is made of it: its mistakes, and what will fill each placeholder. */
public final class TemplateCheck {

    private TemplateCheck() {}

    /**
     * Checks a template; needs neither a database nor a list.
     *
     * @param candidate whose profile is to fill it; null: any that keeps to JSON Resume
     * @param list which is to fill it; null: any with all the columns that Paperclick understands
     * @throws dev.paperclick.platform.UserProblem when the list cannot be read; never for mistakes of the template
     */
    public static TemplateReport of(Path file, @Nullable Candidate candidate, @Nullable Path list) {
        Fillings fillings = new Fillings(
                candidate == null ? null : CandidateContent.of(candidate),
                list == null ? null : ApplicationList.survey(list).fieldNames());
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
                name, problems.isEmpty(), problems, examination.warnings(), lines(examination, fillings));
    }

    private static List<TemplateReport.Line> lines(Examination examination, Fillings fillings) {
        Map<Placeholder, Integer> counts = new LinkedHashMap<>();
        examination.placeholders().forEach(placeholder -> counts.merge(placeholder, 1, Integer::sum));
        List<TemplateReport.Line> lines = new ArrayList<>();
        counts.forEach((placeholder, count) -> {
            Fillings.Filling filling = fillings.of(placeholder);
            lines.add(new TemplateReport.Line(
                    placeholder.name(),
                    placeholder.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    placeholder.place(),
                    placeholder.enclosing(),
                    count,
                    filling.from(),
                    filling.explanation(),
                    filling.nearest()));
        });
        return lines;
    }
}
