package dev.paperclick.reports;

import static dev.paperclick.reports.ReportData.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.reports.ReportRows.ApplicationRow;
import dev.paperclick.reports.ReportRows.DayRow;
import dev.paperclick.reports.ReportRows.FilteredRow;
import dev.paperclick.reports.ReportRows.GroupKind;
import dev.paperclick.reports.ReportRows.GroupRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTests {

    private static final Clicks SOME = new Clicks(5, 2, 1, 0, 3);

    @Test
    void readsLikeTables() {
        Report report = report(
                new Subject("steve_glen", "Steve Glen"),
                application("a1", "Tech Corp", "Marketing Manager", SOME, "a"),
                application("a2", "Zürich Versicherung", "Geschäftsführer", Clicks.NONE, "b"));

        assertThat(TextReport.write(report, 110)).isEqualTo("""
                Report, 15 November 2026 – 21 November 2026 (7 days), Steve Glen (steve_glen)

                                                    Now     Before     Change
                ────────────────────────────  ─────────  ─────────  ─────────
                Applications sent                     1          0        N/A
                Opened by a person                    1          0        N/A
                Clicks by people                      5          0        N/A
                Visitors per day, added up            3          0        N/A
                Meetings                              0          0        N/A
                Offers                                0          0        N/A

                Applications sent …           in period    part    days    to date    part    days
                ────────────────────────────  ─────────  ──────  ──────  ─────────  ──────  ──────
                Applications                          1       –       –          2       –       –
                Clicks                                1   100 %     0.0          1    50 %     0.0
                Meetings                              0     0 %       –          0     0 %       –
                Offers                                0     0 %       –          0     0 %       –

                Link                                                                     Human  Visitors  Automated  Uncertain
                ───────────────────────────────────────────────────────────────────────  ─────  ────────  ─────────  ─────────
                Calendly                                                                     5         3          2          1
                (deleted link)                                                               0         0          1          0
                in the resume                                                                5         3          2          1
                by email                                                                     5         3          2          1
                All links                                                                    5         3          2          1

                Application                                  Human  Visitors  Automated  Uncertain         First          Last
                ───────────────────────────────────────────  ─────  ────────  ─────────  ─────────  ────────────  ────────────
                Tech Corp, Marketing Manager                     5         3          2          1  15 Nov 23:59  20 Nov 10:40

                Follow up                                                                                         Clicks  Days
                ────────────────────────────────────────────────────────────────────────────────────────────────  ──────  ────
                Tech Corp, Marketing Manager                                                                           5     6
                  They looked at your calendar: offer two or three times by e-mail.

                Silent since it was sent                                                                                  Days
                ────────────────────────────────────────────────────────────────────────────────────────────────────────  ────
                Zürich Versicherung, Geschäftsführer                                                                        20

                In no number of people: 2 automated, 1 uncertain, 0 own clicks; 2 × Word's look at a link, 1 × an unknown
                program.

                Variants: a 1 of 1 opened (100 %, between 21 and 100), b 0 of 1 opened (0 %, between 0 and 79). Not enough
                data yet (about 1,520 more applications).

                1 row of a list was rejected; see rejected.csv beside the documents.

                First and last are clicks by people, in America/Edmonton time. Visitors are counted per day: one person on
                five days is five.
                """);
    }

    @Test
    void nothingIsAReportToo() {
        ReportRows nothing = new ReportRows(List.of(), List.of(), List.of(), List.of(), List.of(), 0, null, 0);

        assertThat(TextReport.write(new ReportAssembly(Subject.FIRM, WEEK, ReportData.NOW, nothing).report(), 80))
                .startsWith("Report, 15 November 2026 – 21 November 2026 (7 days), all candidates\n")
                .contains("Applications sent                     0          0        N/A")
                .contains("Meetings                            0       –       –          0       –       –")
                .endsWith("\nNo link was clicked.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70, 80, 100, 140, 500})
    void noLineIsWiderThanTheTerminal(int width) {
        Report report = report(
                Subject.FIRM,
                application(
                        "a1",
                        "A very long company name that nobody can remember at all",
                        "Manager ".repeat(20),
                        SOME,
                        "a"),
                application("a2", "上海汽车集团股份有限公司".repeat(4), "工程师", Clicks.NONE, "b"));

        assertThat(TextReport.write(report, width).lines())
                .allSatisfy(line ->
                        assertThat(TerminalText.width(line)).isLessThanOrEqualTo(Math.min(140, Math.max(70, width))));
    }

    @Test
    void strangersCannotSteerTheTerminal() {
        String hostile = TextReport.write(
                report(
                        Subject.FIRM,
                        application("a1", "Evil\u001b[2J\nCorp", "\u202eManager", SOME, "\u001b]0;x\u0007")),
                100);

        assertThat(hostile).contains("Evil [2J Corp, Manager").doesNotContain("\u001b", "\u202e", "\u0007");
    }

    private static Report report(Subject subject, ApplicationRow... applications) {
        ReportRows rows = new ReportRows(
                List.of(applications),
                List.of(new DayRow(LocalDate.parse("2026-11-16"), SOME, 1)),
                List.of(
                        new GroupRow(GroupKind.FUNCTION, "Calendly", SOME, 1),
                        new GroupRow(GroupKind.FUNCTION, "", new Clicks(0, 1, 0, 0, 0), 0),
                        new GroupRow(GroupKind.DOCUMENT, "resume", SOME, 1),
                        new GroupRow(GroupKind.CHANNEL, "email", SOME, 1)),
                List.of(new HourCell(DayOfWeek.MONDAY, 9, 5)),
                List.of(
                        new FilteredRow("automated", List.of("office_probe"), 2),
                        new FilteredRow("uncertain", List.of("unknown_agent"), 1)),
                1,
                null,
                0);
        return new ReportAssembly(subject, WEEK, ReportData.NOW, rows).report();
    }

    private static ApplicationRow application(String id, String company, String title, Clicks clicks, String variant) {
        boolean opened = clicks.human() > 0;
        return new ApplicationRow(
                new ApplicationRef(id, "steve_glen", company, title),
                "LinkedIn",
                variant,
                "applied",
                LocalDate.parse(opened ? "2026-11-15" : "2026-11-01"),
                LocalDate.parse(opened ? "2026-11-15" : "2026-11-01"),
                true,
                clicks,
                false,
                opened ? "Calendly" : null,
                opened ? Instant.parse("2026-11-16T06:59:00Z") : null,
                opened ? Instant.parse("2026-11-20T17:40:59Z") : null,
                null,
                null);
    }
}
