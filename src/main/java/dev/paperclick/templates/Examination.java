package dev.paperclick.templates;

import dev.paperclick.platform.UserProblem;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is to say about a template, fit to be used or not.
 *
 * @param problems all of them; none when documents can be made
 * @param placeholders every place that content can fill, in reading order
 * @param warnings what the author should know although documents can be made
 */
public record Examination(List<TemplateProblem> problems, List<Placeholder> placeholders, List<String> warnings) {

    public Examination {
        problems = List.copyOf(problems);
        placeholders = List.copyOf(placeholders);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a template and tells everything about it.
     *
     * @throws UserProblem only when the surroundings keep the file from being read
     */
    public static Examination of(Path file) {
        try {
            return TemplateCompiler.examine(file);
        } catch (UserProblem unfit) {
            if (unfit.remedy() != UserProblem.Remedy.CHANGE_INPUT) {
                throw unfit;
            }
            List<TemplateProblem> problems =
                    unfit.sentences().stream().map(TemplateProblem::ofFile).toList();
            return new Examination(problems, List.of(), List.of());
        }
    }
}
