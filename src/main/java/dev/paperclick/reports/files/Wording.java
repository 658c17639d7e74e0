package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Interval;
import dev.paperclick.reports.Report.Measure;
import dev.paperclick.reports.ReportPeriod;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The sentences of a report, the same in pages and workbooks. */
final class Wording {

    static final String NOT_KNOWN = "(not known)";
    static final String NO_CHANGE = "N/A";
    static final String NOT_LOOKED_AT = "not looked at";

    /** Of a title; the properties of a workbook take no more than 255 characters. */
    private static final int LONGEST_SUBJECT = 200;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private Wording() {}

    static String title(Report report) {
        return "Applications and clicks: " + subject(report);
    }

    /** Whom it is about. */
    static String subject(Report report) {
        if (report.subject().isFirm()) {
            return "all candidates";
        }
        String name = CleanText.of(Objects.requireNonNullElse(report.subject().name(), ""));
        String shown =
                name.isEmpty() ? CleanText.of(String.valueOf(report.subject().candidateId())) : name;
        return CleanText.crop(shown, LONGEST_SUBJECT);
    }

    static String period(Report report) {
        return days(report.period()) + ", held against " + days(report.previous()) + "; days of "
                + report.period().zone();
    }

    /** {@code 15 November 2026 to 21 November 2026 (7 days)}. */
    static String days(ReportPeriod period) {
        return period.days() == 1
                ? day(period.first())
                : day(period.first()) + " to " + day(period.last()) + " (" + period.days() + " days)";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The one sentence for those who read no further. */
    static String news(Report report) {
        long opened = report.tile(Measure.APPLICATIONS_OPENED).value();
        long human = report.tile(Measure.HUMAN_CLICKS).value();
        String sent = counted(report.tile(Measure.APPLICATIONS_SENT).value(), "application was", "applications were")
                + " sent. ";
        return human == 0
                ? sent + "No person clicked a link."
                : sent + counted(opened, "application was", "applications were") + " opened by a person, with "
                        + counted(human, "click", "clicks") + ".";
    }

    /** What to know about the report itself. */
    static Map<String, String> facts(Report report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("About", subject(report));
        facts.put("Period", days(report.period()));
        facts.put("Held against", days(report.previous()));
        facts.put("Time zone", report.period().zone().getId());
        facts.put(
                "Numbers from",
                MOMENT.format(report.madeAt().atZone(report.period().zone())));
        return facts;
    }

    /** What the numbers mean, as sentences. */
    static List<String> meanings(Report report) {
        return List.of(
                "Days and times are those of " + report.period().zone() + "; a day begins and ends at midnight there.",
                "A click by a person is one that nothing speaks against: mail scanners, link previews, robots, programs "
                        + "and Word's look at a link are recognised and counted apart, with the reason.",
                "Uncertain clicks could be either's and are in no number of people.",
                "Visitors are counted per day and added up: one person on five days is five. No cookies are used.",
                "Readers who asked not to be followed count as anonymous clicks and never as visitors.",
                "Candidates' own clicks are in no number but where they are named.",
                "An application counts as opened when a person clicked one of its links; who only reads leaves no trace.",
                "Where there is nothing to divide by, a rate is absent, not zero.");
    }

    /** How the variants compare, in words. */
    static List<String> experiment(Report report) {
        Experiment experiment = report.experiment().orElse(null);
        if (experiment == null) {
            return List.of("There are no variants to compare.");
        }
        List<String> sentences = new ArrayList<>();
        if (experiment.leader() != null) {
            sentences.add("Variant " + CleanText.of(experiment.leader()) + " is opened more often, beyond chance.");
        } else if (experiment.enough()) {
            sentences.add("No variant is better beyond chance.");
        } else {
            sentences.add("There is not enough data yet to say which variant is better: it takes about "
                    + counted(experiment.moreNeeded(), "more application", "more applications") + ".");
        }
        Interval difference = experiment.difference();
        if (difference != null) {
            sentences.add(String.format(
                    Locale.ENGLISH,
                    "The two best differ by %+.1f percentage points; the true difference lies between %+.1f and %+.1f "
                            + "in 95 of 100 cases.",
                    difference.value() * 100,
                    difference.low() * 100,
                    difference.high() * 100));
        }
        sentences.add(CleanText.of(experiment.tested()));
        return sentences;
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
