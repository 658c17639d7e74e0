package dev.paperclick.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTests {

    @ParameterizedTest
    @CsvSource({
        "/track/{id},     /track/abc,      abc",
        "/track/{id},     /track/,         ''",
        "/track/{id},     /track/a b,      a b",
        "/track/{id},     /track,          ",
        "/track/{id},     /tracks/abc,     ",
        "/track/{id},     /track/abc/,     ",
        "/track/{id},     /track/abc/d,    ",
        "/track/{id},     /track//abc,     ",
        "/track/{id},     /Track/abc,      ",
        "/track/{id},     '',              ",
        "/jobs/{id}/run,  /jobs/a/run,     a",
        "/jobs/{id}/run,  /jobs//run,      ''",
        "/jobs/{id}/run,  /jobs/run,       ",
        "/jobs/{id}/run,  /jobs/a/b/run,   ",
        "/jobs/{id}/run,  /jobs/a/runs,    ",
        "/jobs/{id}/run,  /jobs/a,         ",
        "/{id},           /x,              x"
    })
    void aNameIsAWholeSegment(String pattern, String path, String id) {
        assertThat(PathPattern.parse(pattern).match(path))
                .isEqualTo(Optional.ofNullable(id).map(value -> Map.of("id", value)));
    }

    @Test
    void severalNamesAreReadFromLeftToRight() {
        PathPattern pattern = PathPattern.parse("/a/{x}/b/{y}");

        assertThat(pattern.match("/a/1/b/2")).contains(Map.of("x", "1", "y", "2"));
        assertThat(pattern.match("/a/1/b/2/")).isEmpty();
        assertThat(pattern.match("/a/1/c/2")).isEmpty();
        assertThat(pattern.match("/a/1/b")).isEmpty();
    }
}
