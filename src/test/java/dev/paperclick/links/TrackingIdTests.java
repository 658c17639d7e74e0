package dev.paperclick.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingIdTests {

    @Test
    void newIdsSayTheirFunctionAndEndIn22Base62Characters() {
        TrackingId id = TrackingId.random(LinkFunction.CALENDLY, new SecureRandom());

        assertThat(id.value()).matches("lt_calendly_[0-9A-Za-z]{22}");
        assertThat(TrackingId.parse(id.value())).contains(id);
    }

    @Test
    void everyCharacterIsEquallyLikely() {
        RandomGenerator random = new Random(20261121);
        int[] counts = new int[128];
        for (int i = 0; i < 20_000; i++) {
            String value = TrackingId.random(LinkFunction.PORTFOLIO, random).value();
            value.substring(value.lastIndexOf('_') + 1).chars().forEach(c -> counts[c]++);
        }

        double expected = 20_000 * 22 / 62.0;
        assertThat(Arrays.stream(counts).filter(count -> count > 0).boxed())
                .hasSize(62)
                .allSatisfy(count -> assertThat(count.doubleValue()).isBetween(expected * 0.94, expected * 1.06));
    }

    @Test
    void neverRepeats() {
        RandomGenerator random = new SecureRandom();
        Set<TrackingId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(ids.add(TrackingId.random(LinkFunction.LINKEDIN, random)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lt_calendly_abc123",
                "lt_calendly_9f2c",
                "lt_a_0123456789012345678901234567890123456789012345678901234567890123",
                "lt_my_own_site_AbCd",
                "lt___AbCd",
                "lt_0123456789012345678901234567890123456789_AbCd"
            })
    void acceptsIdsFromElsewhere(String text) {
        assertThat(TrackingId.parse(text)).map(TrackingId::value).contains(text);
        assertThat(text).matches("lt_[a-z0-9_]{1,40}_[0-9A-Za-z]{4,64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "lt",
                "lt_",
                "lt__",
                "lt_calendly",
                "lt_calendly_",
                "lt_calendly_abc",
                "lt__abcd",
                "LT_calendly_abcd",
                "lt_Calendly_abcd",
                "lt_calendly_ab-cd",
                "lt_calendly_abcd ",
                "lt_calendly_abcd\n",
                "lt_calendly_ábcd",
                "lt_cal%65ndly_abcd",
                "lt_calendly_../../etc",
                "lt_01234567890123456789012345678901234567890_abcd",
                "lt_a_01234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesEverythingElse(String text) {
        assertThat(TrackingId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackingId(text));
    }
}
