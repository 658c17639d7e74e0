package dev.paperclick.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTests {

    /** Ten years back and one ahead. */
    private static final Instant FROM = Instant.parse("2016-11-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2027-12-31T00:00:00Z");
    private static final int DAYS_AROUND = 4;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<Instant> runs(String cron, ZoneId zone, Instant from, Instant to) {
        Schedule schedule = Schedule.of(cron, zone);
        List<Instant> runs = new ArrayList<>();
        Instant time = schedule.next(from).orElseThrow();
        while (time.isBefore(to)) {
            runs.add(time);
            time = schedule.next(time).orElseThrow();
        }
        return runs;
    }

    private static List<String> runs(String cron, ZoneId zone, String from, String to) {
        return runs(
                        cron,
                        zone,
                        LocalDateTime.parse(from).atZone(zone).toInstant(),
                        LocalDateTime.parse(to).atZone(zone).toInstant())
                .stream()
                .map(run -> run.atZone(zone).toOffsetDateTime().toString())
                .toList();
    }

    private static Stream<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(
                zone.getRules().nextTransition(FROM),
                change -> change != null && change.getInstant().isBefore(TO),
                change -> zone.getRules().nextTransition(change.getInstant()));
    }

    /** The shipped schedule, and times at which clocks like to change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 2 * * *",
                "0 0 * * *",
                "30 2 * * *",
                "59 23 * * *",
                "0 3 * * *",
                "30 0 * * *",
                "59 59 1 * * *"
            })
    void everyDayOfEveryZoneHasOneRunAroundEveryChangeOfTenYears(String cron) {
        int changes = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            for (ZoneOffsetTransition change : changes(zone).toList()) {
                changes++;
                LocalDate first = change.getDateTimeBefore().toLocalDate().minusDays(DAYS_AROUND);
                LocalDate last = first.plusDays(2 * DAYS_AROUND);
                List<Instant> runs = runs(
                        cron,
                        zone,
                        first.atStartOfDay(zone).toInstant().minusSeconds(1),
                        last.atStartOfDay(zone).toInstant());

                assertThat(runs).as(id).isSorted().doesNotHaveDuplicates();
                assertThat(runs.stream().map(run -> run.atZone(zone).toLocalDate()))
                        .as(id + " " + change)
                        .containsExactlyElementsOf(first.datesUntil(last).toList());
            }
        }
        assertThat(changes).isGreaterThan(3_000);
    }

    /** Where the last days of the decade go by without a change as well. */
    @Test
    void theShippedScheduleHasOneRunOnEachDayOfTenYears() {
        ZoneId edmonton = ZoneId.of("America/Edmonton");
        assertThat(runs("15 2 * * *", edmonton, FROM, TO).stream()
                        .map(run -> run.atZone(edmonton).toLocalDate()))
                .containsExactlyElementsOf(LocalDate.ofInstant(FROM, edmonton)
                        .plusDays(1)
                        .datesUntil(LocalDate.ofInstant(TO, edmonton).plusDays(1))
                        .toList());
    }

    @Test
    void aTimeThatClocksJumpOverComesRightAfterAndOneTheyRepeatComesFirst() {
        assertThat(runs("30 2 * * *", BERLIN, "2026-03-28T00:00", "2026-03-31T00:00"))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
        assertThat(runs("30 2 * * *", BERLIN, "2026-10-24T00:00", "2026-10-27T00:00"))
                .containsExactly("2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void severalTimesOfADayThatClocksJumpOverAreOne() {
        assertThat(runs("*/20 1-3 * * *", BERLIN, "2026-03-29T00:00", "2026-03-30T00:00"))
                .containsExactly(
                        "2026-03-29T01:00+01:00",
                        "2026-03-29T01:20+01:00",
                        "2026-03-29T01:40+01:00",
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:20+02:00",
                        "2026-03-29T03:40+02:00");
    }

    @Test
    void aDayWhoseEndIsJumpedOverHasItsRunJustBefore() {
        // in 2025 clocks there went from Saturday, 23:00, to Sunday
        assertThat(runs("59 23 * * *", ZoneId.of("America/Scoresbysund"), "2025-03-28T00:00", "2025-03-31T00:00"))
                .containsExactly("2025-03-28T23:59-02:00", "2025-03-29T22:59:59-02:00", "2025-03-30T23:59-01:00");
    }

    @Test
    void aDayThatDoesNotExistHasNoRun() {
        assertThat(runs("0 8 * * *", ZoneId.of("Pacific/Apia"), "2011-12-28T00:00", "2012-01-01T00:00"))
                .containsExactly("2011-12-28T08:00-10:00", "2011-12-29T08:00-10:00", "2011-12-31T08:00+14:00");
        assertThat(runs("0 8 * * *", ZoneId.of("Pacific/Kwajalein"), "1993-08-20T00:00", "1993-08-23T00:00"))
                .containsExactly("1993-08-20T08:00-12:00", "1993-08-22T08:00+12:00");
    }

    @ParameterizedTest
    @CsvSource({
        "0 * * * *,    Europe/Berlin,         3600",
        "*/15 * * * *, Europe/Berlin,         900",
        "0 * * * *,    America/Scoresbysund,  3600",
        "*/30 * * * *, Australia/Lord_Howe,   1800",
        "*/10 * * * * *, Africa/Casablanca,   10"
    })
    void everyRealHourHasAsManyRunsAsAnyOther(String cron, ZoneId zone, long seconds) {
        changes(zone).forEach(change -> {
            Instant from = change.getInstant().minusSeconds(10_800);
            List<Instant> runs = runs(cron, zone, from.minusSeconds(1), from.plusSeconds(21_600));
            assertThat(runs)
                    .as(change.toString())
                    .containsExactlyElementsOf(Stream.iterate(from, time -> time.plusSeconds(seconds))
                            .limit(21_600 / seconds)
                            .toList());
        });
    }

    @Test
    void whatWasMissedIsOneRunOfTheLatestTime() {
        Schedule schedule = Schedule.of("15 2 * * *", ZoneOffset.UTC);
        Instant first = Instant.parse("2026-11-01T02:15:00Z");

        assertThat(schedule.latest(first, first)).isEqualTo(first);
        assertThat(schedule.latest(first, Instant.parse("2026-11-02T02:14:59Z")))
                .isEqualTo(first);
        assertThat(schedule.latest(first, Instant.parse("2026-11-20T10:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T02:15:00Z"));
        assertThat(schedule.latest(first, Instant.parse("2036-11-20T02:15:00Z")))
                .isEqualTo(Instant.parse("2036-11-20T02:15:00Z"));
        assertThat(Schedule.of("* * * * * *", ZoneOffset.UTC).latest(first, first.plusSeconds(80_000_000)))
                .isEqualTo(first.plusSeconds(80_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every monday | five or six fields",
                "@daily | five or six fields",
                "61 2 * * * | is not a cron expression",
                "0 0 30 2 * | names a day that never comes",
                "0 8 1 * MON | chooses days of the month and days of the week"
            })
    void refusesWhatIsNoSchedule(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.of(text, BERLIN))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 2 * * * | daily at 02:15",
                "0 15 2 * * * | daily at 02:15",
                "0 8 * * MON | Mon at 08:00",
                "0 8 * * 1-5 | Mon–Fri at 08:00",
                "30 * * * * | hourly at :30",
                "*/5 * * * * | every 5 minutes",
                "0 0 1 * * | 0 0 1 * *",
                "0 8,20 * * * | 0 8,20 * * *"
            })
    void saysUsualSchedulesInWords(String cron, String words) {
        assertThat(ScheduleWords.of(Schedule.of(cron, BERLIN))).isEqualTo(words);
    }
}
