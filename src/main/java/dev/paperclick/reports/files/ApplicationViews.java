package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.files.View.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of applications, and of what applications and clicks have in common. */
final class ApplicationViews {

    private ApplicationViews() {}

    static View applications(Report report) {
        List<Column> columns = new ArrayList<>(Columns.APPLICATION);
        columns.add(Columns.text("source", "Where found", "As the list has it.", 18));
        columns.add(Columns.text("variant", "Variant", "Of the templates.", 12));
        columns.add(Columns.text("stage", "Stage", "As the list has it.", 14));
        columns.add(Columns.SENT_ON);
        columns.addAll(Columns.CLICKS);
        columns.add(Columns.FIRST_OPENED);
        columns.add(Columns.LAST_OPENED);
        return Rows.view(
                        "applications",
                        "Applications",
                        "Applications sent or clicked within the period, most clicks by people first.",
                        columns)
                .each(
                        report.applications(),
                        line -> Rows.row(
                                reference(line.application()),
                                line.source(),
                                line.variant(),
                                line.stage(),
                                line.sentOn(),
                                Columns.clicks(line.clicks()),
                                line.firstOpened(),
                                line.lastOpened()))
                .view();
    }

    static View hot(Report report) {
        List<Column> columns = new ArrayList<>(Columns.APPLICATION);
        columns.add(Columns.FUNCTION);
        columns.add(Columns.FIRST_OPENED);
        columns.add(Columns.LAST_OPENED);
        columns.add(Columns.HUMAN);
        columns.add(Columns.DAYS_SINCE_SENT);
        columns.add(Columns.text("suggestion", "What to do", "", 50));
        return Rows.view(
                        "hot",
                        "Follow up",
                        "Applications that a person opened within the period, the most promising first.",
                        columns)
                .each(
                        report.hot(),
                        line -> Rows.row(
                                reference(line.application()),
                                line.function(),
                                line.firstOpened(),
                                line.lastOpened(),
                                line.humanClicks(),
                                line.daysSinceSent(),
                                line.suggestion()))
                .view();
    }

    static View silent(Report report) {
        List<Column> columns = new ArrayList<>(Columns.APPLICATION);
        columns.add(Columns.SENT_ON);
        columns.add(Columns.DAYS_SINCE_SENT);
        return Rows.view(
                        "silent",
                        "Silent",
                        "Applications sent long ago that nobody has opened, the longest silence first.",
                        columns)
                .each(
                        report.silent(),
                        line -> Rows.row(reference(line.application()), line.sentOn(), line.daysSinceSent()))
                .view();
    }

    static View companies(Report report) {
        Column company = Columns.APPLICATION.get(0);
        return sent("companies", "Companies", "Applications to the same company.", company, report.companies());
    }

    static View sources(Report report) {
        Column source = Columns.text("source", "Where found", "As the list has it.", 24);
        return sent(
                "sources", "Sources", "Applications to openings found in the same place.", source, report.sources());
    }

    static View variants(Report report) {
        Column variant = Columns.text("variant", "Variant", "Of the templates.", 20);
        return sent("variants", "Variants", "Applications with the same variant.", variant, report.variants());
    }

    static View functions(Report report) {
        return clicked(
                "function_performance", "Links", "Links for the same purpose.", Columns.FUNCTION, report.functions());
    }

    static View documents(Report report) {
        Column document = Columns.text("document", "Document", "Which the link stood in.", 24);
        return clicked("documents", "Documents", "Links in the same document.", document, report.documents());
    }

    static View channels(Report report) {
        Column channel = Columns.text("channel", "Way", "By which readers came.", 24);
        return clicked("channels", "Ways", "Clicks that came the same way.", channel, report.channels());
    }

    private static View sent(String key, String title, String meaning, Column common, List<GroupLine> lines) {
        List<Column> columns = new ArrayList<>(List.of(
                common,
                Columns.number("applications", "Sent", "Applications sent within the period."),
                Columns.number("sent_and_opened", "Of these opened", "By a person, until the end of the period."),
                Columns.rate("open_rate", "Open rate", "The part of those sent that was opened."),
                opened()));
        columns.addAll(Columns.CLICKS);
        columns.add(Columns.number("meetings", "Meetings", "Of the applications sent within the period."));
        columns.add(Columns.number("offers", "Offers", "Of the applications sent within the period."));
        return Rows.view(key, title, meaning, columns)
                .each(
                        lines,
                        line -> Rows.row(
                                line.key(),
                                line.applications(),
                                line.sentAndOpened(),
                                Rows.boxed(line.openRate()),
                                line.opened(),
                                Columns.clicks(line.clicks()),
                                line.meetings(),
                                line.offers()))
                .view();
    }

    private static View clicked(String key, String title, String meaning, Column common, List<GroupLine> lines) {
        List<Column> columns = new ArrayList<>(List.of(common, opened()));
        columns.addAll(Columns.CLICKS);
        return Rows.view(key, title, meaning, columns)
                .each(lines, line -> Rows.row(line.key(), line.opened(), Columns.clicks(line.clicks())))
                .view();
    }

    private static Column opened() {
        return Columns.number(
                "opened", "Opened", "Different applications that people opened within the period, whenever sent.");
    }

    private static List<@Nullable Object> reference(ApplicationRef application) {
        return Rows.row(
                application.company(), application.title(), application.candidateId(), application.applicationId());
    }
}
