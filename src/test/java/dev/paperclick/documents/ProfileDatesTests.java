package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileDatesTests {

    @ParameterizedTest
    @CsvSource({
        "2021-03,2024-11,Mar 2021 – Nov 2024",
        "2021-03-15,'',Mar 2021 – Present",
        "2019,2021,2019 – 2021",
        "'',2021-06,Jun 2021",
        "'','',''",
        "Spring 2020,2021-13,Spring 2020 – 2021-13"
    })
    void showsPeriodsAsResumesDo(String start, String end, String period) {
        assertThat(ProfileDates.period(start, end)).isEqualTo(period);
    }
}
