package dev.paperclick.reports;

import static dev.paperclick.reports.ReportData.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.paperclick.platform.TestDatabase;
import dev.paperclick.reports.Report.ApplicationLine;
import dev.paperclick.reports.Report.Clicks;
import dev.paperclick.reports.Report.FilteredLine;
import dev.paperclick.reports.Report.FunnelStage;
import dev.paperclick.reports.Report.GroupLine;
import dev.paperclick.reports.Report.HourCell;
import dev.paperclick.reports.Report.Measure;
import dev.paperclick.reports.Report.Step;
import dev.paperclick.reports.Report.Subject;
import dev.paperclick.reports.Report.Tile;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTests {

    private static final String CALENDLY = "lt_calendly_0001";
    private static final String LINKEDIN = "lt_linkedin_0001";

    private static TestDatabase database;
    private static ReportData data;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        data = new ReportData(database);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        data.empty();
        data.setZone("America/Edmonton");
        data.candidate("steve");
        data.candidate("ann");
        data.application("a1", "steve", "Tech Corp", "2026-11-16");
        data.link(CALENDLY, "steve", "a1", "Calendly");
        data.link(LINKEDIN, "steve", "a1", "LinkedIn");
    }

    /** A report is the same whether its days have been counted before, or some of them, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"never", "amid", "at the end"})
    void countsWhateverHasBeenCountedBefore(String rolled) {
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.click(CALENDLY, "2026-11-17T13:00:00Z", "human", "s1", "cover_letter", "direct", "browser");
        data.click(CALENDLY, "2026-11-18T12:00:00Z", "human", "s2");
        if (rolled.equals("amid")) {
            data.clickDays().roll();
        }
        data.click(CALENDLY, "2026-11-18T13:00:00Z", "automated", "s3");
        data.click(LINKEDIN, "2026-11-17T14:00:00Z", "human", "s1");
        data.click(LINKEDIN, "2026-11-20T12:00:00Z", "uncertain", "s4");
        data.click(LINKEDIN, "2026-11-20T13:00:00Z", "human", null, null, "web", "browser");
        if (rolled.equals("at the end")) {
            data.clickDays().roll();
        }

        Report report = data.firm();

        assertThat(report.total()).isEqualTo(new Clicks(5, 1, 1, 1, 2));
        assertThat(report.functions())
                .containsExactly(
                        links("Calendly", 1, new Clicks(3, 1, 0, 0, 2)),
                        links("LinkedIn", 1, new Clicks(2, 0, 1, 1, 1)));
        assertThat(report.documents())
                .containsExactly(
                        links("resume", 1, new Clicks(3, 1, 1, 0, 3)),
                        links("cover_letter", 1, new Clicks(1, 0, 0, 0, 1)),
                        links("", 1, new Clicks(1, 0, 0, 1, 0)));
        assertThat(report.channels())
                .extracting(GroupLine::key, line -> line.clicks().human())
                .containsExactly(tuple("email", 3L), tuple("direct", 1L), tuple("web", 1L));
        assertThat(report.applications()).singleElement().satisfies(line -> {
            assertThat(line.clicks()).isEqualTo(report.total());
            assertThat(line.firstOpened()).isEqualTo(Instant.parse("2026-11-17T12:00:00Z"));
            assertThat(line.lastOpened()).isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
        });
        assertThat(report.days())
                .extracting(Report.Day::day)
                .containsExactlyElementsOf(
                        WEEK.first().datesUntil(WEEK.last().plusDays(1)).toList());
        assertThat(report.days().get(2))
                .isEqualTo(new Report.Day(LocalDate.parse("2026-11-17"), new Clicks(3, 0, 0, 0, 1), 0, 1));
        assertThat(report.days().get(1).sent()).isOne();
        assertThat(report.hours())
                .hasSize(168)
                .contains(new HourCell(DayOfWeek.TUESDAY, 5, 1), new HourCell(DayOfWeek.TUESDAY, 6, 1))
                .startsWith(new HourCell(DayOfWeek.MONDAY, 0, 0));
    }

    @Test
    void readersInAnotherZoneHaveTheirDaysAndTheSameHistory() {
        data.click(CALENDLY, "2026-10-01T12:00:00Z", "human", "s0");
        data.click(CALENDLY, "2026-11-07T23:30:00Z", "human", "s1");
        data.click(CALENDLY, "2026-11-15T03:00:00Z", "human", "s2");
        data.click(CALENDLY, "2026-11-21T12:00:00Z", "automated", "s3");
        data.clickDays().roll();
        data.click(CALENDLY, "2026-09-01T12:00:00Z", "human", "s4");
        ZoneId auckland = ZoneId.of("Pacific/Auckland");

        Report report = data.reports()
                .of(
                        new Subject("steve", "Steve"),
                        new ReportPeriod(LocalDate.parse("2026-11-15"), LocalDate.parse("2026-11-21"), auckland));

        assertThat(report.total()).isEqualTo(new Clicks(1, 0, 0, 0, 1));
        assertThat(report.tile(Measure.HUMAN_CLICKS)).isEqualTo(new Tile(Measure.HUMAN_CLICKS, 1, 1));
        assertThat(report.applications()).singleElement().satisfies(line -> {
            assertThat(line.firstOpened()).isEqualTo(Instant.parse("2026-09-01T12:00:00Z"));
            assertThat(line.lastOpened()).isEqualTo(Instant.parse("2026-11-15T03:00:00Z"));
        });
        assertThat(report.hours()).contains(new HourCell(DayOfWeek.SUNDAY, 16, 1));
    }

    @Test
    void amongSeveralChannelsOfADayLongAgoTheFirstAndTheLastClickAreTold() {
        for (String source : List.of("email", "direct", "linkedin", "web")) {
            int number = List.of("linkedin", "email", "web", "direct").indexOf(source);
            for (String day : List.of("2026-09-01", "2026-09-02")) {
                data.click(CALENDLY, day + "T1" + number + ":00:00Z", "human", "s1", "resume", source, "browser");
            }
        }
        data.clickDays().roll();

        assertThat(data.reports()
                        .of(
                                Subject.FIRM,
                                new ReportPeriod(
                                        LocalDate.parse("2026-09-03"), LocalDate.parse("2026-11-21"), WEEK.zone()))
                        .applications())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.firstOpened()).isEqualTo(Instant.parse("2026-09-01T10:00:00Z"));
                    assertThat(line.lastOpened()).isEqualTo(Instant.parse("2026-09-02T13:00:00Z"));
                });
    }

    @Test
    void anotherReportZoneCountsAllAnew() {
        data.click(CALENDLY, "2026-11-22T03:00:00Z", "human", "s1");
        data.clickDays().roll();
        assertThat(data.firm().days().get(6).clicks().human()).isOne();

        data.setZone("Asia/Kathmandu");
        data.clickDays().roll();

        assertThat(data.jdbc()
                        .sql("select day::text || ' ' || hour from click_hours")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-22 8");
        assertThat(data.firm().days().get(6).clicks().human()).isOne();
    }

    @Test
    void theDaysOfTheZoneAreTheBorder() {
        data.click(CALENDLY, "2026-11-15T06:59:59.999999Z", "human", "s1");
        data.click(CALENDLY, "2026-11-15T07:00:00Z", "human", "s2");
        data.click(CALENDLY, "2026-11-22T06:59:59.999999Z", "human", "s3");
        data.click(CALENDLY, "2026-11-22T07:00:00Z", "human", "s4");

        Report report = data.firm();

        assertThat(report.total().human()).isEqualTo(2);
        assertThat(report.tile(Measure.HUMAN_CLICKS).before()).isOne();
        assertThat(report.applications().get(0).lastOpened()).isEqualTo(Instant.parse("2026-11-22T06:59:59.999999Z"));
    }

    @Test
    void whatWasOnlySavedShowsTheDayOfItsListAndIsNotSent() {
        data.application("saved", "steve", "Saved", "2026-11-19");
        data.set("stage", "saved", "saved");
        data.link("lt_calendly_0002", "steve", "saved", "Calendly");
        data.click("lt_calendly_0002", "2026-11-20T12:00:00Z", "human", "s1");

        Report report = data.firm();

        assertThat(report.applications().get(0).application().applicationId()).isEqualTo("saved");
        assertThat(report.applications().get(0).sentOn()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(report.days())
                .allSatisfy(day -> assertThat(day.day().getDayOfMonth() == 19 ? day.sent() : 0)
                        .isZero());
    }

    @Test
    void tilesAreHeldAgainstAsManyDaysBefore() {
        data.application("a2", "steve", "Acme", "2026-11-14");
        data.application("a3", "steve", "Other", "2026-11-21");
        data.application("saved", "steve", "Saved", "2026-11-21");
        data.set("stage", "saved", "saved");
        data.link("lt_calendly_0002", "steve", "a2", "Calendly");
        data.click("lt_calendly_0002", "2026-11-14T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0002", "2026-11-16T12:00:00Z", "human", "s1");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s2");
        data.stage("a1", "interview", "2026-11-18T12:00:00Z");
        data.stage("a2", "offer", "2026-11-14T12:00:00Z");

        Report report = data.firm();

        assertThat(report.tiles())
                .containsExactly(
                        new Tile(Measure.APPLICATIONS_SENT, 2, 1),
                        new Tile(Measure.APPLICATIONS_OPENED, 2, 1),
                        new Tile(Measure.HUMAN_CLICKS, 2, 1),
                        new Tile(Measure.VISITORS, 2, 1),
                        new Tile(Measure.MEETINGS, 1, 1),
                        new Tile(Measure.OFFERS, 0, 1));
        assertThat(report.tile(Measure.HUMAN_CLICKS).change()).hasValue(1.0);
        assertThat(report.tile(Measure.OFFERS).change()).hasValue(-1.0);
    }

    @Test
    void theFunnelTellsPartsAndDaysOfThoseSentInThePeriodAndOfAll() {
        data.application("a2", "steve", "Acme", "2026-11-15");
        data.application("old", "steve", "Old", "2026-10-01");
        data.link("lt_calendly_0002", "steve", "a2", "Calendly");
        data.link("lt_calendly_0003", "steve", "old", "Calendly");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0002", "2026-11-18T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0003", "2026-10-03T12:00:00Z", "human", "s1");
        data.stage("a2", "interview", "2026-11-20T12:00:00Z");
        // an offer without an interview was not made to a stranger
        data.stage("old", "offer", "2026-10-10T12:00:00Z");
        data.stage("a1", "screening", "2026-11-18T12:00:00Z");
        data.clickDays().roll();

        Report report = data.firm();

        assertThat(report.funnel().steps())
                .containsExactly(
                        new Step(FunnelStage.APPLICATIONS, 2, null, null),
                        new Step(FunnelStage.CLICKS, 2, 1.0, 2.0),
                        new Step(FunnelStage.MEETINGS, 1, 0.5, 2.0),
                        new Step(FunnelStage.OFFERS, 0, 0.0, null));
        assertThat(report.toDate().steps())
                .containsExactly(
                        new Step(FunnelStage.APPLICATIONS, 3, null, null),
                        new Step(FunnelStage.CLICKS, 3, 1.0, 2.0),
                        new Step(FunnelStage.MEETINGS, 2, 2 / 3.0, 4.5),
                        new Step(FunnelStage.OFFERS, 1, 1 / 3.0, 0.0));
    }

    @Test
    void stagesThatWereTakenBackOrCameLaterDoNotCount() {
        data.stage("a1", "interview", "2026-11-23T12:00:00Z");
        data.application("a2", "steve", "Acme", "2026-11-15");
        data.stage("a2", "offer", "2026-11-18T12:00:00Z");
        data.jdbc()
                .sql("update application_stages set taken_back_at = now() where stage = 'offer'")
                .update();

        assertThat(data.firm().toDate().steps()).extracting(Step::count).containsExactly(2L, 0L, 0L, 0L);
    }

    @Test
    void withoutApplicationsThereAreNoRates() {
        data.empty();

        Report report = data.firm();

        assertThat(report.total()).isEqualTo(Clicks.NONE);
        assertThat(report.tiles()).allSatisfy(tile -> assertThat(tile.change()).isEmpty());
        assertThat(report.funnel().steps())
                .extracting(Step::count, Step::ofApplications, Step::medianDays)
                .containsOnly(tuple(0L, null, null));
        assertThat(report.days()).hasSize(7);
        assertThat(report.experiment()).isEmpty();
    }

    @Test
    void groupsOfApplicationsSumUpWhatTheirsDid() {
        data.application("a2", "steve", "Tech Corp", "2026-11-01");
        data.application("a3", "ann", "Acme", "2026-11-20");
        data.set("source", "LinkedIn", "a1", "a2");
        data.link("lt_calendly_0002", "steve", "a2", "Calendly");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.click(LINKEDIN, "2026-11-17T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0002", "2026-11-17T12:00:00Z", "human", "s1");
        data.stage("a1", "interview", "2026-11-18T12:00:00Z");

        Report report = data.firm();

        assertThat(report.total().visitors()).isOne();
        GroupLine techCorp = new GroupLine("Tech Corp", 1L, 2, 1L, new Clicks(3, 0, 0, 0, 2), 1L, 0L);
        assertThat(report.companies()).containsExactly(techCorp, new GroupLine("Acme", 1L, 0, 0L, Clicks.NONE, 0L, 0L));
        assertThat(report.companies().get(0).openRate()).hasValue(1.0);
        assertThat(report.sources()).extracting(GroupLine::key).containsExactly("LinkedIn", "");
        assertThat(report.applications())
                .extracting(line -> line.application().applicationId())
                .containsExactly("a1", "a2", "a3");
        assertThat(report.applications().get(0).clicks().visitors()).isOne();
    }

    @Test
    void oneCandidateCanBePickedOut() {
        data.application("a2", "ann", "Acme", "2026-11-16");
        data.link("lt_calendly_0002", "ann", "a2", "Calendly");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.clickDays().roll();
        data.click("lt_calendly_0002", "2026-11-17T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0002", "2026-11-17T12:00:00Z", "automated", "s1");

        Report report = data.of("ann");

        assertThat(report.total()).isEqualTo(new Clicks(1, 1, 0, 0, 1));
        assertThat(report.applications())
                .extracting(ApplicationLine::application)
                .hasSize(1);
        assertThat(report.filtered().automated()).isOne();
        assertThat(data.firm().total().visitors()).isEqualTo(2);
        assertThat(data.of("' or true --").total()).isEqualTo(Clicks.NONE);
    }

    @Test
    void linksMadeElsewhereAndDeletedOnesAreCounted() {
        data.link("lt_calendly_0002", null, "foreign", "Calendly");
        data.link("lt_calendly_0003", null, null, "Calendly");
        data.click("lt_calendly_0002", "2026-11-17T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0003", "2026-11-17T11:00:00Z", "human", "s1");
        data.click("lt_calendly_0004", "2026-11-17T12:00:00Z", "automated", "s1");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s2");
        data.clickDays().roll();
        assertThat(data.of("steve").total().human()).isOne();
        assertThat(data.of("steve").clicksWithoutApplication()).isZero();
        assertThat(data.firm().clicksWithoutApplication())
                .as("on links of another application, of none, and of one that is gone")
                .isEqualTo(3);

        data.jdbc().sql("delete from link_tracking where user_id = 'steve'").update();

        assertThat(data.firm().total().all()).isEqualTo(4);
        assertThat(data.firm().clicksWithoutApplication()).isEqualTo(4);
        assertThat(data.firm().functions()).extracting(GroupLine::key).containsExactly("Calendly", "");
        assertThat(data.of("steve").total()).isEqualTo(Clicks.NONE);
        data.clickDays().roll();
        assertThat(data.of("steve").hours())
                .allSatisfy(cell -> assertThat(cell.human()).isZero());
    }

    /** Links of one application may be two candidates', when a list gave its id to another one. */
    @ParameterizedTest
    @ValueSource(strings = {"never", "amid", "at the end"})
    void reportsThatAreReadAtOnceSayWhatEachWouldSayAlone(String rolled) {
        data.application("a2", "ann", "Acme", "2026-11-01");
        data.link("lt_calendly_0002", "ann", "a2", "Calendly");
        data.link("lt_calendly_0003", "ann", "a1", "Calendly");
        data.link("lt_calendly_0004", null, "foreign", "Calendly");
        data.jdbc()
                .sql("update link_tracking set is_active = false where tracking_id = 'lt_calendly_0003'")
                .update();
        data.click("lt_calendly_0002", "2026-09-01T12:00:00Z", "human", "s1");
        data.click(LINKEDIN, "2026-11-10T12:00:00Z", "human", "s1");
        if (rolled.equals("amid")) {
            data.clickDays().roll();
        }
        for (String link :
                List.of(CALENDLY, LINKEDIN, "lt_calendly_0002", "lt_calendly_0003", "lt_calendly_0004", "gone")) {
            data.click(link, "2026-11-17T12:00:00Z", "human", "s1");
            data.click(link, "2026-11-17T12:05:00Z", "human", null, null, "web", "browser");
            data.click(link, "2026-11-18T12:00:00Z", "automated", "s1");
            data.click(link, "2026-11-18T12:01:00Z", "excluded", "s1", "cover_letter", "direct", "self");
        }
        data.click("lt_calendly_0003", "2026-10-10T12:00:00Z", "human", "s1");
        if (rolled.equals("at the end")) {
            data.clickDays().roll();
        }

        List<Subject> subjects = List.of(Subject.FIRM, new Subject("ann", "ann"), new Subject("steve", "steve"));
        ReportReading reading = data.reports().read(subjects, WEEK, ReportData.NOW);

        assertThat(subjects)
                .allSatisfy(subject ->
                        assertThat(reading.of(subject)).isEqualTo(data.reports().of(subject, WEEK)));
        LocalDate tuesday = LocalDate.parse("2026-11-17");
        assertThat(reading.of(subjects.get(0)).days())
                .contains(new Report.Day(tuesday, new Clicks(12, 0, 0, 6, 3), 0, 3));
        assertThat(reading.of(subjects.get(1)).days())
                .contains(new Report.Day(tuesday, new Clicks(4, 0, 0, 2, 1), 0, 2));
        assertThat(reading.of(subjects.get(2)).days())
                .contains(new Report.Day(tuesday, new Clicks(4, 0, 0, 2, 1), 0, 1));
        assertThat(subjects)
                .extracting(subject -> reading.of(subject).tile(Measure.APPLICATIONS_OPENED))
                .containsExactly(
                        new Tile(Measure.APPLICATIONS_OPENED, 2, 1),
                        new Tile(Measure.APPLICATIONS_OPENED, 1, 0),
                        new Tile(Measure.APPLICATIONS_OPENED, 1, 1));
        assertThat(subjects)
                .extracting(subject -> reading.of(subject).applications().stream()
                        .map(line -> line.application().applicationId() + " " + line.firstOpened())
                        .toList())
                .containsExactly(
                        List.of("a1 2026-10-10T12:00:00Z", "a2 2026-09-01T12:00:00Z"),
                        List.of("a2 2026-09-01T12:00:00Z"),
                        List.of("a1 2026-11-10T12:00:00Z"));
    }

    @Test
    void ownClicksAreInNoTotal() {
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "excluded", "s1", "resume", "direct", "head,self");
        data.click(
                CALENDLY,
                "2026-11-17T13:00:00Z",
                "automated",
                "s1",
                "resume",
                "direct",
                "scanner_probable,on_delivery");
        data.click(CALENDLY, "2026-11-17T13:00:00Z", "automated", "s1", "resume", "direct", "burst,browser");
        data.click(CALENDLY, "2026-11-17T14:00:00Z", "automated", "s1", "resume", "direct", "burst,no_browser_signs");
        data.click(CALENDLY, "2026-11-17T14:00:00Z", "uncertain", null, "resume", "direct", "tomorrows_rule");

        Report report = data.firm();

        assertThat(report.total()).isEqualTo(new Clicks(0, 3, 1, 1, 0));
        assertThat(report.filtered())
                .isEqualTo(new Report.Filtered(
                        3,
                        1,
                        1,
                        List.of(
                                new FilteredLine("automated", "burst", "a scanner: many links at once", 2),
                                new FilteredLine("automated", "scanner_probable", "a mail gateway", 1),
                                new FilteredLine("excluded", "self", "the candidate's own", 1),
                                new FilteredLine("uncertain", "tomorrows_rule", "tomorrows rule", 1))));
        assertThat(report.applications().get(0).firstOpened()).isNull();
    }

    @Test
    void tellsWhomToFollowUpAndWhoIsSilent() {
        data.application("over", "steve", "Over", "2026-11-01");
        data.application("silent", "steve", "Silent", "2026-11-10");
        data.application("longer", "steve", "Longer", "2026-11-01");
        data.application("recent", "steve", "Recent", "2026-11-11");
        data.application("untracked", "steve", "Untracked", "2026-11-01");
        data.application("once", "steve", "Once", "2026-11-01");
        data.set("tracked", false, "untracked");
        data.link("lt_calendly_0002", "steve", "over", "Calendly");
        data.link("lt_calendly_0003", "steve", "once", "Calendly");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.click(LINKEDIN, "2026-11-17T14:00:00Z", "human", "s1");
        data.click("lt_calendly_0002", "2026-11-17T12:00:00Z", "human", "s1");
        data.click("lt_calendly_0003", "2026-11-02T12:00:00Z", "human", "s1");
        data.stage("over", "rejected", "2026-11-18T12:00:00Z");
        data.clickDays().roll();

        Report report = data.firm();

        assertThat(report.hot()).singleElement().satisfies(hot -> {
            assertThat(hot.application().applicationId()).isEqualTo("a1");
            assertThat(hot.function()).isEqualTo("LinkedIn");
            assertThat(hot.humanClicks()).isEqualTo(2);
            assertThat(hot.daysSinceSent()).isEqualTo(5);
            assertThat(hot.suggestion()).contains("your profile");
        });
        assertThat(report.silent())
                .extracting(line -> line.application().applicationId() + " " + line.daysSinceSent())
                .containsExactly("longer 20", "silent 11");
    }

    @Test
    void tellsWhatMayMakeNumbersIncomplete() {
        data.application("untracked", "steve", "Untracked", "2026-11-17");
        data.set("tracked", false, "untracked");
        data.jdbc()
                .sql("update link_tracking set is_active = false where tracking_id = '" + CALENDLY + "'")
                .update();
        data.jdbc()
                .sql("insert into link_changes (tracking_id, changed_at, changed_by, change) values ('" + CALENDLY
                        + "', '2026-11-17T11:00:00Z', '', 'deactivated')")
                .update();
        data.click(CALENDLY, "2026-11-17T10:59:59Z", "human", "s1");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");
        data.jdbc().sql("""
                        insert into generation_runs (run_key, list_path, output_dir, run_date, state, host, pid, started_at,
                                                     finished_at, rejected_rows)
                        select '', '/l', '/o' || n % 2, '2026-11-17', 'finished', '', 1, '2026-11-17', '2026-11-17 12:00Z',
                               n * 10
                          from generate_series(1, 3) as n
                        """).update();

        assertThat(data.firm().quality()).isEqualTo(new Report.Quality(50, 1, null, 1));
        assertThat(data.of("steve").quality().rejectedRows()).isZero();
    }

    @Test
    void variantsAreComparedWhenThereAreTwo() {
        data.set("template_variant", "a", "a1");
        data.application("b1", "steve", "Acme", "2026-11-16");
        data.set("template_variant", "b", "b1");
        data.click(CALENDLY, "2026-11-17T12:00:00Z", "human", "s1");

        Report.Experiment experiment = data.firm().experiment().orElseThrow();

        assertThat(experiment.arms())
                .extracting(arm -> arm.variant() + " " + arm.opened() + "/" + arm.applications())
                .containsExactly("a 1/1", "b 0/1");
        assertThat(experiment.enough()).isFalse();
        assertThat(experiment.leader()).isNull();
        assertThat(experiment.moreNeeded()).isPositive();
        assertThat(data.firm().variants()).extracting(GroupLine::key).containsExactly("a", "b");
    }

    private static GroupLine links(String key, long opened, Clicks clicks) {
        return new GroupLine(key, null, opened, null, clicks, null, null);
    }
}
