package dev.paperclick.jobs;

import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;

/**
 * Work that definitions in {@code jobs/} can name and that then runs on a schedule or by hand. A feature makes itself
 * schedulable by declaring a bean of this type.
 *
 * <p>A run is a run of the Batch job with these parameters, all of them text ({@link RunParameters} reads them):
 *
 * <ul>
 *   <li>identifying: {@code definition}, the name of the definition, and {@code due}, the instant that the run was scheduled
 *       for, or at which it was asked for by hand. A run that failed or died is continued with the same two, so a
 *       {@code due} is worked off once;
 *   <li>not identifying: each of {@link #parameters()} that has a value, from the command, else the definition, else the default.
 *       Lists are joined by commas.
 * </ul>
 *
 * <p>Never do two runs of one definition go on at the same time, on whatever machine; runs of two definitions may. A job that has a
 * lock of its own takes it within its step.
 *
 * <p>A step finds out from what it has written what is left. Where its reader was does not tell: when the connection breaks at a commit,
 * Batch 6.0.4 rolls the chunk back and keeps the position behind it.
 */
public interface ScheduledJob {

    /** What {@code job:} says; lower-case words joined by hyphens. */
    String name();

    /** One sentence for people, such as "Makes the documents of a list". */
    String description();

    /** The parameters that it takes, in the order in which people are told about them. */
    List<ParameterRule> parameters();

    /**
     * What is wrong with values that are each right by their own rule.
     *
     * @param values by name, as the run would get them, but perhaps without required ones
     * @return all problems at once; none when it can run with them
     */
    default List<ParameterProblem> problems(Map<String, String> values) {
        return List.of();
    }

    /**
     * What a run would not find now, such as a list; it may be there when one begins.
     *
     * @param values as for {@link #problems}, which has none
     */
    default List<ParameterProblem> missing(Map<String, String> values) {
        return List.of();
    }

    /**
     * What a run does; asked for at each run. Its steps can be done again without harm, and take {@link StopSignal} as their
     * interruption policy, or ask it now and then.
     */
    Job job();
}
