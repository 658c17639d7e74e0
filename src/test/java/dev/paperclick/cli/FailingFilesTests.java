package dev.paperclick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.ChildClassPath;
import dev.paperclick.PaperclickProcess;
import dev.paperclick.TestInput;
import dev.paperclick.observed.ObservedProgram;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The n-th call to the file system fails, once or until it is mended: no half file under a final name, one sentence and an
 * exit code, and the same command completes the run to what an undisturbed one makes.
 */
@Execution(ExecutionMode.CONCURRENT)
class FailingFilesTests {

    private static final int SAMPLES = 12;

    @TempDir
    Path folder;

    @Test
    void someOfThem() throws IOException {
        run(SAMPLES, "");
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_SPACE once",
                "NO_SPACE lasting",
                "DEFECT once",
                "DEFECT lasting",
                "DENIED once",
                "DENIED lasting"
            })
    void eachOfThem(String kind) throws IOException {
        System.out.println(kind + ": " + run(Integer.MAX_VALUE, kind));
    }

    private String run(int samples, String kind) throws IOException {
        TestInput.copyTo(folder);
        StringBuilder list = new StringBuilder("company,title\n");
        for (int row = 1; row <= FailingFilesRun.ROWS; row++) {
            list.append("Company ").append(row).append(",Engineer\n");
        }
        Files.writeString(folder.resolve("input/few.csv"), list.append(",Nobody\n"));
        long seed = System.nanoTime();
        try (TestDatabase database = TestDatabase.fresh()) {
            PaperclickProcess.Result result = PaperclickProcess.start(
                            ChildClassPath.options(),
                            ObservedProgram.class,
                            folder,
                            Map.of("DATABASE_URL", database.psqlUrl()),
                            FailingFilesRun.class.getName(),
                            String.valueOf(samples),
                            String.valueOf(seed),
                            kind)
                    .result();
            assertThat(result.exitCode()).as("seed %d: %s", seed, result).isZero();
            return result.out();
        }
    }
}
