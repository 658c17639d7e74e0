package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlCharactersTests {

    @Test
    void areFoundAtEachPlaceBesideWhateverStandsThere() {
        for (char neighbour : new char[] {'a', ' ', '\t', '!', '~', 'ÿ', 0x80}) {
            for (int length = 1; length <= 20; length++) {
                for (int place = 0; place < length; place++) {
                    for (char c = 0; c < 256; c++) {
                        StringBuilder value =
                                new StringBuilder(String.valueOf(neighbour).repeat(length));
                        value.setCharAt(place, c);

                        assertThat(ControlCharacters.areIn(value.toString()))
                                .as("%d at %d of %d beside %d", (int) c, place, length, (int) neighbour)
                                .isEqualTo((c < ' ' && c != '\t') || c == 0x7f);
                    }
                }
            }
        }
    }

    @Test
    void areFoundInLongValuesToo() {
        String value = "a".repeat(5_000);

        assertThat(ControlCharacters.areIn("")).isFalse();
        assertThat(ControlCharacters.areIn(value)).isFalse();
        assertThat(ControlCharacters.areIn(value + "\u0001")).isTrue();
        assertThat(ControlCharacters.areIn(value.substring(0, 1_023) + "\u0000" + value))
                .isTrue();
        assertThat(ControlCharacters.areIn(value.substring(0, 1_024) + "\n" + value))
                .isTrue();
    }
}
