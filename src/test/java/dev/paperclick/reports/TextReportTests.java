package dev.paperclick.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.reports.ClickReport.ApplicationClicks;
import dev.paperclick.reports.ClickReport.Applications;
import dev.paperclick.reports.ClickReport.Counts;
import dev.paperclick.reports.ClickReport.FunctionClicks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTests {

    private static final ReportPeriod WEEK = new ReportPeriod(
            LocalDate.parse("2026-11-15"), LocalDate.parse("2026-11-21"), ZoneId.of("America/Edmonton"));

    private static final Counts SOME =
            new Counts(5, 2, 1, 3, Instant.parse("2026-11-16T06:59:00Z"), Instant.parse("2026-11-20T17:40:59Z"));
    private static final Counts NONE = new Counts(0, 0, 0, 0, null, null);

    @Test
    void readsLikeATable() {
        ClickReport report = new ClickReport(
                WEEK,
                Optional.of("steve_glen"),
                new Applications(21, 3, 1),
                SOME,
                0,
                List.of(new FunctionClicks("Calendly", SOME), new FunctionClicks("LinkedIn", NONE)),
                List.of(
                        application("Tech Corp", "Marketing Manager", SOME),
                        application("Zürich Versicherung", "Geschäftsführer", NONE),
                        new ApplicationClicks("app_1", null, null, null, NONE),
                        new ApplicationClicks(null, "job_1", null, null, NONE)),
                17);

        assertThat(TextReport.write(report, 110)).isEqualTo("""
                Clicks, 15 November 2026 – 21 November 2026 (7 days), candidate steve_glen
                21 applications generated, 3 opened by a person; 1 earlier one opened, too.

                Link                                         Human  Visitors  Automated  Uncertain         First          Last
                ───────────────────────────────────────────  ─────  ────────  ─────────  ─────────  ────────────  ────────────
                Calendly                                         5         3          2          1  15 Nov 23:59  20 Nov 10:40
                LinkedIn                                         0         0          0          0             –             –
                All links                                        5         3          2          1  15 Nov 23:59  20 Nov 10:40

                Application                                  Human  Visitors  Automated  Uncertain         First          Last
                ───────────────────────────────────────────  ─────  ────────  ─────────  ─────────  ────────────  ────────────
                Tech Corp, Marketing Manager                     5         3          2          1  15 Nov 23:59  20 Nov 10:40
                Zürich Versicherung, Geschäftsführer             0         0          0          0             –             –
                Application app_1                                0         0          0          0             –             –
                Job job_1                                        0         0          0          0             –             –
                … and 17 more applications

                First and last are clicks by people, in America/Edmonton time.
                Visitors are counted per day: one person on five days is five.
                """);
    }

    @Test
    void fitsANarrowTerminalWithoutTimes() {
        ClickReport report = report(application("Tech Corp", "Marketing Manager for all of Western Canada", SOME));

        assertThat(TextReport.write(report, 80).lines())
                .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(80));
        assertThat(TextReport.write(report, 80)).contains("15 Nov  20 Nov").doesNotContain("23:59");
        assertThat(TextReport.write(report, 10)).isEqualTo(TextReport.write(report, 70));
    }

    @Test
    void columnsStayAlignedWhateverTheScript() {
        ClickReport report = report(
                application("株式会社リクルート", "マーケティング部長", SOME),
                application("Cafe\u0301 Zoe\u0308", "Chef", SOME),
                application("Łódź", "Ж".repeat(90), SOME),
                application("😀 Inc", "x", SOME));

        List<String> rows = TextReport.write(report, 120)
                .lines()
                .filter(line -> line.endsWith("20 Nov 10:40"))
                .toList();
        assertThat(rows)
                .hasSize(6)
                .allSatisfy(row -> assertThat(TerminalText.width(row)).isEqualTo(120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evil\u001b[2J\u001b[31m Corp",
                "Evil\r\nCorp",
                "Evil\u0007\b\u007f Corp",
                "Evil\u009b31m Corp",
                "\u202eEvil\u2066 Corp",
                "Evil\u2028Corp",
                "Evil\ud800 Corp"
            })
    void namesCannotSteerTheTerminal(String company) {
        String text = TextReport.write(report(application(company, "Manager", SOME)), 120);

        assertThat(text)
                .contains("Evil")
                .contains("Corp, Manager")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n]]");
        assertThat(text.lines().filter(line -> line.contains("Evil"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|'/c calc'!A1", "<script>alert(1)</script>", "+1 Group", "@home", "-5°C", "%s%n", "$1"})
    void namesAreShownAsTheyAre(String company) {
        assertThat(TextReport.write(report(application(company, "Manager", SOME)), 120))
                .contains(company + ", Manager");
    }

    @Test
    void longNamesLeaveRoomForTheTitle() {
        assertThat(TextReport.write(report(application("A".repeat(300), "Manager", SOME)), 120))
                .contains("A…, Manager ");
        assertThat(TextReport.write(report(application("A".repeat(300), "B".repeat(300), SOME)), 120))
                .contains("A…, B")
                .contains("B… ");
    }

    @Test
    void saysSoWhenNothingWasClicked() {
        ClickReport report = new ClickReport(
                new ReportPeriod(WEEK.last(), WEEK.last(), WEEK.zone()),
                Optional.empty(),
                new Applications(1, 0, 0),
                NONE,
                0,
                List.of(),
                List.of(application("Tech Corp", "Manager", NONE)),
                0);

        assertThat(TextReport.write(report, 80)).isEqualTo("""
                Clicks, 21 November 2026
                1 application generated, none opened by a person.
                No link was clicked.

                Application                Human  Visitors  Automated  Uncertain   First    Last
                ─────────────────────────  ─────  ────────  ─────────  ─────────  ──────  ──────
                Tech Corp, Manager             0         0          0          0       –       –
                """);
    }

    private static ClickReport report(ApplicationClicks... applications) {
        return new ClickReport(
                WEEK,
                Optional.empty(),
                new Applications(applications.length, 1, 0),
                SOME,
                0,
                List.of(new FunctionClicks("Calendly", SOME)),
                List.of(applications),
                0);
    }

    private static ApplicationClicks application(@Nullable String company, @Nullable String title, Counts counts) {
        return new ApplicationClicks("app", null, company, title, counts);
    }
}
