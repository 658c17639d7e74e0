package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../../etc/passwd;etc-passwd",
                "CON;CON-",
                "com1;com1-",
                "'  Müller & Söhne GmbH. ';Müller-Söhne-GmbH",
                "O'Neill's;ONeills",
                "-rf;rf",
                "???;unnamed",
                "a\u202Eb;a-b",
                "C:\\Windows;C-Windows",
                "北京公司;北京公司"
            })
    void makesNamesThatEveryFileSystemTakes(String text, String name) {
        assertThat(SafeName.of(text, '-', 60)).isEqualTo(name);
    }

    @Test
    void cutsByBytesWithoutBreakingACharacter() {
        String name = SafeName.of("e\u0301".repeat(100), '-', 60);

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(60);
        assertThat(name).matches("é+");
    }

    @Test
    void joinsNamesOfPeopleByUnderscores() {
        assertThat(SafeName.of("Steve  van Glen", '_', 60)).isEqualTo("Steve_van_Glen");
    }
}
