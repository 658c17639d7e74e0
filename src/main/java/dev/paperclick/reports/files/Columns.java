package dev.paperclick.reports.files;

import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.files.View.Column;
import dev.paperclick.reports.files.View.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that views are made of, each defined once. */
final class Columns {

    static final Column MEASURE = text("measure", "Measure", "", 34);
    static final Column VALUE = number("value", "Value", "");
    static final Column KEY = text("key", "Key", "For programs.", 22);

    static final List<Column> APPLICATION = List.of(
            text("company", "Company", "As the list has it.", 30),
            text("job_title", "Job", "As the list has it.", 34),
            text("candidate_id", "Candidate", "Who applied.", 16),
            text("application_id", "Application", "Under which paperclick knows it.", 22));

    static final Column FUNCTION = text("function", "Link", "What the link is for.", 18);
    static final Column FIRST_OPENED =
            moment("first_opened", "First opened", "Earliest click of a person ever, in the period's zone.");
    static final Column LAST_OPENED =
            moment("last_opened", "Last opened", "Latest click of a person, in the period's zone.");
    static final Column SENT_ON =
            day("sent_on", "Sent on", "The day that the list says, else when its documents were made.");
    static final Column DAYS_SINCE_SENT =
            number("days_since_sent", "Days since sent", "Until the end of the period, or until now.");
    static final Column HUMAN = number("human_clicks", "By people", "Clicks that nothing speaks against.");

    /** In the order of {@link #clicks(Clicks)}. */
    static final List<Column> CLICKS = List.of(
            HUMAN,
            number(
                    "visitors",
                    "Visitors per day",
                    "Different people on each day, added up over the days: one person on five days is five."),
            number("uncertain_clicks", "Uncertain", "Clicks that could be either's."),
            number("automated_clicks", "By machines", "Mail scanners, previews, robots, programs."),
            number(
                    "anonymous_clicks",
                    "Anonymous",
                    "How many of all clicks came from readers who asked not to be followed."),
            number("clicks", "All clicks", "By people and machines, and uncertain ones; never candidates' own."));

    private Columns() {}

    static List<@Nullable Object> clicks(Clicks clicks) {
        return Arrays.asList(
                clicks.human(),
                clicks.visitors(),
                clicks.uncertain(),
                clicks.automated(),
                clicks.anonymous(),
                clicks.all());
    }

    static Column text(String key, String label, String meaning, int width) {
        return new Column(key, label, Kind.TEXT, meaning, width);
    }

    static Column number(String key, String label, String meaning) {
        return new Column(key, label, Kind.NUMBER, meaning, Math.max(10, label.length() + 5));
    }

    static Column decimal(String key, String label, String meaning) {
        return new Column(key, label, Kind.DECIMAL, meaning, label.length() + 5);
    }

    static Column rate(String key, String label, String meaning) {
        return new Column(key, label, Kind.RATE, meaning, Math.max(12, label.length() + 5));
    }

    static Column change(String key, String label, String meaning) {
        return new Column(key, label, Kind.CHANGE, meaning, 14);
    }

    static Column day(String key, String label, String meaning) {
        return new Column(key, label, Kind.DAY, meaning, 14);
    }

    static Column moment(String key, String label, String meaning) {
        return new Column(key, label, Kind.MOMENT, meaning, 19);
    }
}
