package dev.paperclick.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPeriodTests {

    private static final ZoneId EDMONTON = ZoneId.of("America/Edmonton");

    @Test
    void endsWithTodayInTheReadersZone() {
        ReportPeriod week = ReportPeriod.lastDays(7, Instant.parse("2026-11-22T03:00:00Z"), EDMONTON);

        assertThat(week.first()).isEqualTo(LocalDate.parse("2026-11-15"));
        assertThat(week.last()).isEqualTo(LocalDate.parse("2026-11-21"));
        assertThat(week.from()).isEqualTo(Instant.parse("2026-11-15T07:00:00Z"));
        assertThat(week.to()).isEqualTo(Instant.parse("2026-11-22T07:00:00Z"));
        assertThat(week.days()).isEqualTo(7);
    }

    @Test
    void daysHave23And25HoursWhereClocksChange() {
        LocalDate spring = LocalDate.parse("2026-03-08");
        LocalDate autumn = LocalDate.parse("2026-11-01");

        assertThat(length(new ReportPeriod(spring, spring, EDMONTON))).isEqualTo(Duration.ofHours(23));
        assertThat(length(new ReportPeriod(autumn, autumn, EDMONTON))).isEqualTo(Duration.ofHours(25));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3661, Integer.MAX_VALUE})
    void otherNumbersOfDaysAreRefused(int days) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> ReportPeriod.lastDays(days, Instant.EPOCH, EDMONTON))
                .withMessage("A report over " + days + " days cannot be made; ask for 1 to 3660 days.");
    }

    private static Duration length(ReportPeriod period) {
        return Duration.between(period.from(), period.to());
    }
}
