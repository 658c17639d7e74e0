package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paperclick.platform.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPropertiesTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"})
    void theConsoleNeedsNoKeyAtHome(String host) {
        assertThatCode(() -> new HttpProperties("0.0.0.0", 8080, host, 5000, List.of(), ""))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10", "console.example.com", "localhost.example.com"})
    void aConsoleThatOthersReachNeedsAKey(String host) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> new HttpProperties("0.0.0.0", 8080, host, 5000, List.of(), " , "))
                .withMessage(
                        "CONSOLE_HOST is '" + host + "', which others can reach, and PAPERCLICK_API_KEY is not set;"
                                + " set a key, or set CONSOLE_HOST to 127.0.0.1.");
        assertThatCode(() -> new HttpProperties("0.0.0.0", 8080, host, 5000, List.of(), "secret"))
                .doesNotThrowAnyException();
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() ->
                        new HttpProperties("", 70_000, "127.0.0.1", -1, List.of("10.0.0.0/8", "", "10.0.0.0/99"), ""))
                .satisfies(problem -> assertThat(problem.sentences())
                        .containsExactly(
                                "SERVER_HOST is '', which is no address to listen on; write 127.0.0.1 or 0.0.0.0.",
                                "SERVER_PORT is 70000, which is not between 0 and 65535 (0 takes any free port).",
                                "CONSOLE_PORT is -1, which is not between 0 and 65535 (0 takes any free port).",
                                "SERVER_TRUSTED_PROXIES has '10.0.0.0/99', which is neither an address nor a range;"
                                        + " write 10.0.0.5 or 10.0.0.0/8."));
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(new HttpProperties("0.0.0.0", 8080, "127.0.0.1", 5000, List.of(), "hush").toString())
                .doesNotContain("hush")
                .contains("with key");
    }
}
