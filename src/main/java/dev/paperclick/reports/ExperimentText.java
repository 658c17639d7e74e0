package dev.paperclick.reports;

import dev.paperclick.reports.Report.Arm;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Interval;
import java.util.Locale;
import java.util.stream.Collectors;

/** How variants compare, in sentences. */
public final class ExperimentText {

    private ExperimentText() {}

    /** Each variant with its rate, and which is better, or about how many applications it takes to say so. */
    public static String sentence(Experiment experiment) {
        String arms = experiment.arms().stream().map(ExperimentText::arm).collect(Collectors.joining(", "));
        return "Variants: " + arms + ". " + verdict(experiment);
    }

    private static String arm(Arm arm) {
        Interval rate = arm.rate();
        return TerminalText.plain(arm.variant()) + " " + arm.opened() + " of " + arm.applications() + " opened"
                + (rate == null
                        ? ""
                        : " (" + percent(rate.value()) + " %, between " + percent(rate.low()) + " and "
                                + percent(rate.high()) + ")");
    }

    private static String verdict(Experiment experiment) {
        Interval difference = experiment.difference();
        if (experiment.leader() != null && difference != null) {
            return "'" + TerminalText.plain(experiment.leader()) + "' is better beyond chance: by "
                    + percent(difference.value()) + " points, between " + percent(difference.low()) + " and "
                    + percent(difference.high()) + ".";
        }
        return experiment.enough()
                ? "No difference beyond chance."
                : "Not enough data yet (about " + String.format(Locale.ROOT, "%,d", experiment.moreNeeded())
                        + " more applications).";
    }

    private static String percent(double part) {
        return String.valueOf(Math.round(100 * part));
    }
}
