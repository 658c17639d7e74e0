package dev.paperclick.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.platform.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists of every kind that people have, each with the records that it must give beside it, as
 * {@code list check --rows} prints them.
 *
 * <p>After a wanted change: {@code mvn test -Dtest=ListFilesTests -Dgolden.update}, and read the difference.
 */
class ListFilesTests {

    private static final Path FOLDER = Path.of("src/test/resources/lists");
    private static final String EXPECTED = ".expected.jsonl";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static Stream<String> lists() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(EXPECTED))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void readsTheRecordsOfEachListWithTheirLines(String name) throws IOException {
        Path expected = FOLDER.resolve(name + EXPECTED);
        List<String> records = records(FOLDER.resolve(name));
        if (System.getProperty("golden.update") != null) {
            Files.write(expected, records);
        }

        assertThat(records).isEqualTo(Files.readAllLines(expected));
    }

    private static List<String> records(Path file) throws IOException {
        List<String> records = new ArrayList<>();
        try {
            ListCheck.check(
                    file, HeaderAliases.NONE, template -> true, row -> records.add(MAPPER.writeValueAsString(row)));
        } catch (UserProblem e) {
            records.add(MAPPER.writeValueAsString(
                    Map.of("refused", String.valueOf(e.getMessage()).replace(file + ": ", ""))));
        }
        return records;
    }
}
