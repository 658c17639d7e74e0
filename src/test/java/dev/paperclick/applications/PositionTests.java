package dev.paperclick.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way is forward. */
class PositionTests {

    @ParameterizedTest
    @CsvSource({
        "saved,       applied,     true",
        "applied,     interview,   true",
        "interview,   applied,     false",
        "applied,     applied,     false",
        "offer,       accepted,    true",
        "offer,       rejected,    true",
        "applied,     no response, true",
        "interview,   no response, true",
        "no response, interview,   true",
        "no response, rejected,    true",
        "no response, applied,     false",
        "rejected,    interview,   false",
        "rejected,    archived,    true",
        "accepted,    rejected,    false",
        "archived,    applied,     false",
        "applied,     Coffee chat, true",
        "rejected,    Coffee chat, false",
        "Coffee chat, Coffee chat, false",
        "Coffee chat, Take-home,   true",
    })
    void goesForward(String from, String to, boolean forward) {
        assertThat(new Position(from, Set.of(from)).goesForwardTo(to)).isEqualTo(forward);
    }

    @Test
    void anUnknownWordDoesNotForgetHowFarTheApplicationWas() {
        Position position = new Position("Coffee chat", Set.of("applied", "interview", "Coffee chat"));

        assertThat(position.goesForwardTo("offer")).isTrue();
        assertThat(position.goesForwardTo("screening")).isFalse();
        assertThat(position.goesForwardTo("applied")).isFalse();
    }

    @Test
    void anybodyMayBegin() {
        assertThat(Position.NOWHERE.goesForwardTo("rejected")).isTrue();
        assertThat(Position.NOWHERE.goesForwardTo("Coffee chat")).isTrue();
    }

    @Test
    void whatWasBeforeStaysWhenSomebodyGoesBack() {
        Position position = new Position("offer", Set.of("saved", "applied", "screening", "interview", "offer"));

        assertThat(position.beyond("screening")).containsExactlyInAnyOrder("interview", "offer");
    }
}
