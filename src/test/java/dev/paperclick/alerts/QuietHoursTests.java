package dev.paperclick.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTests {

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, America/Edmonton, 2026-11-24T04:59:59Z, 2026-11-24T04:59:59Z",
        "22:00-07:00, America/Edmonton, 2026-11-24T05:00:00Z, 2026-11-24T14:00:00Z",
        "22:00-07:00, America/Edmonton, 2026-11-24T13:59:59Z, 2026-11-24T14:00:00Z",
        "22:00-07:00, America/Edmonton, 2026-11-24T14:00:00Z, 2026-11-24T14:00:00Z",
        "12:00 - 13:30, UTC,            2026-11-24T13:29:00Z, 2026-11-24T13:30:00Z",
        "12:00-13:30, UTC,              2026-11-24T11:59:59Z, 2026-11-24T11:59:59Z",
        // clocks go forward at 02:00, so 02:30 is not there; and back at 03:00, so it is there twice
        "22:00-02:30, Europe/Berlin,    2026-03-28T22:00:00Z, 2026-03-29T01:30:00Z",
        "1:00-2:30,   Europe/Berlin,    2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z",
        "'',          Europe/Berlin,    2026-10-25T00:10:00Z, 2026-10-25T00:10:00Z"
    })
    void theyEndWhereTheReaderIs(String hours, ZoneId zone, Instant at, Instant over) {
        assertThat(QuietHours.parse(hours).orElseThrow().over(at, zone)).isEqualTo(over);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "22:00", "22:00-25:00", "22:00-22:00", "night", "22:00-07:00-08:00", "-"})
    void otherWordsAreNone(String words) {
        assertThat(QuietHours.parse(words)).isEmpty();
    }
}
