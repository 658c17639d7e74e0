package dev.paperclick.mail;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The news of a week, as a sentence and as a subject.
 *
 * @param report of the week
 */
record DigestNews(Report report) {

    /** {@code 3 of 21 applications were opened by a person this week; 1 new meeting.} */
    String sentence() {
        long opened = value(Measure.APPLICATIONS_OPENED);
        List<String> parts = new ArrayList<>();
        if (opened == 0) {
            parts.add(
                    sentToDate() == 0
                            ? "No application has been sent yet"
                            : "None of " + counted(sentToDate(), "application was", "applications was")
                                    + " opened by a person this week");
        } else {
            parts.add(opened(opened, opened == 1 && sentToDate() <= 1 ? "application was" : "applications were")
                    + " opened by a person this week");
        }
        addOutcomes(parts);
        return String.join("; ", parts) + ".";
    }

    /** {@code 3 of 21 applications opened this week, 1 new meeting}; of all candidates it says so. */
    String subject() {
        long opened = value(Measure.APPLICATIONS_OPENED);
        List<String> parts = new ArrayList<>();
        if (opened == 0) {
            parts.add(sentToDate() == 0 ? "No application sent yet" : "No application opened this week");
        } else {
            parts.add(opened(opened, opened == 1 && sentToDate() <= 1 ? "application" : "applications")
                    + " opened this week");
        }
        addOutcomes(parts);
        return (report.subject().isFirm() ? "All candidates: " : "") + String.join(", ", parts);
    }

    /** Also applications can be opened that no list calls sent: then there is no whole to be a part of. */
    private String opened(long opened, String noun) {
        return opened <= sentToDate()
                ? number(opened) + " of " + number(sentToDate()) + " " + noun
                : number(opened) + " " + noun;
    }

    private void addOutcomes(List<String> parts) {
        long meetings = value(Measure.MEETINGS);
        long offers = value(Measure.OFFERS);
        if (meetings > 0) {
            parts.add(counted(meetings, "new meeting", "new meetings"));
        }
        if (offers > 0) {
            parts.add(counted(offers, "new offer", "new offers"));
        }
    }

    private long value(Measure measure) {
        return report.tile(measure).value();
    }

    private long sentToDate() {
        return report.toDate().steps().get(0).count();
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
