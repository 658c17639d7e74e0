package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePropertiesTests {

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "5432x", "1234567", "٥٤٣٢"})
    void aPortThatIsNoneIsTold(String port) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new DatabaseProperties(null, port, false))
                .withMessageContainingAll("PAPERCLICK_DB_PORT", "'" + port + "'", "1 to 65535");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void noPortMeansAnyFreeOne(@Nullable String port) {
        assertThat(new DatabaseProperties(null, port, false).portNumber()).isNull();
    }

    @Test
    void spacesAroundThePortDoNotMatter() {
        assertThat(new DatabaseProperties(null, " 5432 ", false).portNumber()).isEqualTo(5432);
    }
}
