package dev.paperclick.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.PaperclickProcess;
import dev.paperclick.TestInput;
import dev.paperclick.Waits;
import dev.paperclick.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run over 300 rows is killed at random instants and started again, until it is done. */
@Execution(ExecutionMode.CONCURRENT)
class KilledRunTests {

    private static final int ROWS = 300;
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void endsWithWhatAnUndisturbedRunWouldHaveProduced() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestDatabase database = TestDatabase.fresh()) {
            Path workspace = TestInput.copyTo(folder);
            Map<String, String> settings = Map.of("DATABASE_URL", database.psqlUrl());
            Path list = writeList(workspace);
            Path output = workspace.resolve("output").resolve("many");

            for (int kill = 1; kill <= KILLS; kill++) {
                killAt(workspace, settings, list, output, kill * (2 * ROWS - 100) / KILLS + random.nextInt(80));
            }
            PaperclickProcess.Result end = PaperclickProcess.run(workspace, settings, "generate", list.toString());

            assertThat(end.exitCode()).as("seed %d, %s", seed, end).isZero();
            assertThat(end.err()).doesNotContainIgnoringCase("batch").doesNotContain("Exception");
            Map<String, String> interrupted = documents(output);
            assertThat(interrupted).as("seed %d", seed).hasSize(2 * ROWS);
            assertThat(names(output)).noneMatch(name -> name.startsWith(".tmp-"));
            assertThat(database.jdbc()
                            .sql("select count(*), count(distinct (application_id, link_function)) from link_tracking")
                            .query((row, n) -> row.getLong(1) + " " + row.getLong(2))
                            .single())
                    .isEqualTo(3 * ROWS + " " + 3 * ROWS);
            assertThat(database.jdbc()
                            .sql("select count(*) from job_applications")
                            .query(Long.class)
                            .single())
                    .isEqualTo(ROWS);
            String manifest = Files.readString(output.resolve("manifest.csv"));

            delete(output);
            PaperclickProcess.Result undisturbed =
                    PaperclickProcess.run(workspace, settings, "generate", list.toString());

            assertThat(undisturbed.out()).contains("Generated       300 pairs");
            assertThat(documents(output)).as("seed %d", seed).isEqualTo(interrupted);
            assertThat(output.resolve("manifest.csv")).hasContent(manifest);
        }
    }

    private static void killAt(Path workspace, Map<String, String> settings, Path list, Path output, int files) {
        try (PaperclickProcess run = PaperclickProcess.start(workspace, settings, "generate", list.toString())) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .atMost(Waits.LONG)
                    .until(() -> !run.isAlive()
                            || names(output).filter(KilledRunTests::isDocument).count() >= files);
        }
    }

    private static Path writeList(Path workspace) throws IOException {
        StringBuilder list = new StringBuilder("company,title,job_url,notes\n");
        for (int row = 1; row <= ROWS; row++) {
            list.append("Company ")
                    .append(row)
                    .append(",Engineer,https://jobs.example.com/")
                    .append(row)
                    .append(",\n");
        }
        return Files.writeString(workspace.resolve("input/many.csv"), list);
    }

    private static boolean isDocument(String name) {
        return name.endsWith(".docx") && !name.startsWith(".tmp-");
    }

    private static Map<String, String> documents(Path output) {
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (isDocument(file.getFileName().toString())) {
                    documents.put(output.relativize(file).toString(), dev.paperclick.platform.Sha256.hex(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    /** Names of files below the folder, which may change meanwhile. */
    private static Stream<String> names(Path output) {
        Stream.Builder<String> names = Stream.builder();
        try {
            if (Files.exists(output)) {
                Files.walkFileTree(output, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        names.add(file.getFileName().toString());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.build();
    }

    private static void delete(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
