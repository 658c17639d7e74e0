package dev.paperclick.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The jobs that definitions can name: all beans of type {@link ScheduledJob}. */
@Component
public class JobCatalogue {

    private final List<ScheduledJob> jobs;

    JobCatalogue(List<ScheduledJob> jobs) {
        this.jobs =
                jobs.stream().sorted(Comparator.comparing(ScheduledJob::name)).toList();
    }

    /** In the order of their names. */
    public List<ScheduledJob> all() {
        return jobs;
    }

    List<String> names() {
        return jobs.stream().map(ScheduledJob::name).toList();
    }

    Optional<ScheduledJob> find(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /** The given values and the defaults of the others. */
    static Map<String, String> withDefaults(ScheduledJob job, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ParameterRule rule : job.parameters()) {
            String value = given.getOrDefault(rule.name(), rule.defaultValue());
            if (value != null) {
                values.put(rule.name(), value);
            }
        }
        return values;
    }

    /** What is wrong with values that a run would get; the names are known. */
    static List<ParameterProblem> problems(ScheduledJob job, Map<String, String> given, boolean complete) {
        List<ParameterProblem> problems = new ArrayList<>();
        Map<String, String> values = withDefaults(job, given);
        for (ParameterRule rule : job.parameters()) {
            String value = values.get(rule.name());
            if (value != null) {
                rule.problem(value).ifPresent(problem -> problems.add(new ParameterProblem(rule.name(), problem)));
            } else if (complete && rule.required()) {
                problems.add(new ParameterProblem(rule.name(), "is needed: " + rule.description()));
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(job.problems(values));
        }
        return problems;
    }

    /** What a run would not find now with values that are right. */
    static List<ParameterProblem> missing(ScheduledJob job, Map<String, String> given) {
        return job.missing(withDefaults(job, given));
    }
}
