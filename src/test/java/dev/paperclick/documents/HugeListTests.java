package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.TestInput;
import dev.paperclick.platform.TestDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are larger than the memory of the process, which is 256 MB as everywhere in the tests. */
@Tag("soak")
class HugeListTests {

    private static final int ROWS = 400_000;
    private static final int GOOD = 1_000;

    @TempDir
    Path folder;

    @Test
    void aListOfHalfAGigabyteThatIsAlmostAllWrong() throws IOException {
        Path workspace = TestInput.copyTo(folder);
        Path list = workspace.resolve("input/huge.csv");
        String notes = "note ".repeat(240);
        try (BufferedWriter text = Files.newBufferedWriter(list)) {
            text.write("company,title,notes\n");
            for (int row = 0; row < ROWS; row++) {
                text.write((row < GOOD ? "Company " + row : "") + ",Engineer," + notes + "\n");
            }
        }
        assertThat(Files.size(list)).isGreaterThan(450L << 20);

        try (TestDatabase database = TestDatabase.fresh()) {
            PaperclickProcess.Result end = PaperclickProcess.run(
                    workspace, Map.of("DATABASE_URL", database.psqlUrl()), "generate", list.toString());

            assertThat(end.exitCode()).as(end.err()).isEqualTo(1);
            assertThat(end.out()).contains("Generated     1,000 pairs", "399,000 rows");
        }
        try (Stream<String> rejected = Files.lines(workspace.resolve("output/huge/rejected.csv"))) {
            assertThat(rejected.count()).isEqualTo(ROWS - GOOD + 1);
        }
    }
}
